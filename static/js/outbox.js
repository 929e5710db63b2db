// Keeps on the tablet what is typed until the server has stored it, and sends it.
// Hears outbox:put, draft:put, live:now, live:open; says outbox:changed, outbox:stored,
// outbox:no-storage, draft:restored, live:send. No idea here is ever deleted by the program.
const { operations, outbox: name } = document.body.dataset;
const BATCH = 50;
const PATIENCE = 10_000;
let database = null;
let device = randomId();
let entries = [];
let sending = false;
let attempts = 0;
let retry = 0;
// How many go at once, and until when the server asked to be left alone.
let [most, resting] = [BATCH, 0];
let started = false;
let doubts = 0;
// The draft as it is, where the store is not open yet.
let early = null;
// Those of photos.js, which count in what this tablet reports.
let photos = { waiting: 0, written: 0 };
// The log that answered last, and how long it was.
let life = { epoch: "", head: 0 };
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
function transact(mode, stores, act) {
  return new Promise((resolve, reject) => {
    const change = database.transaction(stores, mode, { durability: "strict" });
    const request = act(...[stores].flat().map((store) => change.objectStore(store)));
    change.oncomplete = () => resolve(request.result);
    change.onerror = change.onabort = () => reject(change.error);
  });
}
const write = transact.bind(null, "readwrite");
const read = transact.bind(null, "readonly");

// A store that is not ready, as after a browser was killed, is asked again before doing without it:
// what it holds would not be shown.
async function recall() {
  for (const rest of [250, 1_000, 0]) {
    try {
      database = await open();
      // Another tab's newer page may need to change the store: let it.
      database.onversionchange = () => database.close();
      device = (await read("facts", (facts) => facts.get("device"))) ?? device;
      await write("facts", (facts) => facts.put(device, "device"));
      life = (await read("facts", (facts) => facts.get("life"))) ?? life;
      const draft = await read("facts", (facts) => facts.get("draft"));
      return { draft, stored: await read("operations", (store) => store.getAll()) };
    } catch {
      database = null;
      if (rest) await new Promise((done) => setTimeout(done, rest));
    }
  }
}

async function start() {
  // Given by arrival.js to a tablet that comes from another address.
  device = document.body.dataset.device ?? device;
  const found = await recall();
  if (found?.draft) tell("draft:restored", found.draft);
  else if (early) await keep((operations, facts) => facts.put(early, "draft"));
  if (found) await reload(found.stored);
  else without();
  // Written while the store was not open yet.
  for (const entry of entries.filter(({ order }) => order === undefined)) {
    await keep((operations) => operations.add(entry), (order) => (entry.order = order));
  }
  started = true;
  const { epoch, seq } = document.body.dataset;
  if (epoch) await compare(epoch, Number(seq), 2);
  changed();
  send();
}

// Nothing more can be kept here: what is typed is sent from memory, and the page says so.
function without() {
  database = null;
  tell("outbox:no-storage");
}

async function reload(found) {
  if (database) {
    // What is being sent keeps its object; another tab may have settled it meanwhile.
    const known = new Map(entries.map((one) => [one.op, one]));
    const stored = found ?? (await read("operations", (store) => store.getAll()));
    const memory = entries.filter((one) => one.order === undefined);
    entries = [...stored.map((one) => Object.assign(known.get(one.op) ?? {}, one)), ...memory];
  }
  changed();
}

const waiting = () => entries.filter((one) => one.state === "waiting");

// A refusal that was redone since, and received, is not counted twice.
const redone = (one, at) => entries.slice(at + 1).some(({ note, state }) => note === one.note && state === "received");
const written = () => entries.filter((one, at) => one.state !== "refused" || !redone(one, at));

function changed() {
  tell("outbox:changed", { entries, written: written().length, device, kept: database !== null });
  report();
}

function report() {
  if (started) tell("live:send", { waiting: waiting().length + photos.waiting, written: written().length + photos.written, device });
}

async function put(wanted) {
  const entry = { op: randomId(), note: wanted.note ?? randomId(), at: Date.now(), state: "waiting", ...wanted.fields };
  await keep((operations, facts) => {
    // The draft goes in the very transaction that keeps the idea made of it.
    if (wanted.draft) facts.delete("draft");
    return operations.add(entry);
  }, (order) => (entry.order = order));
  entries.push(entry);
  tell("outbox:stored", { key: wanted.key, entry, kept: database !== null });
  changed();
  tabs?.postMessage("changed");
  send();
}

// What another address of this server held for this tablet; what is known here already stays as it is.
async function adopt(brought) {
  for (const entry of brought.filter(({ op }) => !entries.some((one) => one.op === op))) {
    await keep((operations) => operations.add(entry), (order) => (entry.order = order));
    entries.push(entry);
  }
  tell("outbox:adopted", { kept: database !== null });
  changed();
  send();
}

