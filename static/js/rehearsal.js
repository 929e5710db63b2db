// Five minutes of practice. All of it lives in this page and ends with it: nothing is sent or kept.
const byId = (id) => document.getElementById(id);
const steps = [...document.querySelectorAll("[data-step]")];
const field = byId("try-idea");
let [at, away, edited] = [0, false, null];

const waiting = () => document.querySelectorAll("#try-ideas [data-state=waiting]");

function show() {
  steps.forEach((step, index) => (step.hidden = index !== at));
  const progress = byId("try-progress");
  const last = steps.length - 1;
  progress.textContent = at < last ? progress.dataset.words.replace("{n}", at + 1).replace("{all}", last) : "";
}

// Whoever is ahead of the instruction is not held back by it.
function did(name) {
  if (steps[at].dataset.step !== name) return;
  at += 1;
  show();
}

function count() {
  const { none, one, many } = byId("try-state").dataset;
  const n = waiting().length;
  byId("try-state").textContent = (n > 1 ? many : n ? one : none).replace("{n}", n);
  byId("try-state").dataset.waiting = String(n > 0);
}

function word() {
  const { wordNew, wordEdit } = byId("try-send").dataset;
  byId("try-send").textContent = edited ? wordEdit : wordNew;
  byId("try-send").parentElement.querySelector("use").setAttribute("href", edited ? "#icon-check" : "#icon-plus");
}

function write(event) {
  event.preventDefault();
  const text = field.value.trim();
  if (!text) return field.focus();
  const idea = edited ?? byId("try-template").content.firstElementChild.cloneNode(true);
  const changed = edited && idea.querySelector("[data-text]").textContent !== text;
  idea.querySelector("[data-text]").textContent = text;
  idea.dataset.state = away ? "waiting" : "received";
  if (!edited) byId("try-ideas").prepend(idea);
  [field.value, edited] = ["", null];
  word();
  count();
  if (changed) did("edit");
  else did(away ? "away" : "write");
}

function edit(button) {
  edited = button.closest(".idea");
  field.value = edited.querySelector("[data-text]").textContent;
  word();
  field.focus();
}

function network() {
  away = !away;
  const button = byId("try-network");
  button.textContent = away ? button.dataset.back : button.dataset.cut;
  button.setAttribute("aria-pressed", String(away));
  byId("try-away").hidden = !away;
  if (!away) for (const idea of waiting()) idea.dataset.state = "received";
  count();
  did(away ? "cut" : "back");
}

function mark(button) {
  const taken = button.getAttribute("aria-pressed") === "true";
  for (const one of document.querySelectorAll("[data-try-mark]")) one.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-pressed", String(!taken));
  did("mark");
}

byId("try-form").addEventListener("submit", write);
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  write(event);
});
byId("try-network").addEventListener("click", network);
byId("try-call").addEventListener("click", () => {
  byId("try-called").hidden = false;
  did("call");
});
byId("try-again").addEventListener("click", () => location.reload());
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-edit], [data-try-mark]");
  if (button) (button.matches("[data-edit]") ? edit : mark)(button);
});
show();
count();
