// Shortcuts of a single character can be turned off, for whoever dictates or whose hands slip.
const KEY = "worldcafe-one-key";
const box = document.getElementById("one-key");

function stop(event) {
  if (box.checked || event.key.length > 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!event.target.closest?.("input, textarea, select")) event.stopImmediatePropagation();
}

box.checked = localStorage.getItem(KEY) !== "off";
box.addEventListener("change", () => localStorage.setItem(KEY, box.checked ? "on" : "off"));
addEventListener("keydown", stop, true);