// A tablet that slept may have lost its store: open it once more before doing without.
async function keep(act, then = () => {}) {
  for (const again of [true, false]) {
    if (!database) return;
    try {
      return then(await write(["operations", "facts"], act));
    } catch {
      if (again) database = await open().catch(() => null);
    }
  }
  without();
}

async function settle(entry, fields) {
  Object.assign(entry, fields);
  if (entry.order !== undefined) await keep((operations) => operations.put(entry));
}

async function send() {
  clearTimeout(retry);
  const batch = waiting().slice(0, most);
  if (sending || !started || batch.length === 0) return;
  const rest = resting - performance.now();
  if (rest > 0) return void (retry = setTimeout(send, rest));
  sending = true;
  const done = await post(batch);
  sending = false;
  attempts = done ? 0 : attempts + 1;
  changed();
  tabs?.postMessage("changed");
  if (waiting().length === 0) return;
  const pause = done ? 0 : 300 + Math.random() * Math.min(8_000, 500 * 2 ** Math.min(attempts, 6));
  retry = setTimeout(send, pause);
}

// Tells whether every operation of the batch was answered.
async function post(batch) {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), PATIENCE);
  try {
    const wire = batch.map(({ op, note, kind, text, base, round, question, at, mark, asks }) => ({ op, note, kind, text, base, round, question, at, mark, asks }));
    const answer = await fetch(operations, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Worldcafe": "1" },
      body: JSON.stringify({ device, operations: wire }),
      signal: cut.signal,
    });
    const pause = Math.min(30, Number(answer.headers.get("Retry-After")) || 0) * 1000;
    if (pause) resting = performance.now() + pause + Math.random() * 1000;
    if (answer.status === 413) return await tooLarge(batch, await answer.json());
    if (!answer.ok) return false;
    most = BATCH;
    const { answers, epoch, head } = await answer.json();
    for (const one of answers) await take(batch.find(({ op }) => op === one.op), { ...one, head });
    await compare(epoch, head, 2);
    await remember({ epoch, head });
    return answers.length === batch.length;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

// Fewer at a time; alone and still too large, it waits for a person to shorten it.
async function tooLarge(batch, { sentence }) {
  most = Math.ceil(batch.length / 2);
  if (batch.length > 1) return false;
  await take(batch[0], { answer: "refused", sentence });
  return true;
}

async function take(entry, { answer, sentence, note, version, head }) {
  if (!entry || !answer) return;
  const refused = answer === "refused";
  // What was to follow a refused change follows what stood before it.
  const later = refused ? waiting().filter((one) => one.note === entry.note && one !== entry && (one.kind === "mark") === (entry.kind === "mark")) : [];
  for (const one of later) await settle(one, { base: Math.max(0, one.base - 1) });
  const state = refused ? "refused" : "received";
  await settle(entry, { state, answer, sentence, version, kept: note, head });
}

async function remember(fresh) {
  life = fresh;
  await keep((operations, facts) => facts.put(life, "life"));
}

// Another log, or a shorter one than it was: the server was restored from an older copy. It gets
// everything again; it knows what it has. A heartbeat may lag, so it must say so twice.
async function compare(epoch, head, weight) {
  const same = !life.epoch || (epoch === life.epoch && head >= life.head);
  doubts = same ? 0 : doubts + weight;
  if (doubts < 2) return;
  doubts = 0;
  await remember({ epoch, head });
  for (const one of entries) if (one.state === "received") await settle(one, { state: "waiting" });
  changed();
}

document.addEventListener("outbox:put", ({ detail }) => put(detail));
document.addEventListener("outbox:adopt", ({ detail }) => adopt(detail));
document.addEventListener("draft:put", ({ detail }) => {
  early = database ? null : detail;
  keep((operations, facts) => (detail ? facts.put(detail, "draft") : facts.delete("draft")));
});
document.addEventListener("live:now", async ({ detail }) => {
  const head = detail.head ?? detail.seq;
  if (!started || head === undefined || !detail.epoch) return;
  await compare(detail.epoch, head, 1);
  send();
});
document.addEventListener("photos:changed", ({ detail }) => {
  photos = detail;
  report();
});
for (const event of ["live:open", "outbox:send"]) {
  document.addEventListener(event, () => {
    report();
    send();
  });
}
tabs?.addEventListener("message", () => reload());
for (const event of ["online", "pageshow"]) addEventListener(event, send);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
setInterval(report, 10_000);
// Once every module of the page hears what is said here.
document.addEventListener("DOMContentLoaded", start);
