// « ? » shows what the keyboard does on this page. A line with data-goes leads to a control: its key
// puts the focus there and presses nothing, so that no slip of a finger moves the room.
const dialog = document.getElementById("shortcuts");
const FIELDS = "input, textarea, select, dialog, [contenteditable]";

function goes(key) {
  const line = [...dialog.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
  const there = line && document.querySelector(line.dataset.goes);
  there?.scrollIntoView({ block: "nearest" });
  there?.focus();
  return Boolean(there);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(FIELDS)) return;
  if (event.key === "?") dialog.showModal();
  else if (!goes(event.key.toLowerCase())) return;
  event.preventDefault();
});
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-opens=shortcuts]")) dialog.showModal();
  if (target === dialog || target.closest("#shortcuts [data-close]")) dialog.close();
});
