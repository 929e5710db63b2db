// The board: sends each move to the server, and keeps the focus on the notes through every change.
// Hears board:move { from, notes, theme, also, title, seen } and board:send { address, values, from,
// notes, stay }; one note of each list can be tabbed to.
const NOTE = "[role=option][data-note]:not(.is-filtered)";
const desk = document.getElementById("board-desk");
const PERSONAL = ["board-said", "board-both", "notices"];
let at = null;
let seen = -1;
let due = 0;

const listNamed = (name) => document.querySelector(`[data-list="${name}"]`);
const notesIn = (list) => [...(list?.querySelectorAll(NOTE) ?? [])];
const asOf = (element) => Number(element.closest("[data-as-of]")?.dataset.asOf);

function place(note) {
  const list = note.closest("[data-list]");
  return { list: list.dataset.list, note: note.dataset.note, index: notesIn(list).indexOf(note) };
}

function oneStop(list) {
  const notes = notesIn(list);
  const here = at?.list === list.dataset.list && notes.find((one) => one.dataset.note === at.note);
  const stop = here || notes.find((one) => one.tabIndex === 0) || notes[0];
  for (const note of list.querySelectorAll("[tabindex='0']")) if (note !== stop) note.tabIndex = -1;
  if (stop) stop.tabIndex = 0;
}

function next({ from, notes, stay }) {
  const all = notesIn(listNamed(from));
  const stays = (note) => stay || !notes.includes(note.dataset.note);
  const last = all.map((note) => notes.includes(note.dataset.note)).lastIndexOf(true);
  if (stay) return all[last];
  return all.slice(last + 1).find(stays) ?? all.slice(0, Math.max(last, 0)).reverse().find(stays);
}

// ``seen``: where this board was in the log when the notes were taken, so that what others did of
// them meanwhile is told.
function move({ detail: { from, notes, theme, also, title, seen: then } }) {
  const values = { from, theme, seen: then ?? document.body.dataset.seq, ...(also && { also: "1" }), ...(title && { title }) };
  send({ detail: { address: desk.dataset.place, values, from, notes, stay: also } });
}

function send({ detail }) {
  const after = next(detail);
  const values = { question: desk.dataset.question, notes: detail.notes.join(","), ...detail.values };
  at = after ? place(after) : { list: detail.from, note: "", index: 0 };
  after?.focus();
  window.htmx.ajax("POST", detail.address, { source: desk, values, swap: "none" }).catch(failed);
}

function failed() {
  document.getElementById("board-said").textContent = desk.dataset.failed;
}

// At once, so that the next key finds the note, or the one that took its place when it left its list.
function refocus() {
  const lost = !document.activeElement || document.activeElement === document.body;
  if (!lost || !at) return;
  const notes = notesIn(listNamed(at.list));
  const note = notes.find((one) => one.dataset.note === at.note) ?? notes[Math.min(at.index, notes.length - 1)];
  note?.focus({ preventScroll: true });
}

function restore() {
  for (const list of document.querySelectorAll("[data-list]")) oneStop(list);
  refocus();
}

document.addEventListener("board:move", move);
document.addEventListener("board:send", send);
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-both-keep]")) document.getElementById("board-both").replaceChildren();
});
document.addEventListener("focusin", ({ target }) => {
  const note = target.closest?.(NOTE);
  at = note ? place(note) : null;
  if (note) oneStop(note.closest("[data-list]"));
});
document.addEventListener("pointerdown", ({ target }) => {
  if (!target.closest(NOTE)) at = null;
});
function soon() {
  due ||= requestAnimationFrame(() => {
    due = 0;
    restore();
  });
}

for (const name of ["live:swapped", "htmx:oobAfterSwap", "htmx:afterSwap", "board:filtered"]) {
  document.addEventListener(name, refocus);
  document.addEventListener(name, soon);
}
// An answer that comes after a frame or another answer which tells as much or more changes nothing;
// nor does it speak of themes that are not on this board yet. What it puts in place says as of when
// it is (data-as-of), so that no older frame takes it back.
document.addEventListener("live:now", ({ detail }) => {
  if (detail.type === "frame") seen = detail.seq;
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const now = detail.xhr.getResponseHeader("X-Seq");
  if (now === null) return;
  const parsed = document.createElement("template");
  parsed.innerHTML = detail.serverResponse;
  for (const part of [...parsed.content.children]) {
    const known = document.getElementById(part.id);
    const told = known && (Number(now) <= seen || Number(now) < asOf(known));
    if (!known || (told && !PERSONAL.includes(part.id))) part.remove();
    else part.dataset.asOf = now;
  }
  detail.serverResponse = parsed.innerHTML;
});
document.addEventListener("htmx:sendError", failed);
document.addEventListener("htmx:afterRequest", ({ detail, target }) => {
  if (detail.xhr.status >= 500) failed();
  else if (detail.xhr.status === 200) target.closest("form[data-reset]")?.reset();
});
restore();
