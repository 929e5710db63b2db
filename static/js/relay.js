// « Passer le relais »: one screen for the person who takes over, from what the page shows now; the
// animation is told when it can be. Says nothing to other modules.
const byId = (id) => document.getElementById(id);
const dialog = byId("relay");
const { "X-CSRFToken": token } = JSON.parse(document.body.getAttribute("hx-headers"));
const SHOWN = {
  where: ".host__table",
  time: "[data-clock-digits]",
  question: "#host-question",
  state: "#outbox-state",
};

function open() {
  for (const [name, place] of Object.entries(SHOWN)) {
    dialog.querySelector(`[data-relay=${name}]`).textContent = document.querySelector(place)?.textContent.trim() ?? "";
  }
  const ideas = document.querySelectorAll("#ideas :is([data-pending], [data-received]) > .idea").length;
  dialog.querySelector("[data-relay=ideas]").textContent = ideas;
  const word = dialog.querySelector("[data-relay-word]");
  word.textContent = ideas < 2 ? word.dataset.one : word.dataset.many;
  dialog.querySelector("[data-relay-draft]").hidden = !byId("idea").value.trim();
  byId("relay-said").textContent = "";
  dialog.showModal();
}

async function take() {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), 8_000);
  try {
    const answer = await fetch("relais/", { method: "POST", headers: { "X-CSRFToken": token }, signal: cut.signal });
    if (!answer.ok) throw new Error("not told");
    dialog.close();
  } catch {
    byId("relay-said").textContent = byId("relay-said").dataset.failed;
  } finally {
    clearTimeout(timer);
  }
}

byId("relay-open").addEventListener("click", open);
byId("relay-take").addEventListener("click", take);
byId("relay-close").addEventListener("click", () => dialog.close());
