// Where a table writes: the text, its draft, and the round in which typing began.
// Hears composer:edit, outbox:stored, outbox:no-storage, draft:restored; says outbox:put, draft:put.
const byId = (id) => document.getElementById(id);
const field = byId("idea");
// A question for the next group; not on a tablet whose link was ended.
const asks = byId("asks") ?? { checked: false };
let draft = null;
let saving = 0;
let saved = 0;
let sending = null;
let next = null;

const tell = (event, detail) => document.dispatchEvent(new CustomEvent(event, { detail }));

function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A draft has its idea's identifier from its first key: sent twice, it is still one idea.
function begin({ note, base = 0, round, question, text = "" } = {}) {
  const stage = byId("host-stage").dataset;
  draft = {
    note: note ?? randomId(),
    edits: Boolean(note),
    opened: text,
    base,
    round: round || Number(stage.round) || 0,
    question: question || Number(stage.question) || 0,
  };
}

function keep() {
  clearTimeout(saving);
  saved = Date.now();
  const text = field.value;
  tell("draft:put", text.trim() || draft?.edits ? { ...draft, text, asks: asks.checked } : null);
  show();
}

function typed() {
  if (!field.value.trim() && !draft?.edits) draft = null;
  else if (!draft) begin();
  clearTimeout(saving);
  // 250 ms after the last key, yet often enough that a second is never lost, the disk's time included.
  saving = setTimeout(keep, Math.max(0, Math.min(250, 600 - (Date.now() - saved))));
}

function show() {
  const state = byId("draft-state");
  const elsewhere = draft && String(draft.round || "") !== byId("host-stage").dataset.round;
  const text = field.value.trim() ? (elsewhere ? state.dataset.late : state.dataset.draft) : "";
  if (state.textContent !== text) state.textContent = text;
  for (const id of ["composer-label", "send-label"]) {
    const label = byId(id);
    label.textContent = draft?.edits ? label.dataset.wordEdit : label.dataset.wordNew;
  }
  byId("send").querySelector("use").setAttribute("href", draft?.edits ? "#icon-check" : "#icon-plus");
  byId("cancel-edit").hidden = !draft?.edits;
  if (asks.parentElement) asks.parentElement.hidden = Boolean(draft?.edits);
}

function clear() {
  draft = null;
  field.value = "";
  asks.checked = false;
  keep();
}

function submit() {
  const text = field.value.trim();
  if (!text || sending) return field.focus();
  if (draft?.edits && text === draft.opened.trim()) return clear();
  if (!draft) begin();
  const { note, base, round, question } = draft;
  sending = Symbol("idea");
  const kind = draft.edits ? "edit" : "create";
  const fields = { kind, text, base, round, question, asks: asks.checked && !draft.edits };
  tell("outbox:put", { key: sending, note, draft: true, fields });
}

function open(idea) {
  begin(idea);
  field.value = idea.text;
  asks.checked = false;
  field.focus();
  keep();
}

document.addEventListener("composer:edit", ({ detail }) => {
  // What was being written goes first, whatever it was; then the idea opens.
  if (field.value.trim()) submit();
  if (sending) next = detail;
  else open(detail);
});
document.addEventListener("outbox:stored", ({ detail }) => {
  if (!sending || detail.key !== sending) return;
  sending = null;
  // What was typed since the text left stays in the field, as an idea of its own.
  if (field.value.trim() === detail.entry.text) clear();
  else begin();
  if (next) open(next);
  next = null;
});
document.addEventListener("outbox:no-storage", () => {
  byId("no-storage").hidden = false;
});
document.addEventListener("draft:restored", ({ detail }) => {
  const { text, ...rest } = detail;
  // Written while the store was opening, or put back by the browser: neither takes the other's place.
  const fresh = field.value.trim();
  draft = rest;
  field.value = fresh.startsWith(text.trim()) ? fresh : fresh ? `${text.trimEnd()}\n${fresh}` : text;
  asks.checked = Boolean(detail.asks);
  if (fresh) keep();
  else show();
});
document.addEventListener("live:swapped", show);
byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
field.addEventListener("input", typed);
byId("asks")?.addEventListener("change", () => draft && keep());
field.addEventListener("keydown", (event) => {
  // A composed accent also ends with Enter on some keyboards: leave it alone.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  submit();
});
byId("cancel-edit").addEventListener("click", clear);
addEventListener("pagehide", () => draft && keep());
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && draft && keep());
