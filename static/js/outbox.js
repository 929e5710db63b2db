// Keeps on the tablet what is typed until the server has stored it, and sends it.
// Hears outbox:put, draft:put, live:epoch, live:open; says outbox:changed, outbox:stored,
// outbox:failed, outbox:no-storage, draft:restored. Nothing here is ever deleted by the program.
const { operations, outbox: name } = document.body.dataset;
const BATCH = 50;
const PATIENCE = 10_000;
let database = null;
let device = randomId();
let entries = [];
let sending = false;
let attempts = 0;
let retry = 0;
const tabs = "BroadcastChannel" in window ? new BroadcastChannel(`worldcafe-${name}`) : null;

const tell = (event, detail) => document.dispatchEvent(new CustomEvent(event, { detail }));

function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(`worldcafe-${name}`, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("operations", { keyPath: "order", autoIncrement: true });
      request.result.createObjectStore("facts");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// One strict transaction: what it wrote is on the tablet's disk once this resolves.
function transact(mode, store, act) {
  return new Promise((resolve, reject) => {
    const change = database.transaction(store, mode, { durability: "strict" });
    const request = act(change.objectStore(store));
    change.oncomplete = () => resolve(request.result);
    change.onerror = change.onabort = () => reject(change.error);
  });
}
const write = transact.bind(null, "readwrite");
const read = transact.bind(null, "readonly");

async function start() {
  try {
    database = await open();
    // Another tab's newer page may need to change the store: let it.
    database.onversionchange = () => database.close();
    device = (await read("facts", (store) => store.get("device"))) ?? device;
    await write("facts", (store) => store.put(device, "device"));
    const draft = await read("facts", (store) => store.get("draft"));
    if (draft) tell("draft:restored", draft);
    await reload();
  } catch {
    database = null;
    tell("outbox:no-storage");
    changed();
  }
  send();
}

async function reload() {
  if (database) {
    // What is being sent keeps its object; another tab may have settled it meanwhile.
    const known = new Map(entries.map((one) => [one.op, one]));
    const stored = await read("operations", (store) => store.getAll());
    entries = stored.map((one) => Object.assign(known.get(one.op) ?? {}, one));
  }
  changed();
}

const waiting = () => entries.filter((one) => one.state === "waiting");

function changed() {
  tell("outbox:changed", { entries, kept: database !== null });
  report();
}

function report() {
  tell("live:send", { waiting: waiting().length, device });
}

async function put(wanted) {
  const entry = { op: randomId(), note: wanted.note ?? randomId(), at: Date.now(), state: "waiting", ...wanted.fields };
  if (database) {
    try {
      entry.order = await write("operations", (store) => store.add(entry));
    } catch (error) {
      tell("outbox:failed", { key: wanted.key, error: error?.name });
      return;
    }
  }
  entries.push(entry);
  tell("outbox:stored", { key: wanted.key, entry, kept: database !== null });
  changed();
  tabs?.postMessage("changed");
  send();
}

async function settle(entry, fields) {
  Object.assign(entry, fields);
  if (database) await write("operations", (store) => store.put(entry));
}

async function send() {
  clearTimeout(retry);
  const batch = waiting().slice(0, BATCH);
  if (sending || batch.length === 0) return;
  sending = true;
  const done = await post(batch);
  sending = false;
  attempts = done ? 0 : attempts + 1;
  changed();
  if (done) tabs?.postMessage("changed");
  if (waiting().length === 0) return;
  const pause = done ? 0 : 300 + Math.random() * Math.min(8_000, 500 * 2 ** Math.min(attempts, 6));
  retry = setTimeout(send, pause);
}

async function post(batch) {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), PATIENCE);
  try {
    const wire = batch.map(({ op, note, kind, text, base, round, question, at }) => ({ op, note, kind, text, base, round, question, at }));
    const answer = await fetch(operations, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Worldcafe": "1" },
      body: JSON.stringify({ device, operations: wire }),
      signal: cut.signal,
    });
    if (!answer.ok) return false;
    const { answers } = await answer.json();
    for (const one of answers) await take(batch.find(({ op }) => op === one.op), one);
    return answers.length > 0;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

async function take(entry, { answer, sentence, note, version }) {
  if (!entry || !answer) return;
  const state = answer === "refused" ? "refused" : "received";
  await settle(entry, { state, answer, sentence, version, kept: note, settled: Date.now() });
}

document.addEventListener("outbox:put", ({ detail }) => put(detail));
document.addEventListener("draft:put", ({ detail }) => {
  const act = (store) => (detail ? store.put(detail, "draft") : store.delete("draft"));
  if (database) write("facts", act).catch(() => tell("outbox:no-storage"));
});
document.addEventListener("live:epoch", async () => {
  // A restored server may lack what it once had: offer it everything again; it knows what it has.
  for (const one of entries) if (one.state === "received") await settle(one, { state: "waiting" });
  send();
});
for (const event of ["live:open", "outbox:send"]) {
  document.addEventListener(event, () => {
    report();
    send();
  });
}
tabs?.addEventListener("message", reload);
for (const event of ["online", "pageshow"]) addEventListener(event, send);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
setInterval(report, 10_000);
start();
