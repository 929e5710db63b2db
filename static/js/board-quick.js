// Short ways of the keyboard: ↓ from the search or from nowhere to the first note to sort, or else to the
// first that shows, Q to the next
// question; the search begins anew each time it is reached.
const NOTE = "[role=option][data-note]:not(.is-filtered)";
const first = () => document.querySelector(`[data-list=''] ${NOTE}`) ?? document.querySelector(NOTE);
const box = document.getElementById("board-search");

function nextQuestion() {
  const tabs = [...document.querySelectorAll(".board__tab")];
  const here = tabs.findIndex((tab) => tab.hasAttribute("aria-current"));
  tabs[(here + 1) % tabs.length]?.click();
}

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const free = !target.closest("input, textarea, select, dialog[open]");
  const nowhere = target === document.body || target.id === "main"; // where an emptied list leaves the focus
  if (key === "ArrowDown" && (target === box || nowhere)) first()?.focus();
  else if (key.toLowerCase() === "q" && free) nextQuestion();
  else return;
  event.preventDefault();
});
box.addEventListener("focus", () => box.select());
