// Short ways of the keyboard: ↓ from the search or from nowhere to the first note, Q to the next
// question; the search begins anew each time it is reached.
const NOTE = "[data-list=''] [role=option][data-note]:not(.is-filtered)";
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
  const nowhere = target === document.body;
  if (key === "ArrowDown" && (target === box || nowhere)) document.querySelector(NOTE)?.focus();
  else if (key.toLowerCase() === "q" && free) nextQuestion();
  else return;
  event.preventDefault();
});
box.addEventListener("focus", () => box.select());
