// The host's composer and list: what is typed, where it stands, and how to take it back.
const byId = (id) => document.getElementById(id);
const form = byId("composer");
const field = byId("idea");
let entries = [];
let draft = null;
let saving = 0;
let saved = 0;
let pendingKey = null;

const tell = (event, detail) => document.dispatchEvent(new CustomEvent(event, { detail }));
const put = (detail) => tell("outbox:put", detail);

function begin(note = null, base = 0) {
  const { round, question } = byId("host-stage").dataset;
  draft = { note, base, round: Number(round) || 0, question: Number(question) || 0 };
}

function keep() {
  clearTimeout(saving);
  saved = Date.now();
  const text = field.value;
  tell("draft:put", text.trim() || draft?.note ? { ...draft, text } : null);
  showDraft();
}

function typed() {
  if (!draft) begin();
  clearTimeout(saving);
  // 250 ms after the last key, yet at least once a second.
  saving = setTimeout(keep, Math.max(0, Math.min(250, 1_000 - (Date.now() - saved))));
}

function showDraft() {
  const state = byId("draft-state");
  const elsewhere = draft && String(draft.round || "") !== byId("host-stage").dataset.round;
  const text = field.value.trim() ? (elsewhere ? state.dataset.late : state.dataset.draft) : "";
  if (state.textContent !== text) state.textContent = text;
  for (const id of ["composer-label", "send-label"]) {
    const label = byId(id);
    label.textContent = draft?.note ? label.dataset.wordEdit : label.dataset.wordNew;
  }
  byId("cancel-edit").hidden = !draft?.note;
}

function clear() {
  draft = null;
  field.value = "";
  keep();
}

function submit() {
  const text = field.value.trim();
  if (!text || pendingKey) return field.focus();
  if (!draft) begin();
  const { note, base, round, question } = draft;
  pendingKey = Symbol("idea");
  put({ key: pendingKey, note: note ?? undefined, fields: { kind: note ? "edit" : "create", text, base, round, question } });
}

// The version that the server will have once all that waits has arrived.
function versionOf(note, element) {
  const mine = entries.filter((one) => one.note === note);
  const settled = mine.filter((one) => one.state === "received" && one.kept === note);
  const known = Math.max(Number(element.dataset.version) || 0, ...settled.map((one) => one.version ?? 0));
  const waiting = mine.filter((one) => one.state === "waiting");
  return waiting.reduce((version, one) => (one.kind === "create" ? 1 : version + 1), known);
}

function act(button) {
  const element = button.closest("[data-note]");
  const { note } = element.dataset;
  const base = versionOf(note, element);
  if (button.matches("[data-edit]")) {
    if (field.value.trim() && draft && !draft.note) submit();
    begin(note, base);
    field.value = element.querySelector("[data-text]").textContent;
    field.focus();
    return keep();
  }
  const kind = button.matches("[data-restore]") ? "restore" : "delete";
  put({ note, fields: { kind, text: "", base, round: 0, question: 0 } });
}

function render() {
  const list = byId("ideas");
  if (!list) return;
  const pending = list.querySelector("[data-pending]");
  pending.replaceChildren();
  const notes = Map.groupBy ? Map.groupBy(entries, (one) => one.note) : group(entries);
  for (const [note, mine] of notes) show(list, pending, note, mine);
}

function group(all) {
  const groups = new Map();
  for (const one of all) groups.set(one.note, [...(groups.get(one.note) ?? []), one]);
  return groups;
}

function show(list, pending, note, mine) {
  const open = mine.filter((one) => one.state !== "received");
  const known = list.querySelector(`[data-received] [data-note="${note}"]`);
  const text = mine.findLast((one) => one.text)?.text ?? "";
  const last = mine[mine.length - 1];
  if (!open.length) {
    const justIn = last.kind === "create" && Date.now() - last.settled < 15_000;
    if (known || !justIn || String(last.round) !== list.dataset.round) return;
  } else if (!known && (last.kind === "delete" || last.kind === "restore")) return;
  const element = known ?? byId("idea-template").content.firstElementChild.cloneNode(true);
  const refused = open.find((one) => one.state === "refused");
  element.dataset.note = note;
  element.dataset.state = refused ? "refused" : open.length ? "waiting" : "received";
  element.classList.toggle("idea--going", last.kind === "delete" && open.length > 0);
  if (text) element.querySelector("[data-text]").textContent = text;
  const refusal = element.querySelector("[data-refusal]");
  refusal.textContent = refused?.sentence ?? "";
  refusal.hidden = !refused;
  if (!known) pending.prepend(element);
}

function showWaiting() {
  const state = byId("outbox-state");
  const count = entries.filter((one) => one.state === "waiting").length;
  const words = count === 0 ? state.dataset.none : count === 1 ? state.dataset.one : state.dataset.many.replace("{n}", count);
  if (state.textContent !== words) state.textContent = words;
  state.dataset.waiting = String(count > 0);
}

document.addEventListener("outbox:changed", ({ detail }) => {
  entries = detail.entries;
  render();
  showWaiting();
});
document.addEventListener("outbox:stored", ({ detail }) => {
  if (!pendingKey || detail.key !== pendingKey) return;
  pendingKey = null;
  clear();
});
document.addEventListener("outbox:failed", () => {
  pendingKey = null;
  byId("no-storage").hidden = false;
});
document.addEventListener("outbox:no-storage", () => {
  if (byId("no-storage")) byId("no-storage").hidden = false;
});
document.addEventListener("draft:restored", ({ detail }) => {
  if (!field || field.value) return;
  const { text, ...rest } = detail;
  draft = rest;
  field.value = text;
  showDraft();
});
document.addEventListener("live:swapped", () => {
  render();
  if (form) showDraft();
});
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-edit], [data-delete], [data-restore]");
  if (button) act(button);
});
if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  field.addEventListener("input", typed);
  field.addEventListener("keydown", (event) => {
    // A composed accent also ends with Enter on some keyboards: leave it alone.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  });
  byId("cancel-edit").addEventListener("click", clear);
  addEventListener("pagehide", () => draft && keep());
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && draft && keep());
}
