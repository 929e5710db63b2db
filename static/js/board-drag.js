// Dragging notes and themes with a mouse, a pen or, by their handle, a finger.
// With Ctrl or Alt a note also stays where it was. Says board:move.
const FAR = 6;
const EDGE = 48;
const desk = document.getElementById("board-desk");
let drag = null;
let dropped = false;

function picked(note) {
  const list = note.closest("[data-list]");
  const several = note.getAttribute("aria-selected") === "true";
  const all = several ? [...list.querySelectorAll("[aria-selected='true']")] : [note];
  const { seq: seen } = document.body.dataset;
  return { from: list.dataset.list, notes: all.map((one) => one.dataset.note), seen };
}

function begin(event) {
  const { target, pointerType, button } = event;
  if (button !== 0 || target.closest("button, a, input")) return;
  const grip = target.closest(".note__grip, [data-grip]");
  const item = target.closest("[role=option][data-note]") ?? grip?.closest("[data-theme]");
  if (!item || (pointerType === "touch" && !grip)) return;
  drag = { item, x: event.clientX, y: event.clientY, ghost: null, over: null };
}

function lift() {
  // A frame may have replaced what was under the pointer since it was pressed.
  const item = drag.item.isConnected ? drag.item : document.getElementById(drag.item.id);
  if (!item?.matches("[data-theme], [data-note]")) return end();
  drag.item = item;
  if (item.dataset.note) drag.what = picked(item);
  drag.ghost = document.createElement("div");
  drag.ghost.className = "board__ghost";
  const several = drag.what?.notes.length > 1;
  const words = item.querySelector(".note__text, .theme__title").textContent;
  drag.ghost.textContent = several ? desk.dataset.many.replace("%n", drag.what.notes.length) : words;
  document.body.append(drag.ghost);
  document.body.classList.add("is-dragging");
  item.classList.add("is-lifted");
}

function follow(event) {
  if (!drag) return;
  const { clientX: x, clientY: y } = event;
  if (!drag.ghost && Math.hypot(x - drag.x, y - drag.y) < FAR) return;
  if (!drag.ghost) lift();
  if (!drag) return;
  drag.ghost.style.transform = `translate(${x + 12}px, ${y + 12}px)`;
  drag.ghost.classList.toggle("is-copy", Boolean(drag.what?.from) && (event.ctrlKey || event.altKey));
  const under = document.elementFromPoint(x, y);
  const over = under?.closest(drag.what ? "[data-drop]" : "[data-theme]") ?? null;
  if (over !== drag.over) {
    drag.over?.classList.remove("is-over");
    over?.classList.add("is-over");
    drag.over = over;
  }
  for (const pane of [".theme__scroll", ".board__scroll"]) scroll(under?.closest(pane), y);
}

function scroll(pane, y) {
  if (!pane) return;
  const { top, bottom } = pane.getBoundingClientRect();
  if (y < top + EDGE || y > bottom - EDGE) pane.scrollBy(0, y < top + EDGE ? -16 : 16);
}

function drop(event) {
  if (drag?.ghost && drag.over) {
    const { what, over, item } = drag;
    const also = event.ctrlKey || event.altKey;
    if (!what) arrange(item, over);
    else if (what.from !== over.dataset.drop) {
      const detail = { ...what, theme: over.dataset.drop, also };
      document.dispatchEvent(new CustomEvent("board:move", { detail }));
    }
  }
  dropped = Boolean(drag?.ghost);
  setTimeout(() => (dropped = false));
  end();
}

function arrange(item, over) {
  if (item === over) return;
  const values = { to: [...over.parentElement.children].indexOf(over) };
  window.htmx.ajax("POST", item.dataset.move, { source: desk, values, swap: "none" }).catch(() => {});
}

function end() {
  drag?.ghost?.remove();
  drag?.item.classList.remove("is-lifted");
  drag?.over?.classList.remove("is-over");
  document.body.classList.remove("is-dragging");
  drag = null;
}

// The click that ends a drag chooses nothing.
document.addEventListener("click", (event) => dropped && event.stopPropagation(), { capture: true });
document.addEventListener("pointerdown", begin);
document.addEventListener("pointermove", follow);
document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", end);
document.addEventListener("keydown", ({ key }) => key === "Escape" && drag?.ghost && end());
