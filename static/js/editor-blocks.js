// Puts a fresh list of blocks in place of the old one without touching what somebody is writing.
// Defines the htmx swap "merge" (for #fiche-blocks) and keeps the focus where it was.
const BUSY = ["typing", "saving", "unsaved", "wrong", "stale"];

const busy = (form) =>
  BUSY.includes(form.dataset.state) || form.contains(document.activeElement);

// A button of a block has no id of its own: its block and its verb name it.
function nameOf(active) {
  const form = active?.closest?.("form[data-block]");
  if (active?.id) return `#${active.id}`;
  return form && active.dataset.verb ? `#${form.id} [data-verb="${active.dataset.verb}"]` : "";
}

function place() {
  const { activeElement: active } = document;
  const name = nameOf(active);
  if (!name) return () => {};
  const { selectionStart, selectionEnd } = active;
  return () => {
    const again = document.querySelector(name);
    if (!again || again === document.activeElement) return;
    again.focus({ preventScroll: true });
    if (selectionStart !== undefined) again.setSelectionRange(selectionStart, selectionEnd);
    again.closest("form")?.scrollIntoView({ block: "nearest" });
  };
}

// What was typed in a draft while its block was being made goes into that block.
function settle(draft, fresh) {
  const written = draft.querySelector("textarea");
  const area = fresh?.querySelector("textarea");
  if (!area) return;
  const { value, selectionStart } = written;
  area.focus({ preventScroll: true });
  if (value === written.dataset.sent) {
    area.setSelectionRange(selectionStart, selectionStart);
    return;
  }
  area.value = value;
  area.setSelectionRange(selectionStart, selectionStart);
  // Once htmx knows the new field, it saves it.
  const typed = () => area.dispatchEvent(new Event("input", { bubbles: true }));
  document.addEventListener("htmx:afterSettle", typed, { once: true });
}

function focusOn(fresh) {
  if (!fresh) return;
  const field = fresh.querySelector("textarea");
  field?.focus({ preventScroll: true });
  fresh.scrollIntoView({ block: "nearest" });
}

// Drafts whose block is not made yet stay, each after the block that it follows.
function keepDrafts(drafts, target) {
  for (const [draft, before, area] of drafts) {
    const anchor = before?.isConnected ? before : document.getElementById(before?.id);
    if (anchor) anchor.after(draft);
    else target.append(draft);
    if (!area) continue;
    const { selectionStart } = area;
    area.focus({ preventScroll: true });
    area.setSelectionRange(selectionStart, selectionStart);
  }
}

function draftsIn(target) {
  const active = (draft) => (draft.contains(document.activeElement) ? document.activeElement : null);
  const all = [...target.querySelectorAll(".block--draft")];
  return all.map((draft) => [draft, draft.previousElementSibling, active(draft)]);
}

function merge(target, fragment) {
  const fresh = fragment.querySelector("#fiche-blocks");
  if (!fresh) return [];
  const restore = place();
  const drafts = draftsIn(target);
  for (const form of target.querySelectorAll("form[data-block]")) {
    if (!busy(form)) continue;
    const twin = fresh.querySelector(`#${form.id}`);
    if (twin) twin.replaceWith(form);
    else if (BUSY.includes(form.dataset.state) && !("leaving" in form.dataset)) fresh.append(form);
  }
  target.replaceChildren(...fresh.childNodes);
  const said = document.getElementById("fiche-said");
  if (fresh.dataset.said) said.textContent = fresh.dataset.said;
  const next = fresh.dataset.focus && document.getElementById(`block-${fresh.dataset.focus}`);
  const made = next && drafts.shift();
  if (made) settle(made[0], next);
  else if (next) focusOn(next);
  else restore();
  if (made && drafts.length) drafts[0][1] = next;
  keepDrafts(drafts, target);
  return [target];
}

window.htmx.defineExtension("merge", {
  isInlineSwap: () => false,
  handleSwap(style, target, fragment) {
    return style === "merge" ? merge(target, fragment) : false;
  },
});
