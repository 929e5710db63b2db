// Photos of the tablecloth: scaled down here, kept in a store of their own, sent when there is a way.
// Hears outbox:changed, live:now, live:open; says photos:changed,
// photos:said. Nothing kept here is ever deleted.
const { photos: address, outbox: link } = document.body.dataset;
const SIDE = 1600;
const LARGEST = 1_000_000;
const PATIENCE = 45_000;
const byId = (id) => document.getElementById(id);
const tabs = "BroadcastChannel" in window ? new BroadcastChannel(`worldcafe-photos-${link}`) : null;
let [database, device, photos] = [null, "", []];
let [sending, retry, attempts, doubts] = [false, 0, 0, 0];

const waiting = () => photos.filter(({ state }) => state === "waiting");

const randomId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(`worldcafe-photos-${link}`, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("photos", { keyPath: "uid" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function transact(mode, act) {
  return new Promise((resolve, reject) => {
    const change = database.transaction("photos", mode, { durability: "strict" });
    const request = act(change.objectStore("photos"));
    change.oncomplete = () => resolve(request.result);
    change.onerror = change.onabort = () => reject(change.error);
  });
}

async function keep(photo) {
  try {
    await transact("readwrite", (store) => store.put(photo));
    tabs?.postMessage("changed");
  } catch {
    tell("photos:said", "memory");
  }
}

async function load() {
  try {
    database ??= await open();
    const stored = await transact("readonly", (store) => store.getAll());
    const known = new Map(photos.map((one) => [one.uid, one]));
    photos = stored.map((one) => Object.assign(known.get(one.uid) ?? {}, one)).sort((one, other) => one.at - other.at);
  } catch {
    database = null;
  }
  changed();
  send();
}

const tell = (event, detail) => document.dispatchEvent(new CustomEvent(event, { detail }));

// A JPEG small enough to be sent over a slow network, and kept by dozens.
async function scaled(file) {
  const picture = await createImageBitmap(file);
  const ratio = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(picture.width * ratio), Math.round(picture.height * ratio)];
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  for (const quality of [0.82, 0.7, 0.55, 0.4]) {
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (blob?.size <= LARGEST) return blob.arrayBuffer();
  }
  throw new Error("no picture");
}

async function take(file) {
  // The round of when it was taken, however long the rest takes.
  const [round, at] = [Number(byId("host-stage").dataset.round) || 0, Date.now()];
  tell("photos:said", "preparing");
  try {
    const photo = { uid: randomId(), round, at, state: "waiting", content: await scaled(file) };
    photos.push(photo);
    tell("photos:said", "");
    await keep(photo);
  } catch {
    return tell("photos:said", "unreadable");
  }
  changed();
  send();
}

async function send() {
  clearTimeout(retry);
  const [photo] = waiting();
  if (!photo || sending || !device) return;
  sending = true;
  const done = await post(photo);
  sending = false;
  attempts = done ? 0 : attempts + 1;
  changed();
  if (waiting().length) retry = setTimeout(send, done ? 0 : 500 + Math.random() * Math.min(8_000, 500 * 2 ** Math.min(attempts, 6)));
}

async function post(photo) {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), PATIENCE);
  try {
    const query = new URLSearchParams({ photo: photo.uid, device, round: photo.round, at: photo.at });
    const headers = { "Content-Type": "image/jpeg", "X-Worldcafe": "1" };
    const answer = await fetch(`${address}?${query}`, { method: "POST", headers, body: photo.content, signal: cut.signal });
    if (!answer.ok) return false;
    const { answer: said, sentence, epoch, head } = await answer.json();
    Object.assign(photo, { state: said === "refused" ? "refused" : "received", answer: said, sentence, epoch, head });
    await keep(photo);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

// A server restored from an older copy gets everything again; a heartbeat may lag, so it says so twice.
async function compare({ epoch, head, seq }) {
  const now = head ?? seq;
  const lost = photos.filter((one) => one.state === "received" && epoch && (one.epoch !== epoch || one.head > now));
  doubts = lost.length ? doubts + 1 : 0;
  if (doubts < 2) return;
  doubts = 0;
  for (const one of lost) await keep(Object.assign(one, { state: "waiting" }));
  changed();
  send();
}

function changed() {
  const written = photos.filter(({ state }) => state !== "refused").length;
  tell("photos:changed", { photos, written, waiting: waiting().length });
}

document.addEventListener("outbox:changed", ({ detail }) => {
  const first = !device;
  device = detail.device;
  if (first) send();
});
document.addEventListener("live:now", ({ detail }) => compare(detail));
document.addEventListener("live:open", send);
addEventListener("online", send);
tabs?.addEventListener("message", load);
byId("photo-file")?.addEventListener("change", ({ target }) => {
  for (const file of target.files) take(file);
  target.value = "";
});
load();
