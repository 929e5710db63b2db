// The keyboard on the board: arrows go from note to note, Enter asks for a theme, a digit names it.
const NOTE = "[role=option][data-note]:not(.is-filtered)";
const listOf = (note) => note.closest("[data-list]");
const notesIn = (list) => [...list.querySelectorAll(NOTE)];
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

function picked(note) {
  const several = note.getAttribute("aria-selected") === "true";
  const notes = notesIn(listOf(note)).filter(
    (one) => one === note || (several && one.getAttribute("aria-selected") === "true"),
  );
  return { from: listOf(note).dataset.list, notes: notes.map((one) => one.dataset.note) };
}

function beside(note, by) {
  const notes = notesIn(listOf(note));
  return notes[notes.indexOf(note) + by];
}

function across(note, by) {
  const lists = [...document.querySelectorAll("[data-list]")].filter((one) => notesIn(one).length);
  const list = lists[lists.indexOf(listOf(note)) + by];
  return list && (notesIn(list).find((one) => one.tabIndex === 0) ?? notesIn(list)[0]);
}

const WHERE = {
  ArrowDown: (note) => beside(note, 1),
  ArrowUp: (note) => beside(note, -1),
  ArrowRight: (note) => across(note, 1),
  ArrowLeft: (note) => across(note, -1),
  Home: (note) => notesIn(listOf(note))[0],
  End: (note) => notesIn(listOf(note)).slice(-1)[0],
};

function act(note, key) {
  if (key === "Enter") tell("board:choose", picked(note));
  else if (key === "Delete" || key === "Backspace") {
    if (listOf(note).dataset.list) tell("board:move", { ...picked(note), theme: "" });
  } else {
    const theme = document.querySelectorAll("[data-theme]")[key - 1];
    if (theme) tell("board:move", { ...picked(note), theme: theme.dataset.theme });
  }
}

document.addEventListener("keydown", (event) => {
  const note = event.target.closest?.(NOTE);
  if (!note || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (WHERE[event.key]) WHERE[event.key](note)?.focus();
  else if (/^([1-9]|Enter|Delete|Backspace)$/.test(event.key)) act(note, event.key);
  else return;
  event.preventDefault();
});
