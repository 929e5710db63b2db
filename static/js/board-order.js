// The themes on the board: kept in the server's order, new ones fetched, those taken apart removed.
// No frame ever replaces a whole theme, so that a title can be written there in peace.
const themes = document.getElementById("themes");
const tries = 5;
let seen = -1;

const swapped = (element) =>
  element.dispatchEvent(new CustomEvent("live:swapped", { bubbles: true, detail: element.id }));

async function fetchInto(place, address, left = tries) {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  if (!answer.ok || !place.isConnected) return;
  const html = await answer.text();
  // A frame that came meanwhile could not reach a theme that was not there yet.
  if (Number(answer.headers.get("X-Seq")) < seen && left) return fetchInto(place, address, left - 1);
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  const theme = parsed.content.firstElementChild;
  theme.dataset.asOf = answer.headers.get("X-Seq");
  place.replaceWith(theme);
  window.htmx.process(theme);
  swapped(theme);
}

function placeFor(item) {
  const place = document.createElement("section");
  place.id = `theme-${item.dataset.is}`;
  place.className = "theme";
  place.setAttribute("aria-busy", "true");
  fetchInto(place, item.dataset.card);
  return place;
}

function put(theme, before) {
  const focused = theme.contains(document.activeElement) ? document.activeElement : null;
  themes.insertBefore(theme, before);
  focused?.focus({ preventScroll: true });
}

function remove(theme) {
  const beside = theme.nextElementSibling ?? theme.previousElementSibling;
  const focused = theme.contains(document.activeElement);
  theme.remove();
  const next = beside?.querySelector(".tool--rename") ?? document.getElementById("theme-new");
  if (focused) next.focus({ preventScroll: true });
}

function arrange() {
  const order = [...document.querySelectorAll(".theme-order [data-is]")];
  const wanted = new Set(order.map((item) => `theme-${item.dataset.is}`));
  for (const theme of [...themes.children]) if (!wanted.has(theme.id)) remove(theme);
  order.forEach((item, index) => {
    const theme = document.getElementById(`theme-${item.dataset.is}`) ?? placeFor(item);
    if (themes.children[index] !== theme) put(theme, themes.children[index] ?? null);
  });
}

function close(form) {
  const pencil = form.closest(".theme").querySelector(".tool--rename");
  form.remove();
  pencil.focus();
}

document.addEventListener("live:now", ({ detail }) => {
  if (detail.type === "frame") seen = detail.seq;
});
for (const name of ["live:swapped", "htmx:oobAfterSwap"]) {
  document.addEventListener(name, ({ target }) => target.matches?.(".theme-order") && arrange());
}
document.addEventListener("htmx:afterRequest", ({ detail, target }) => {
  const form = target.closest?.(".theme__rename");
  if (form && detail.xhr.status === 200 && detail.requestConfig.verb === "post") close(form);
});
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-keep]")) close(target.closest(".theme__rename"));
});
document.addEventListener("keydown", (event) => {
  const form = event.key === "Escape" && event.target.closest?.(".theme__rename");
  if (form) close(form);
});
