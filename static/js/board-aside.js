// Setting notes aside, hiding them, keeping them apart, and back: the bar's buttons, the keys
// P, E, M, Z, / and ?, and the two dialogs that ask for a reason. Says board:send.
const NOTE = "[role=option][data-note]:not(.is-filtered)";
const bar = document.getElementById("board-picked");
let asked = { from: "", notes: [] };

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const button = (does) => bar.querySelector(`[data-does="${does}"]`);

function chosen() {
  const notes = [...document.querySelectorAll("[data-note][aria-selected='true']")];
  return picked(notes);
}

function picked(notes) {
  const from = notes[0]?.closest("[data-list]").dataset.list ?? "";
  return { from, notes: notes.map((note) => note.dataset.note), rows: notes };
}

function does(what, { from, notes }) {
  if (what === "leave") return tell("board:move", { from, notes, theme: "" });
  const values = { from, ...(what === "apart" && { apart: "1" }) };
  const stay = what === "apart" || what === "together" || (what === "show" && from);
  tell("board:send", { address: button(what).dataset.address, values, from, notes, stay });
  document.dispatchEvent(new CustomEvent("board:done"));
}

function ask(name, what) {
  if (!what.notes.length) return;
  asked = what;
  const dialog = document.getElementById(name);
  const form = dialog.querySelector("form");
  form.reset();
  form.querySelector("[data-missing]").hidden = true;
  const words = bar.dataset[what.notes.length === 1 ? "one" : "many"];
  form.querySelector("[data-how-many]").textContent = words.replace("%n", what.notes.length);
  dialog.showModal();
}

function onSubmit(event) {
  const form = event.target.closest("[data-reasons]");
  if (!form) return;
  event.preventDefault();
  const missing = !form.checkValidity();
  form.querySelector("[data-missing]").hidden = !missing;
  if (missing) return form.querySelector(":invalid").focus();
  form.closest("dialog").close();
  const values = { from: asked.from, ...Object.fromEntries(new FormData(form)) };
  const hides = "hidden_reason" in values;
  tell("board:send", { ...asked, address: form.dataset.address, values, stay: hides && asked.from });
  document.dispatchEvent(new CustomEvent("board:done"));
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  const note = event.target.closest?.(NOTE);
  const several = note?.getAttribute("aria-selected") === "true" ? chosen() : picked(note ? [note] : []);
  const key = event.key.toLowerCase();
  if (key === "/") document.getElementById("board-search").focus();
  else if (key === "?") document.getElementById("shortcuts").showModal();
  else if (key === "z") document.querySelector("#board-said button")?.click();
  else if (note && key === "e") ask("aside-dialog", several);
  else if (note && key === "m") ask("hide-dialog", several);
  else if (note && key === "p" && several.from) does(note.hasAttribute("data-apart") ? "together" : "apart", several);
  else return;
  event.preventDefault();
}

document.addEventListener("submit", onSubmit);
document.addEventListener("keydown", onKey);
document.addEventListener("click", ({ target }) => {
  const { does: what, asks } = target.closest("button")?.dataset ?? {};
  if (what) does(what, chosen());
  if (asks) ask(asks, chosen());
  const opened = target.closest("[data-opens]");
  if (opened) document.getElementById(opened.dataset.opens).showModal();
  if (target.closest("#aside-dialog [data-close], #hide-dialog [data-close], #shortcuts [data-close]")) target.closest("dialog").close();
});
document.getElementById("themes-brief")?.addEventListener("change", ({ target }) => {
  document.getElementById("themes").classList.toggle("themes--brief", target.checked);
});
