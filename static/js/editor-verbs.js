// What changes the order of the fiche: adding, moving, removing. Every such request goes through
// the list itself, one after the other. Hears editor:ask { path, values } from other modules.
const adder = document.getElementById("adder");
const side = document.getElementById("fiche-side");
const list = () => document.getElementById("fiche-blocks");
// Where the browser knows no popover, the menu is a plain one that this module shows and hides.
const plain = !("popover" in HTMLElement.prototype);
const PATHS = { up: "deplacer/", down: "deplacer/", remove: "retirer/" };

function ask(path, values = {}) {
  const where = { source: list(), target: list(), swap: "merge", values };
  window.htmx.ajax("POST", path, where).catch(() => {});
}

function verb(form, name) {
  if (name === "remove") form.dataset.leaving = "";
  ask(form.getAttribute("action") + PATHS[name], { direction: name });
}

function hide() {
  if (!plain) return adder.hidePopover();
  adder.hidden = true;
}

function open(button) {
  if (plain) adder.hidden = false;
  adder.dataset.addAfter = button.form.dataset.block;
  const { top, bottom, right } = button.getBoundingClientRect();
  const height = adder.offsetHeight || 380;
  const fits = bottom + height < innerHeight;
  adder.style.top = `${fits ? bottom : Math.max(8, top - height)}px`;
  adder.style.left = `${Math.max(8, right - 272)}px`;
}

function add(button) {
  const values = { kind: button.dataset.kind };
  values.after = button.dataset.place ?? button.closest("[data-add-after]").dataset.addAfter;
  if (button.dataset.box) values.box = button.dataset.box;
  if (adder.contains(button)) hide();
  ask(list().dataset.add, values);
}

document.addEventListener("click", ({ target }) => {
  if (plain && !adder.contains(target)) hide();
  const button = target.closest?.("button");
  if (!button) return;
  const { verb: name, kind, sources } = button.dataset;
  if (name === "more") open(button);
  else if (name) verb(button.form, name);
  else if (kind) add(button);
  else if ("close" in button.dataset) button.closest(".removed__one").remove();
  else if (sources) window.htmx.ajax("GET", sources, { source: side, target: side, swap: "innerHTML" });
});

document.addEventListener("keydown", ({ key }) => plain && key === "Escape" && hide());
document.addEventListener("editor:ask", ({ detail }) => ask(detail.path, detail.values));

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  // A removal that was undone no longer waits.
  if (detail.xhr.status === 200 && detail.elt.matches(".removed__one")) detail.elt.remove();
});
if (plain) hide();
