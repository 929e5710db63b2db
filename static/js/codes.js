// Shows bytes as a row of QR codes, one at a time, each with its number and the sum of the whole.
// Hears codes:show; says qr:draw, codes:refused.
const byId = (id) => document.getElementById(id);
const dialog = byId("codes");
const ROOM = 425 - 9;
const MOST = 99;
const TURN = 1_500;
let parts = [];
let shown = 0;
let turning = 0;

// CRC-32, as zlib counts it: it tells one row of codes from another, and that it was read whole.
function sum(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}

// « WC », the version, the sum in four bytes, the number of this code, how many there are.
function cut(bytes) {
  const total = Math.ceil(bytes.length / ROOM);
  const mark = sum(bytes);
  const head = [0x57, 0x43, 1, mark >>> 24, (mark >>> 16) & 255, (mark >>> 8) & 255, mark & 255];
  return Array.from({ length: total }, (_none, at) => [...head, at + 1, total, ...bytes.slice(at * ROOM, (at + 1) * ROOM)]);
}

function draw() {
  const canvas = byId("codes-canvas");
  canvas.width = 770;
  document.dispatchEvent(new CustomEvent("qr:draw", { detail: { canvas, bytes: parts[shown] } }));
  const words = byId("codes-number");
  words.textContent = words.dataset.words.replace("{n}", shown + 1).replace("{all}", parts.length);
  canvas.setAttribute("aria-label", words.textContent);
}

function turn(by) {
  shown = (shown + by + parts.length) % parts.length;
  draw();
}

function roll(on) {
  clearInterval(turning);
  turning = on ? setInterval(turn, TURN, 1) : 0;
  byId("codes-roll").setAttribute("aria-pressed", String(on));
}

document.addEventListener("codes:show", ({ detail: { bytes, count } }) => {
  parts = cut(bytes);
  if (parts.length > MOST) return document.dispatchEvent(new CustomEvent("codes:refused"));
  shown = 0;
  const title = byId("codes-title");
  title.textContent = (count === 1 ? title.dataset.one : title.dataset.many).replace("{n}", count);
  for (const part of dialog.querySelectorAll("[data-several]")) part.hidden = parts.length === 1;
  draw();
  dialog.showModal();
});
byId("codes-back").addEventListener("click", () => {
  roll(false);
  turn(-1);
});
byId("codes-next").addEventListener("click", () => {
  roll(false);
  turn(1);
});
byId("codes-roll").addEventListener("click", () => roll(!turning));
byId("codes-close").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => roll(false));
