// Ways through the text: ↓ at the end of a field goes to the next, ↑ at its start to the one before.
// Ways between the text, what stands beside it and the board of notes: Alt+Enter goes from a field to
// the notes behind it, Escape comes back; Escape from a field stands on « Tableau des notes », which leads
// to the question and theme at hand, and Escape there comes back.
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

function along(event) {
  const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
  const down = key === "ArrowDown";
  if (!target.matches?.("form[data-saves] textarea") || ctrlKey || metaKey || altKey || shiftKey) return;
  const { selectionStart: from, selectionEnd: to, value } = target;
  if (from !== to || from !== (down ? value.length : 0)) return;
  const all = [...document.querySelectorAll("form[data-saves] textarea")];
  const next = all[all.indexOf(target) + (down ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  const caret = down ? 0 : next.value.length;
  next.setSelectionRange(caret, caret);
}

document.addEventListener("focusin", follow);
document.addEventListener("keydown", (event) => {
  const { key, altKey, target } = event;
  if (["ArrowDown", "ArrowUp"].includes(key) && !event.isComposing) return along(event);
  const form = target.closest?.("form[data-block]");
  if (form && altKey && key === "Enter") {
    (form.querySelector("[data-sources]") ?? document.getElementById("tab-notes")).click();
    enters = true;
  } else if (key === "Escape" && field && (target === board || side.contains(target))) back();
  else if (key === "Escape" && form && target.matches("textarea") && !event.isComposing) board.focus();
  else return;
  event.preventDefault();
});
// A chip that was pressed by the keyboard goes there too.
document.addEventListener("click", ({ target, detail }) => {
  if (detail === 0 && target.closest?.("form [data-sources]")) enters = true;
});
side.addEventListener("htmx:afterSettle", () => enters && enter());
follow({ target: document.activeElement });
