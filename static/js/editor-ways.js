// Ways between the text, what stands beside it and the board of notes: Alt+Enter goes from a field to
// the notes behind it, Escape comes back; « Tableau des notes » leads to the question and theme at hand.
const side = document.getElementById("fiche-side");
const board = document.getElementById("to-board");
const start = board.href;
let field = null;
let enters = false;

// The theme of a block, or that of the last heading above it.
function themeOf(form) {
  let one = form;
  while (one && !one.dataset.theme && one.dataset.kind !== "theme") one = one.previousElementSibling;
  return one?.dataset.theme;
}

function aim(form) {
  const address = new URL(start);
  const question = form.closest(".part")?.querySelector("select[name=question]")?.value;
  if (question) address.searchParams.set("question", question);
  const theme = question && themeOf(form);
  if (theme) address.hash = `theme-${theme}`;
  board.href = address;
}

function enter() {
  enters = false;
  const chosen = side.querySelector("#stock-q, .review a, .review button") ?? side.querySelector("button");
  chosen?.focus();
}

function follow({ target }) {
  const form = target.closest("form[data-block]");
  if (!form) return;
  if (target.matches("textarea")) field = target.id;
  aim(form);
}

function back() {
  const there = document.getElementById(field);
  there?.focus();
  there?.closest("form").scrollIntoView({ block: "nearest" });
}

document.addEventListener("focusin", follow);
document.addEventListener("keydown", (event) => {
  const { key, altKey, target } = event;
  const form = target.closest?.("form[data-block]");
  if (form && altKey && key === "Enter") {
    (form.querySelector("[data-sources]") ?? document.getElementById("tab-notes")).click();
    enters = true;
  } else if (key === "Escape" && side.contains(target)) back();
  else return;
  event.preventDefault();
});
// A chip that was pressed by the keyboard goes there too.
document.addEventListener("click", ({ target, detail }) => {
  if (detail === 0 && target.closest?.("form [data-sources]")) enters = true;
});
side.addEventListener("htmx:afterSettle", () => enters && enter());
follow({ target: document.activeElement });
