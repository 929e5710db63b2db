// A tablet that comes from another address of this server brings along what it held there.
// Only what a tablet of ours carries comes in: the server knows its passage. Must run before outbox.js.
// Hears outbox:changed, outbox:adopted; says outbox:adopt, draft:restored, draft:put.
const MARK = "#suite=";
const tell = (event, detail) => document.dispatchEvent(new CustomEvent(event, { detail }));
const pause = (time) => new Promise((done) => setTimeout(done, time));
const brought = read();

function read() {
  if (!location.hash.startsWith(MARK)) return null;
  try {
    const { passage, device, operations, draft } = JSON.parse(decodeURIComponent(location.hash.slice(MARK.length)));
    if (!/^[0-9a-f]{32}$/.test(device)) return null;
    return { passage, device, operations: [...operations], draft };
  } catch {
    return null;
  }
}

function restore({ draft, operations }) {
  const field = document.getElementById("idea");
  if (!draft || field.value === draft.text) return;
  if (!field.value.trim()) {
    field.value = "";
    tell("draft:restored", draft);
    tell("draft:put", draft);
    return;
  }
  // Something else is being written here already: it comes as an idea to be redone.
  const { note, base, round, question, text, asks } = draft;
  const kind = draft.edits ? "edit" : "create";
  const sentence = document.getElementById("arrived").dataset.draft;
  const op = `${note.slice(0, 24)}${Date.now().toString(16).slice(-8)}`;
  operations.push({ op, note, kind, base, round, question, text, asks, at: Date.now(), state: "refused", sentence });
}

// Without it, a link made up by anybody could put words in the mouth of this table.
async function admitted(passage) {
  const { "X-CSRFToken": token } = JSON.parse(document.body.getAttribute("hx-headers"));
  for (;;) {
    try {
      const body = new URLSearchParams({ secret: passage });
      const answer = await fetch("entrer/", { method: "POST", headers: { "X-CSRFToken": token }, body, redirect: "manual" });
      return answer.type === "opaqueredirect";
    } catch {
      await pause(3_000);
    }
  }
}

async function arrive() {
  const ready = new Promise((done) => document.addEventListener("outbox:changed", done, { once: true }));
  document.body.dataset.device = brought.device;
  if (!(await admitted(brought.passage))) return;
  await ready;
  restore(brought);
  document.addEventListener("outbox:adopted", settled, { once: true });
  tell("outbox:adopt", brought.operations);
}

function settled({ detail }) {
  // Without a store the address is the only copy: it stays until the page is left.
  if (detail.kept) history.replaceState(null, "", location.pathname);
  const words = document.getElementById("arrived");
  words.hidden = false;
  words.textContent = words.dataset.words;
}

if (brought) arrive();
