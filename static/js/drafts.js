// Lets a replacement tablet go on with what was being typed: posts the draft of this one now and
// then, and offers what was left on the others of its table. Losing a post is harmless.
// Hears draft:put, draft:restored, outbox:changed, outbox:stored, live:open; says draft:restored, draft:put.
const address = document.body.dataset.drafts;
const EVERY = 2_000;
const ASK = 30_000;
const LEFT = `worldcafe-left-${document.body.dataset.outbox}`;
const field = document.getElementById("idea");
let device = "";
let draft = null;
let [posted, postedNote] = ["", ""];
let [busy, timer, asked] = [false, 0, 0];
const offered = new Set();
const left = new Set(remembered());

const tell = (event, detail) => document.dispatchEvent(new CustomEvent(event, { detail }));

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(LEFT)) ?? [];
  } catch {
    return [];
  }
}

const wire = () => JSON.stringify({ device, draft });

function soon() {
  timer ||= setTimeout(post, EVERY);
}

async function post(hurried = false) {
  clearTimeout(timer);
  timer = 0;
  const body = wire();
  if (!device || body === posted) return;
  if (busy && hurried !== true) return soon();
  busy = true;
  const note = draft?.note ?? "";
  try {
    const headers = { "Content-Type": "application/json", "X-Worldcafe": "1" };
    const answer = await fetch(address, { method: "POST", headers, body, keepalive: true });
    if (answer.ok) [posted, postedNote] = [body, note];
  } catch {
    // Away: this tablet keeps its own copy, and says it again at the next key or connection.
  }
  busy = false;
}

async function ask() {
  if (!device || document.visibilityState === "hidden" || document.body.dataset.connection === "gone") return;
  const first = !asked;
  asked = Date.now();
  try {
    const answer = await fetch(`${address}?device=${device}`, { signal: AbortSignal.timeout?.(8_000) });
    if (answer.ok) show(await answer.text(), first);
    else asked = first ? 0 : asked;
  } catch {
    asked = first ? 0 : asked;
  }
}

function show(html, first) {
  const old = document.getElementById("drafts");
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  const fresh = parsed.content.firstElementChild;
  // Never from under a finger or the keyboard.
  if (old.contains(document.activeElement)) return;
  for (const one of fresh.querySelectorAll("[data-draft]")) {
    // Later on, a tablet in use beside this one has its draft still in hand.
    const wanted = first || one.dataset.away || offered.has(tablet(one));
    one.hidden = !wanted || left.has(exactly(one));
    if (!one.hidden) offered.add(tablet(one));
  }
  fresh.hidden = !fresh.querySelector("[data-draft]:not([hidden])");
  old.replaceWith(fresh);
}

const tablet = (one) => `${one.dataset.draft} ${one.dataset.note}`;
const textOf = (one) => one.querySelector("[data-text]").textContent;
const exactly = (one) => `${tablet(one)} ${textOf(one)}`;

function settle(one) {
  left.add(exactly(one));
  offered.delete(tablet(one));
  try {
    sessionStorage.setItem(LEFT, JSON.stringify([...left]));
  } catch {
    // Without a store it is offered again after a reload.
  }
  const section = one.parentElement;
  one.remove();
  section.hidden = !section.querySelector("[data-draft]:not([hidden])");
  field.focus();
}

function take(one) {
  one.querySelector("[data-busy]").hidden = !field.value.trim();
  if (field.value.trim()) return;
  const { note, asks, ...numbers } = one.dataset;
  const [base, round, question] = ["base", "round", "question"].map((name) => Number(numbers[name]));
  const taken = { note, asks: Boolean(asks), edits: base > 0, opened: "", base, round, question, text: textOf(one) };
  field.value = "";
  tell("draft:restored", taken);
  tell("draft:put", taken);
  post();
  settle(one);
  field.setSelectionRange(field.value.length, field.value.length);
}

for (const event of ["draft:put", "draft:restored"]) {
  document.addEventListener(event, ({ detail }) => {
    draft = detail;
    soon();
  });
}
document.addEventListener("outbox:stored", ({ detail }) => {
  // The idea made of it tells the server by itself.
  if (detail.entry.note === postedNote) posted = JSON.stringify({ device, draft: null });
});
document.addEventListener("outbox:changed", ({ detail }) => {
  if (device === detail.device) return;
  device = detail.device;
  soon();
  ask();
});
document.addEventListener("live:open", () => post());
document.addEventListener("click", ({ target }) => {
  const one = target.closest("[data-draft]");
  if (one && target.closest("[data-take]")) take(one);
  if (one && target.closest("[data-leave]")) settle(one);
});
addEventListener("pagehide", () => post(true));
document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? post(true) : ask()));
setInterval(() => Date.now() - asked > ASK * (0.8 + Math.random() * 0.4) && ask(), 5_000);
