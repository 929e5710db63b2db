// Marks the tables that have been silent for eight minutes in the round on air, by the server's clock.
// Hears live:now, live:swapped.
const QUIET = 8;
let offset = 0;

function mark() {
  for (const badge of document.querySelectorAll("[data-quiet-since]")) {
    const minutes = Math.floor(((Date.now() + offset) / 1000 - Number(badge.dataset.quietSince)) / 60);
    const words = badge.querySelector("[data-quiet-minutes]");
    words.dataset.words ??= words.textContent;
    words.textContent = words.dataset.words.replace("{n}", minutes);
    badge.hidden = minutes < QUIET;
  }
}

document.addEventListener("live:now", ({ detail }) => {
  if (detail.now) offset = detail.now - Date.now();
});
document.addEventListener("live:swapped", mark);
document.addEventListener("htmx:afterSwap", mark);
setInterval(mark, 10_000);
mark();
