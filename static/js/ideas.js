// The ideas of a table: where each stands, and how to change it or take it back.
// Hears outbox:changed, photos:changed, live:swapped; says outbox:put, composer:edit.
const byId = (id) => document.getElementById(id);
// Marks and stars stand elsewhere (marks.js).
const OF_IDEAS = ["create", "edit", "delete", "restore"];
let [entries, waiting, photos] = [[], [], 0];

const tell = (event, detail) => document.dispatchEvent(new CustomEvent(event, { detail }));

const last = (all, wanted) => all.filter(wanted).pop();

// The version that the server will have once all that waits has arrived.
function versionOf(note, element) {
  const mine = entries.filter((one) => one.note === note);
  const waiting = last(mine, (one) => one.state === "waiting");
  // The page may show a change before its acknowledgement comes: it must not count twice.
  if (waiting) return (waiting.base ?? 0) + 1;
  const settled = mine.filter((one) => one.state === "received" && one.kept === note);
  return Math.max(Number(element.dataset.version) || 0, ...settled.map((one) => one.version ?? 0));
}

function act(button) {
  const element = button.closest("[data-note]");
  const { note } = element.dataset;
  const base = versionOf(note, element);
  if (button.matches("[data-edit]")) {
    const { round, question } = last(entries, (one) => one.note === note && one.text) ?? {};
    const text = element.querySelector("[data-text]").textContent;
    return tell("composer:edit", { note, base, round, question, text });
  }
  const valid = button.getAttribute("aria-pressed") === "true" ? "unvalidate" : "validate";
  const kind = button.matches("[data-validate]") ? valid : button.matches("[data-restore]") ? "restore" : "delete";
  tell("outbox:put", { note, fields: { kind, text: "", base, round: 0, question: 0 } });
}

function render() {
  const list = byId("ideas");
  if (!list) return;
  const pending = list.querySelector("[data-pending]");
  pending.replaceChildren();
  const notes = Map.groupBy ? Map.groupBy(entries, (one) => one.note) : group(entries);
  for (const [note, mine] of notes) show(list, pending, note, mine);
  // The page of an ended link has no such line.
  const here = byId("ideas-waiting");
  if (!here) return;
  const more = pending.querySelectorAll(":scope > :not([data-state=received])").length;
  here.textContent = more ? (more > 1 ? here.dataset.many : here.dataset.one).replace("{n}", more) : "";
}

function group(all) {
  const groups = new Map();
  for (const one of all) groups.set(one.note, [...(groups.get(one.note) ?? []), one]);
  return groups;
}

function settle(element) {
  element.dataset.state = "received";
  element.classList.remove("idea--going");
  element.querySelector("[data-refusal]").hidden = true;
}

function show(list, pending, note, mine) {
  // A refusal that was redone since, and received, is no longer one.
  const done = mine.lastIndexOf(last(mine, (one) => one.state === "received"));
  const open = mine.slice(done + 1).filter((one) => one.state !== "received");
  const known = list.querySelector(`[data-received] [data-note="${note}"]`);
  const text = last(mine, (one) => one.text)?.text ?? "";
  const latest = mine[mine.length - 1];
  if (!open.length) {
    // Received, and this page has not heard of it yet, as where its socket died in silence.
    const ahead = latest.kind === "create" && latest.head > Number(document.body.dataset.seq);
    // What the server shows is received; it may have come before its own acknowledgement.
    if (known) return settle(known);
    if (latest.answer !== "held" && (!ahead || String(latest.round) !== list.dataset.round)) return;
  } else if (!known && (latest.kind === "delete" || latest.kind === "restore")) return;
  const element = known ?? byId("idea-template").content.firstElementChild.cloneNode(true);
  const refused = open.find((one) => one.state === "refused");
  element.dataset.note = note;
  const settled = latest.answer === "held" ? "held" : "received";
  element.dataset.state = refused ? "refused" : open.length ? "waiting" : settled;
  element.classList.toggle("idea--going", latest.kind === "delete" && open.length > 0);
  if (mine.some((one) => one.asks)) element.dataset.asks = "";
  if (text) element.querySelector("[data-text]").textContent = text;
  const refusal = element.querySelector("[data-refusal]");
  refusal.textContent = refused?.sentence ?? "";
  refusal.hidden = !refused;
  if (!known) pending.prepend(element);
}

function showWaiting() {
  const state = byId("outbox-state");
  const { none, one, many, sendingOne, sendingMany, photoOne, photoMany } = state.dataset;
  const count = waiting.length + photos;
  const ideas = !photos && waiting.every(({ kind }) => OF_IDEAS.includes(kind));
  const [alone, several] = ideas ? [one, many] : waiting.length ? [sendingOne, sendingMany] : [photoOne, photoMany];
  const text = (count > 1 ? several : count ? alone : none).replace("{n}", count);
  if (state.textContent !== text) state.textContent = text;
  state.dataset.waiting = String(count > 0);
}

document.addEventListener("outbox:changed", ({ detail }) => {
  entries = detail.entries.filter(({ kind }) => OF_IDEAS.includes(kind));
  waiting = detail.entries.filter(({ state }) => state === "waiting");
  showWaiting();
  render();
});
document.addEventListener("photos:changed", ({ detail }) => {
  photos = detail.waiting;
  showWaiting();
});
document.addEventListener("live:swapped", render);
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-edit], [data-delete], [data-restore], [data-validate]");
  if (button) act(button);
});
