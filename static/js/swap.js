// Puts the regions of a frame in their places by DOM id; hears live:regions, says live:swapped.
// A region that names a list (data-into) and is not there yet is added at its start or end.
const { regions } = document.body.dataset;
const AGAIN = 3_000;
const postponed = new Set();
const byId = (id) => document.getElementById(id);

function swap(id, html) {
  const old = byId(id);
  // An answer has shown more than this frame, which was on its way, can tell.
  if (Number(old?.closest("[data-as-of]")?.dataset.asOf) > Number(document.body.dataset.seq)) return;
  const active = old?.contains(document.activeElement) ? document.activeElement : null;
  if (active?.matches("input, textarea, select")) return postpone(id, active);
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  const fresh = parsed.content.firstElementChild;
  for (const open of old?.querySelectorAll("details[open][id]") ?? []) {
    fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
  }
  if (!place(fresh, old)) return;
  window.htmx?.process(fresh);
  const twin = active?.id ? byId(active.id) : [...fresh.querySelectorAll(active?.localName ?? "none")].find((one) => one.isEqualNode(active));
  twin?.focus({ preventScroll: true });
  fresh.dispatchEvent(new CustomEvent("live:swapped", { bubbles: true, detail: id }));
}

// Tells whether the fragment has a place on this page.
function place(fresh, old) {
  const { into, at } = fresh.dataset;
  if (old) old.replaceWith(fresh);
  else if (into) byId(into)?.[at === "start" ? "prepend" : "append"](fresh);
  return fresh.isConnected;
}

// Never into a field that somebody is writing in: ask again once they have left it.
function postpone(id, field) {
  if (!postponed.has(id)) field.addEventListener("blur", () => setTimeout(late, 400), { once: true });
  postponed.add(id);
}

// What was held back may be old by now: take those regions as they are.
async function late() {
  const ids = [...postponed];
  postponed.clear();
  try {
    const { regions: now, seq: then } = await (await fetch(regions)).json();
    if (then < Number(document.body.dataset.seq)) throw new Error("older than what is shown");
    for (const id of ids) if (id in now) swap(id, now[id]);
  } catch {
    for (const id of ids) postponed.add(id);
    setTimeout(late, AGAIN);
  }
}

document.addEventListener("live:regions", ({ detail }) => {
  for (const [id, html] of Object.entries(detail)) swap(id, html);
});
