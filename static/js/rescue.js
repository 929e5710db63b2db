// Hands over what a tablet holds without a network: as a file, or as QR codes.
// Hears outbox:changed; says codes:show. Nothing here changes what the tablet keeps.
const byId = (id) => document.getElementById(id);
const { outbox: link } = document.body.dataset;
const LATE = 15_000;
let state = { entries: [], written: 0, device: "" };

const waiting = () => state.entries.filter((one) => one.state === "waiting");

function say(word, n = 0) {
  const { dataset } = byId("rescue-said");
  byId("rescue-said").textContent = (dataset[word] ?? "").replace("{n}", n);
}

// What a tablet sends, in the order in which it was made; `written` tells how much that is of all.
function envelope(entries) {
  const operations = entries.map(({ op, note, kind, text, base, round, question, at, mark, asks }) => ({ op, note, kind, text, base, round, question, at, mark, asks }));
  const { device, written } = state;
  return JSON.stringify({ format: "worldcafe-rescue", version: 1, link, device, written, saved_at: Date.now(), operations });
}

function save() {
  const everything = byId("rescue-all").checked || !waiting().length;
  const chosen = everything ? state.entries : waiting();
  if (!chosen.length) return say("empty");
  const address = URL.createObjectURL(new Blob([envelope(chosen)], { type: "application/json" }));
  const now = new Date();
  const [hour, minute] = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0"));
  const anchor = Object.assign(document.createElement("a"), {
    href: address,
    download: `${byId("receipt").dataset.file}-${hour}h${minute}.json`,
  });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  say(chosen.length === 1 ? "savedOne" : "saved", chosen.length);
}

// Smaller where the browser can; the server knows one from the other by the first byte.
async function packed(text) {
  const blob = new Blob([text]);
  const stream = "CompressionStream" in window ? blob.stream().pipeThrough(new CompressionStream("deflate")) : blob.stream();
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function show() {
  const chosen = waiting();
  if (!chosen.length) return say("none");
  say("");
  const bytes = await packed(envelope(chosen));
  document.dispatchEvent(new CustomEvent("codes:show", { detail: { bytes, count: chosen.length } }));
}

// Shown beside the counter once something has waited for a while, or as soon as the network is away.
function offer() {
  const first = Math.min(...waiting().map((one) => one.at));
  const away = document.body.dataset.connection === "offline";
  byId("rescue-now").hidden = !(first < Infinity && (away || Date.now() - first > LATE));
}

document.addEventListener("outbox:changed", ({ detail }) => {
  state = detail;
  offer();
});
document.addEventListener("codes:refused", () => say("many"));
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-rescue]");
  if (!button) return;
  byId("rescue").open = true;
  if (button.dataset.rescue === "file") save();
  else show();
});
setInterval(offer, 2_000);
