// The keyboard of the editor: Enter begins the next bullet, several pasted lines become several
// bullets, Alt+↑ and Alt+↓ move a block, Backspace in an empty bullet removes it.
const MARK = /^\s*(?:[-–—•·▪■*]|\d+[.)])\s+/;
const list = () => document.getElementById("fiche-blocks");

const changed = (area) => area.dispatchEvent(new Event("input", { bubbles: true }));

function draftAfter(form, text, caret) {
  const draft = document.createElement("div");
  draft.className = "block block--bullet block--draft";
  const area = document.createElement("textarea");
  area.rows = 1;
  area.value = area.dataset.sent = text;
  draft.append(area);
  form.after(draft);
  area.focus();
  area.setSelectionRange(caret, caret);
}

// Adds bullets after a block. The last one can be written in at once: it is a draft until the
// server has made it.
function addBullets(form, lines, caret) {
  draftAfter(form, lines[lines.length - 1], caret);
  const values = { kind: "bullet", after: form.dataset.block, text: lines.join("\n") };
  const detail = { path: list().dataset.add, values };
  document.dispatchEvent(new CustomEvent("editor:ask", { detail }));
}

// The server did not answer: what the draft holds returns to the block that it came from.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.xhr.status === 200 || detail.elt.id !== "fiche-blocks") return;
  for (const draft of list().querySelectorAll(".block--draft")) {
    const field = draft.previousElementSibling?.querySelector("textarea");
    const { value } = draft.querySelector("textarea");
    draft.remove();
    if (!field) continue;
    field.value = [field.value, value].filter(Boolean).join(" ");
    field.focus();
    changed(field);
  }
});

function spread(area) {
  const ahead = area.value.length - area.selectionStart;
  const [first, ...others] = area.value.split("\n").map((line) => line.replace(MARK, ""));
  const rest = others.filter((line) => line.trim());
  if (!rest.length) rest.push("");
  area.value = first;
  window.htmx.trigger(area.form, "save");
  addBullets(area.form, rest, Math.max(0, rest[rest.length - 1].length - ahead));
}

document.addEventListener("input", ({ target }) => {
  if (target.form?.dataset.kind === "bullet" && target.value.includes("\n")) spread(target);
});

function enter(event, form, area) {
  if (!("oneLine" in area.dataset)) return;
  event.preventDefault();
  window.htmx.trigger(form, "save");
  if (["theme", "lead_in"].includes(form.dataset.kind)) addBullets(form, [""], 0);
}

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  const form = target.closest?.("form[data-saves]");
  if (!form || event.isComposing) return;
  const press = (name) => form.querySelector(`[data-verb="${name}"]`)?.click();
  if (event.altKey && (key === "ArrowUp" || key === "ArrowDown")) {
    event.preventDefault();
    press(key === "ArrowUp" ? "up" : "down");
  } else if (key === "Enter" && !event.altKey && target.matches("textarea")) {
    enter(event, form, target);
  } else if (key === "Backspace" && form.dataset.kind === "bullet" && target.value === "") {
    event.preventDefault();
    press("remove");
  }
});
