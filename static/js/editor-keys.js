// The keyboard of the editor: Enter begins the next bullet, several pasted lines become several
// bullets, Alt+↑ and Alt+↓ move a block, Backspace in an empty bullet removes it.
const MARK = /^\s*(?:[-–—•·▪■*]|\d+[.)])\s+/;
const { htmx } = window;
const list = () => document.getElementById("fiche-blocks");
const place = document.getElementById("adder");

function draftAfter(form, text) {
  const draft = document.createElement("div");
  draft.className = "block block--bullet block--draft";
  const area = document.createElement("textarea");
  area.rows = 1;
  area.value = area.dataset.sent = text;
  draft.append(area);
  form.after(draft);
  area.focus();
  return area;
}

// Adds bullets after a block. The last one can be written in at once: it is a draft until the
// server has made it; if the server does not answer, its text returns to where it came from.
async function addBullets(form, lines, caret) {
  const area = draftAfter(form, lines.at(-1));
  area.setSelectionRange(caret, caret);
  const values = { kind: "bullet", after: form.dataset.block, text: lines.join("\n") };
  await htmx
    .ajax("POST", list().dataset.add, { source: form, target: "#fiche-blocks", swap: "merge", values })
    .catch(() => {});
  if (!area.isConnected) return;
  const field = form.querySelector("textarea");
  field.value = [field.value, ...lines.slice(0, -1), area.value].filter(Boolean).join("\n");
  area.parentElement.remove();
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function spread(area) {
  const form = area.form;
  const before = area.value.slice(0, area.selectionStart).split("\n");
  const lines = area.value.split("\n").map((line, n) => (n ? line.replace(MARK, "") : line));
  const last = lines.at(-1);
  const caret = before.length === lines.length ? Math.min(before.at(-1).length, last.length) : last.length;
  area.value = lines[0].replace(MARK, "");
  htmx.trigger(form, "save");
  const rest = lines.slice(1).filter((line) => line.trim());
  addBullets(form, rest.length ? rest : [""], rest.length ? caret : 0);
}

document.addEventListener("input", ({ target }) => {
  const form = target.form;
  if (form?.dataset.kind === "bullet" && target.value.includes("\n")) spread(target);
});

function press(form, name) {
  form.querySelector(`[id$="-${name}"]`)?.click();
}

function enter(event, form, area) {
  if (!("oneLine" in area.dataset) || event.shiftKey) return;
  event.preventDefault();
  htmx.trigger(form, "save");
  if (["theme", "lead_in"].includes(form.dataset.kind)) addBullets(form, [""], 0);
}

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  const form = target.form ?? target.closest?.("form[data-block]");
  if (!form || event.isComposing) return;
  if (event.altKey && form.dataset.block && (key === "ArrowUp" || key === "ArrowDown")) {
    event.preventDefault();
    press(form, key === "ArrowUp" ? "up" : "down");
  } else if (key === "Enter" && target.matches("form[data-saves] textarea")) {
    enter(event, form, target);
  } else if (key === "Backspace" && form.dataset.kind === "bullet" && target.value === "") {
    event.preventDefault();
    press(form, "remove");
  }
});

// The menu « Ajouter après ce bloc » opens beside the button that asked for it.
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-after]");
  if (!button) return;
  document.getElementById("adder-after").value = button.dataset.after;
  const { top, bottom, right } = button.getBoundingClientRect();
  const height = place.offsetHeight || 360;
  place.style.top = `${Math.max(8, bottom + height > innerHeight ? top - height : bottom)}px`;
  place.style.left = `${Math.max(8, right - 272)}px`;
});
