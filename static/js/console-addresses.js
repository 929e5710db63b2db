// Keeps the addresses of this server right on the console: a network comes and goes without an event.
const EVERY = 15_000;

async function refresh() {
  const section = document.getElementById("console-addresses");
  const { connection } = document.body.dataset;
  if (document.visibilityState === "hidden" || connection === "offline" || connection === "gone") return;
  if (section.contains(document.activeElement)) return;
  try {
    const answer = await fetch(section.dataset.address);
    if (!answer.ok || answer.redirected) return;
    const parsed = document.createElement("template");
    parsed.innerHTML = await answer.text();
    const fresh = parsed.content.firstElementChild;
    if (fresh.outerHTML !== section.outerHTML) section.replaceWith(fresh);
  } catch {
    // Away: the screen says so elsewhere.
  }
}

setInterval(refresh, EVERY);
document.addEventListener("visibilitychange", refresh);
