// The fiche beside the board: F shows where the note in hand went and goes there, Escape or F comes
// back to the note; V brings the theme of a note into the fiche, B the notes chosen as one passage. What leaves the board for the editor
// is kept in the address, so that coming back leads to the same note.
const NOTE = "[role=option][data-note]:not(.is-filtered)";
const FOLLOWS = 250;
const panel = document.getElementById("board-fiche");
const body = document.getElementById("beside-body");
const split = panel.parentElement;
const stops = () => [...body.querySelectorAll("a[href], button")];
let at = null;
let shown = "";
let due = 0;
let enters = false;

const values = () => ({ beside: "1", question: panel.dataset.question, note: shown });

function load() {
  clearTimeout(due);
  const query = new URLSearchParams({ question: panel.dataset.question, note: shown });
  const where = { source: body, target: body, swap: "innerHTML" };
  window.htmx.ajax("GET", `${panel.dataset.address}?${query}`, where).catch(failed);
}

function failed() {
  const said = body.querySelector(".beside__said");
  if (said) said.textContent = panel.dataset.failed;
  else body.textContent = panel.dataset.failed;
}

function show(note) {
  panel.hidden = false;
  split.classList.add("board__split--fiche");
  shown = note ?? "";
  clearTimeout(due);
}

function open(note, enter) {
  enters = enter;
  show(note);
  load();
}

function close() {
  panel.hidden = true;
  split.classList.remove("board__split--fiche");
  back();
}

function back() {
  const named = (at?.id && document.getElementById(at.id)) || document.querySelector(`.notes ${NOTE}`);
  (named?.matches(NOTE) ? named : document.getElementById("board-search")).focus();
}

function toTheme(note) {
  const { list } = note.closest("[data-list]").dataset;
  if (list) document.getElementById(`theme-fiche-${list}`)?.click();
  else open(note.dataset.note, true);
}

// The notes chosen with this one, or it alone, become one passage: the words of the first.
function together(note) {
  const { list } = note.closest("[data-list]").dataset;
  if (!list) return open(note.dataset.note, true);
  const chosen = [...note.parentElement.querySelectorAll("[aria-selected='true']")];
  const notes = (chosen.length ? chosen : [note]).map((one) => one.dataset.note).join(",");
  show(note.dataset.note);
  const address = document.getElementById(`theme-fiche-${list}`).getAttribute("hx-post");
  const where = { source: body, target: body, swap: "innerHTML" };
  window.htmx.ajax("POST", address, { ...where, values: { ...values(), notes } }).catch(failed);
  document.dispatchEvent(new CustomEvent("board:done"));
}

function along(event) {
  const all = stops();
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const next = all.indexOf(document.activeElement) + by;
  all[Math.min(Math.max(next, 0), all.length - 1)]?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  const note = event.target.closest?.(NOTE);
  const inside = panel.contains(event.target);
  const key = event.key.toLowerCase();
  if (inside && (key === "escape" || key === "f")) back();
  else if (inside && key.startsWith("arrow")) along(event);
  else if (!inside && key === "f") open(note?.dataset.note ?? shown, true);
  else if (note && key === "v") toTheme(note);
  else if (note && key === "b") together(note);
  else return;
  event.preventDefault();
});

// The panel follows the note that has the focus.
document.addEventListener("focusin", ({ target }) => {
  const note = target.closest?.(NOTE);
  if (!note) return;
  at = { id: note.id };
  if (panel.hidden || shown === note.dataset.note) return;
  shown = note.dataset.note;
  clearTimeout(due);
  due = setTimeout(load, FOLLOWS);
});
body.addEventListener("htmx:configRequest", ({ detail, target }) => {
  const { sentence, detach, as } = target.dataset;
  Object.assign(detail.parameters, values(), sentence && { sentence }, detach && { detach }, as && { as });
});
let held = "";
body.addEventListener("htmx:beforeSwap", () => {
  held = body.contains(document.activeElement) ? document.activeElement.id || "first" : "";
});
body.addEventListener("htmx:afterSwap", () => {
  const again = held && document.getElementById(held);
  if (again) again.focus();
  else if (enters || held) (stops()[0] ?? body).focus();
  enters = false;
  held = "";
});
// A theme that its own button brought in changes what stands here.
document.addEventListener("htmx:afterRequest", ({ detail, target }) => {
  if (detail.xhr.status === 0 || detail.xhr.status >= 500) return body.contains(target) && failed();
  if (!panel.hidden && target.id?.startsWith("theme-fiche-")) load();
});
document.addEventListener("click", ({ target }) => {
  const does = target.closest("[data-beside]")?.dataset.beside;
  if (does === "open") open(at && document.getElementById(at.id)?.dataset.note, true);
  if (does === "close") close();
  if (does === "together") together(document.querySelector("[data-note][aria-selected='true']"));
  if (!panel.contains(target) || !target.closest("a[href]")) return;
  const place = new URL(location.href);
  place.hash = at?.id ?? "";
  history.replaceState({ fiche: true }, "", place);
});
// Back from the editor, or sent here for a note or a theme.
addEventListener("pageshow", () => {
  const named = document.getElementById(location.hash.slice(1));
  const note = named?.matches(NOTE) ? named : named?.querySelector(NOTE);
  note?.scrollIntoView({ block: "nearest" });
  note?.focus();
  if (history.state?.fiche) open(note?.dataset.note, false);
});
