// Ties what stands beside the text to the text: a passage of the preview leads to its field, the
// field in use is marked in the preview, and what was open beside the text stays open.
const side = document.getElementById("fiche-side");
// Names no element: a browser that finds one takes the focus away from a field when it has loaded.
const AT = "#at-";
let opened = new Map();
let shown = "";

// « 12 » names a block; « 12.40-88 » also where the words of a passage stand in its text.
function go(name) {
  const [pk, words] = name.split(".");
  const place = words?.split("-").map(Number);
  const form = `#block-${CSS.escape(pk)}`;
  const field = document.querySelector(place ? `${form} [name=text]` : `${form} textarea`);
  if (!field) return false;
  field.focus({ preventScroll: true });
  if (place) field.setSelectionRange(...place);
  field.closest("form").scrollIntoView({ block: "center" });
  return true;
}

side.addEventListener("click", (event) => {
  const passage = event.target.closest("[data-block]");
  const link = event.target.closest(`a[href^='${AT}']`);
  if (link) {
    if (go(link.hash.slice(AT.length))) event.preventDefault();
  } else if (passage && !event.target.closest("a")) go(passage.dataset.block);
});

function mark() {
  const form = document.activeElement?.closest?.("form[data-block]");
  for (const old of side.querySelectorAll(".is-current")) old.classList.remove("is-current");
  if (!form) return null;
  const passages = side.querySelectorAll(`.fiche [data-block="${CSS.escape(form.dataset.block)}"]`);
  for (const passage of passages) passage.classList.add("is-current");
  return passages[0];
}

document.addEventListener("focusin", ({ target }) => {
  const passage = target.closest("form[data-block]") && mark();
  if (!passage || side.scrollHeight <= side.clientHeight) return;
  const { top, bottom } = passage.getBoundingClientRect();
  const frame = side.getBoundingClientRect();
  if (top < frame.top + 60 || bottom > frame.bottom) side.scrollTop += top - frame.top - frame.height / 3;
});

// Which tab is open, and for which block: another one is read from its top.
function subject() {
  const tab = side.querySelector("[aria-current]")?.id;
  return `${tab} ${side.querySelector("[name=block]")?.value}`;
}

// After each saving the side is asked for anew. The delay is kept here: what waits inside the side
// would go with it when an answer replaces it.
let asked = null;
let soon = 0;
const pending = () => asked && asked.readyState > XMLHttpRequest.UNSENT && asked.readyState < XMLHttpRequest.DONE;
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (detail.target === side) asked = detail.xhr;
});

function refresh() {
  clearTimeout(soon);
  soon = setTimeout(() => {
    if (pending()) refresh();
    else window.htmx.trigger(side.querySelector("[data-fresh]"), "fresh");
  }, 250);
}
document.body.addEventListener("fiche-saved", refresh);

side.addEventListener("htmx:beforeSwap", () => {
  shown = subject();
  opened = new Map([...side.querySelectorAll("details[id]")].map((one) => [one.id, one.open]));
});
side.addEventListener("htmx:afterSwap", () => {
  for (const one of side.querySelectorAll("details[id]")) {
    if (opened.has(one.id)) one.open = opened.get(one.id);
  }
  if (subject() !== shown) side.scrollTop = 0;
  mark();
});
// Not from under the fingers of somebody who began to write while this page was loading.
const nowhere = document.activeElement === document.body;
if (nowhere && location.hash.startsWith(AT)) go(location.hash.slice(AT.length));
