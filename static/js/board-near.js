// Themes proposed for one note after another: 1 to 3 accept, → passes, ← comes back. Says board:move;
// nothing moves before that. Opened by its button, or by T on a note to be sorted.
const NOTE = "[data-list=''] [role=option][data-note]:not(.is-filtered)";
const dialog = document.getElementById("board-near");
const body = document.getElementById("near-body");
const saidHere = document.getElementById("near-said");
const desk = document.getElementById("board-desk");
const button = (name) => dialog.querySelector(`[data-near="${name}"]`);
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
let queue = [];
let at = 0;
let placed = [];
let seen = 0;

const row = (note) => document.querySelector(`[data-list=''] [data-note="${note}"]`);

function open(from) {
  const notes = [...document.querySelectorAll(NOTE)].map((one) => one.dataset.note);
  queue = notes;
  seen = document.body.dataset.seq;
  at = Math.max(notes.indexOf(from), 0);
  placed = [];
  saidHere.textContent = "";
  dialog.showModal();
  show();
}

function show() {
  const note = queue[at];
  const words = dialog.dataset.place.replace("%n", at + 1).replace("%all", queue.length);
  document.getElementById("near-place").textContent = note ? words : "";
  for (const name of ["skip", "other"]) button(name).hidden = !note;
  button("back").disabled = placed.length === 0;
  if (!note) {
    body.textContent = dialog.dataset.done;
    return button("close").focus();
  }
  const address = dialog.dataset.address.replace("/0/", `/${note}/`);
  window.htmx.ajax("GET", address, { source: dialog, target: body, swap: "innerHTML" }).catch(failed);
}

function failed() {
  body.textContent = dialog.dataset.failed;
}

function go(by) {
  at = Math.min(Math.max(at + by, 0), queue.length);
  saidHere.textContent = "";
  show();
}

// An answer may come after one has passed on: what it shows is not for the note that is asked about.
const shown = () => body.querySelector("[data-near-note]")?.dataset.nearNote === queue[at];

function swapped() {
  if (queue[at] === undefined) body.textContent = dialog.dataset.done;
  // Who has gone to take the last one back stays there: the same key would accept another.
  else if (shown() && document.activeElement !== button("back")) {
    (body.querySelector("[data-accept]") ?? body).focus();
  }
}

function accept(theme) {
  if (!shown()) return;
  placed.push(at);
  tell("board:move", { from: "", notes: [queue[at]], theme, seen });
  for (const one of body.querySelectorAll("[data-accept]")) one.disabled = true;
}

// Only what the server has written is taken back, and the next note waits for it.
function answered({ detail }) {
  if (!dialog.open || detail.requestConfig?.path !== desk.dataset.place) return;
  if (!detail.successful) return dialog.close();
  at += 1;
  saidHere.textContent = document.querySelector("#board-said span")?.textContent ?? "";
  show();
}

function back() {
  document.querySelector("#board-said button")?.click();
  at = placed.pop();
  saidHere.textContent = "";
  show();
}

const DOES = {
  skip: () => go(1),
  back,
  close: () => dialog.close(),
  other() {
    dialog.close();
    tell("board:choose", { from: "", notes: [queue[at]] });
  },
};

dialog.addEventListener("click", ({ target }) => {
  const one = target.closest("button");
  if (one?.dataset.accept) accept(one.dataset.accept);
  else if (one) DOES[one.dataset.near]();
});
dialog.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step && queue[at] !== undefined) go(step);
  else if (/^[1-3]$/.test(event.key)) body.querySelectorAll("[data-accept]")[event.key - 1]?.click();
  else return;
  event.preventDefault();
});
dialog.addEventListener("close", () => row(queue[at])?.focus());
body.addEventListener("htmx:afterSwap", swapped);
document.addEventListener("htmx:afterRequest", answered);
document.addEventListener("click", ({ target }) => target.closest("[data-near-open]") && open());
document.addEventListener("keydown", (event) => {
  const note = event.target.closest?.(NOTE);
  if (!note || event.key.toLowerCase() !== "t" || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  open(note.dataset.note);
});
