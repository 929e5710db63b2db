// Which notes are chosen, all of one list: by click or tap, Space, Shift and Ctrl+A; and their bar.
const NOTE = "[role=option][data-note]:not(.is-filtered)";
const bar = document.getElementById("board-picked");
const nobody = () => ({ list: "", notes: new Set() });
// When a button of the bar does something for the notes that are chosen.
const WHEN = {
  theme: () => Boolean(chosen.list),
  together: (notes) => notes.some((note) => !note.hasAttribute("data-apart")),
  apart: (notes) => notes.every((note) => note.hasAttribute("data-apart")),
  aside: (notes) => notes.some((note) => note.dataset.state === "aside"),
  taken: (notes) => notes.some((note) => note.dataset.state !== "aside"),
  hidden: (notes) => notes.some((note) => note.dataset.state === "hidden"),
  seen: (notes) => notes.some((note) => note.dataset.state !== "hidden"),
};
let chosen = nobody();
let anchor = null;

const listOf = (note) => note.closest("[data-list]");
const notesIn = (list) => [...(list?.querySelectorAll(NOTE) ?? [])];
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const isChosen = (note) =>
  chosen.list === listOf(note).dataset.list && chosen.notes.has(note.dataset.note);

function chosenNotes() {
  return notesIn(document.querySelector(`[data-list="${chosen.list}"]`)).filter(isChosen);
}

function choose(notes, on) {
  const list = listOf(notes[0]).dataset.list;
  if (chosen.list !== list) chosen = { list, notes: new Set() };
  for (const note of notes) chosen.notes[on ? "add" : "delete"](note.dataset.note);
  paint();
}

function chooseUpTo(note) {
  const notes = notesIn(listOf(note));
  const start = notes.findIndex((one) => one.dataset.note === anchor);
  const ends = [Math.max(start, 0), notes.indexOf(note)].sort((a, b) => a - b);
  choose(notes.slice(ends[0], ends[1] + 1), true);
}

function paint() {
  for (const note of document.querySelectorAll("[aria-selected='true']")) {
    if (!isChosen(note)) note.setAttribute("aria-selected", "false");
  }
  const notes = chosenNotes();
  for (const note of notes) note.setAttribute("aria-selected", "true");
  const count = notes.length;
  bar.hidden = count === 0;
  for (const button of bar.querySelectorAll("[data-when]")) {
    button.hidden = !button.dataset.when.split(" ").every((when) => WHEN[when](notes));
  }
  const words = bar.dataset[count === 1 ? "one" : "many"];
  document.getElementById("board-count").textContent = words.replace("%n", count);
}

function forget() {
  chosen = nobody();
  paint();
}

function picked() {
  return { from: chosen.list, notes: chosenNotes().map((note) => note.dataset.note) };
}

function onKey(event) {
  const note = event.target.closest?.(NOTE);
  if (!note) return;
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === " ") {
    if (event.shiftKey) chooseUpTo(note);
    else choose([note], !isChosen(note));
  } else if (event.key === "Escape") forget();
  else if ((event.ctrlKey || event.metaKey) && event.key === "a") choose(notesIn(listOf(note)), true);
  else if (event.shiftKey && arrow) {
    const notes = notesIn(listOf(note));
    const next = notes[notes.indexOf(note) + arrow] ?? note;
    choose([note, next], true);
    next.focus();
  } else return;
  if (!event.shiftKey) anchor = note.dataset.note;
  event.preventDefault();
}

document.addEventListener("keydown", onKey);
document.addEventListener("click", (event) => {
  const note = event.target.closest(NOTE);
  if (!note) return;
  if (event.shiftKey) chooseUpTo(note);
  else choose([note], !isChosen(note));
  if (!event.shiftKey) anchor = note.dataset.note;
  note.focus({ preventScroll: true });
});
bar.querySelector("[data-choose]").addEventListener("click", () => tell("board:choose", picked()));
bar.querySelector("[data-forget]").addEventListener("click", forget);
for (const name of ["board:move", "board:done"]) document.addEventListener(name, forget);
for (const name of ["live:swapped", "htmx:oobAfterSwap", "board:filtered"]) {
  document.addEventListener(name, paint);
}
