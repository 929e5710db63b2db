// When the address of the server is silent, looks for the server at its other ones, has it prove
// that it is ours, and offers to go on there. What waits goes along in the fragment of the address,
// which no request holds; a copy stays here. Hears live:now, outbox:changed, draft:put, draft:restored.
const { addresses, outbox: name } = document.body.dataset;
const TICK = 2_000;
const SILENCE = 20_000;
const AGAIN = 10_000;
const LEARN = 5 * 60_000;
// Browsers cut a longer address short.
const LONGEST = 900_000;
const byId = (id) => document.getElementById(id);
const section = byId("moved");
let known = null;
// Counted while the page is awake, so that a tablet that slept does not take its sleep for silence.
let silence = 0;
let [looked, learned] = [0, 0];
let found = "";
let [device, entries, draft] = ["", [], null];

async function learn() {
  learned = Date.now();
  const answer = await ask(addresses);
  if (answer?.proof) known = answer;
}

async function ask(url) {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), 5_000);
  const elsewhere = new URL(url, location.href).origin !== location.origin;
  try {
    const answer = await fetch(url, { signal: cut.signal, credentials: elsewhere ? "omit" : "same-origin" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

// Only the server that this tablet already knows can answer right.
async function proves(origin) {
  const answer = await ask(`${origin}/hote/${name}/preuve/${known.asked}`);
  return answer?.proof === known.proof;
}

async function look() {
  looked = Date.now();
  const others = known.addresses.filter((one) => one !== location.origin);
  const proven = await Promise.all(others.map(proves));
  const first = others.find((_one, at) => proven[at]);
  if (first && silence > SILENCE) offer(first);
}

function offer(origin) {
  found = origin;
  const place = section.querySelector("[data-place]");
  if (place.textContent !== origin) place.textContent = origin;
  show();
}

function show() {
  const silent = known !== null && silence > SILENCE;
  section.hidden = !silent || document.body.dataset.connection === "gone";
  if (!silent) found = "";
  section.querySelector("[data-found]").hidden = !found;
  section.querySelector("[data-by-hand]").hidden = Boolean(found);
}

function watch() {
  if (document.visibilityState === "hidden") return;
  silence += TICK;
  show();
  if (section.hidden) {
    if (Date.now() - learned > (known ? LEARN : AGAIN)) learn();
  } else if (!found && Date.now() - looked > AGAIN) look();
}

// What was received goes along too, where there is room, so that the tablet can still refill a server.
function luggage() {
  const all = packed(entries);
  return all.length > LONGEST ? packed(entries.filter(({ state }) => state !== "received")) : all;
}

function packed(some) {
  const operations = some.map(({ order, ...one }) => one);
  const text = byId("idea").value;
  const typed = draft && (text.trim() || draft.edits) ? { ...draft, text } : null;
  return encodeURIComponent(JSON.stringify({ passage: known.passage, device, operations, draft: typed }));
}

function say(state) {
  const line = section.querySelector("[data-say]");
  line.textContent = state ? line.dataset[state] : "";
}

async function move() {
  const carried = luggage();
  if (carried.length > LONGEST) return say("many");
  say("looking");
  if (!(await proves(found))) {
    found = "";
    show();
    return say("none");
  }
  location.assign(`${found}/hote/${name}/#suite=${carried}`);
}

async function byHand(event) {
  event.preventDefault();
  const typed = byId("moved-address").value.trim().replace(/^https?:\/\//, "");
  const port = location.port && !/:\d+(\/|$)/.test(typed) ? `:${location.port}` : "";
  const [host] = typed.split("/");
  say("looking");
  const origin = host && URL.canParse?.(`http://${host}${port}`) !== false ? `http://${host}${port}` : "";
  const right = origin && (await proves(origin));
  say(right ? "" : "none");
  if (right) offer(new URL(origin).origin);
}

document.addEventListener("live:now", () => {
  silence = 0;
  if (!section.hidden) say("");
  show();
});
document.addEventListener("outbox:changed", ({ detail }) => ({ device, entries } = detail));
for (const event of ["draft:put", "draft:restored"]) {
  document.addEventListener(event, ({ detail }) => (draft = detail));
}
section.querySelector("[data-move]").addEventListener("click", move);
section.querySelector("form").addEventListener("submit", byHand);
setInterval(watch, TICK);
learn();
