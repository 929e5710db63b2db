// Collects the codes of a tablet, from photos or the camera, until its row is whole; then reads it in.
// Hears codes:found, codes:away, camera:refused; says pixels:read, codes:whole.
const byId = (id) => document.getElementById(id);
const { rescue: address } = document.body.dataset;
const { "X-CSRFToken": token } = JSON.parse(document.body.getAttribute("hx-headers"));
const rows = new Map();
let settle = null;

function say(word, facts = {}) {
  const words = byId("codes-said").dataset[word];
  byId("codes-said").textContent = words.replace(/\{(\w+)\}/g, (_all, name) => facts[name]);
}

// Bytes 3 to 6 name the row, 7 the code's number in it, 8 how many there are.
function take(code) {
  const bytes = Uint8Array.from(atob(code), (char) => char.charCodeAt(0));
  const name = bytes.slice(3, 7).join();
  const row = rows.get(name) ?? { name, total: bytes[8], parts: new Map() };
  rows.set(name, row);
  row.parts.set(bytes[7], code);
  return row;
}

async function finish(row) {
  rows.delete(row.name);
  document.dispatchEvent(new CustomEvent("codes:whole"));
  say("reading");
  const body = new FormData();
  for (const code of row.parts.values()) body.append("code", code);
  try {
    const answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": token, "HX-Request": "true" }, body });
    if (!answer.ok) throw new Error(answer.status);
    byId("rescue-answer").outerHTML = await answer.text();
    byId("rescue-answer").scrollIntoView({ block: "nearest" });
    byId("codes-said").textContent = "";
  } catch {
    rows.set(row.name, row);
    say("away");
  }
}

function progress(row) {
  const missing = Array.from({ length: row.total }, (_none, at) => at + 1).filter((number) => !row.parts.has(number));
  if (!missing.length) return finish(row);
  say("progress", { n: row.parts.size, all: row.total, missing: missing.join(", ") });
}

document.addEventListener("codes:found", async ({ detail: { found, still } }) => {
  const touched = new Set(found.map(take));
  if (!found.length && still) say("none");
  for (const row of touched) await progress(row);
  settle?.();
});
document.addEventListener("codes:away", () => {
  say("away");
  settle?.();
});
document.addEventListener("camera:refused", () => say("refused"));

// One photo after the other: each may hold one code or several.
byId("photos").addEventListener("change", async ({ target }) => {
  for (const file of [...target.files]) {
    say("reading");
    const source = await createImageBitmap(file).catch(() => null);
    if (!source) {
      say("picture");
      continue;
    }
    const { width, height } = source;
    const heard = new Promise((resolve) => (settle = resolve));
    document.dispatchEvent(new CustomEvent("pixels:read", { detail: { source, width, height, still: true } }));
    await heard;
    settle = null;
  }
  target.value = "";
});
