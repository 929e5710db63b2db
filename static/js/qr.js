// Draws a QR code with no network: always version 13, level L (69 modules, 425 bytes), mask 0.
// Hears qr:draw. The rules are those of ISO/IEC 18004; the tests hold it against segno.
const SIDE = 69;
const QUIET = 4;
const [BLOCKS, WORDS, CHECKS] = [4, 107, 26];
const CENTRES = [6, 34, 62];
// Level L with mask 0, and version 13, each with its error correction, as the standard lists them.
const [FORMAT, VERSION] = [0x77c4, 0x0d847];

const [power, log] = [new Uint8Array(255), new Uint8Array(256)];
for (let at = 0, value = 1; at < 255; at += 1) {
  power[at] = value;
  log[value] = at;
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
}
const times = (a, b) => (a && b ? power[(log[a] + log[b]) % 255] : 0);

const generator = Array.from({ length: CHECKS }).reduce(
  (made, _none, at) => [...made, 0].map((value, n) => value ^ (n ? times(made[n - 1], power[at]) : 0)),
  [1],
);

function checks(words) {
  const rest = [...words, ...new Array(CHECKS).fill(0)];
  for (let at = 0; at < words.length; at += 1) {
    const first = rest[at];
    generator.forEach((value, n) => (rest[at + n] ^= times(value, first)));
  }
  return rest.slice(words.length);
}

// Mode « byte », the length, the bytes, an end, then the two filling words in turn.
function words(bytes) {
  const nibbles = [4];
  for (const shift of [12, 8, 4, 0]) nibbles.push((bytes.length >> shift) & 15);
  for (const byte of bytes) nibbles.push(byte >> 4, byte & 15);
  nibbles.push(0);
  const all = [];
  for (let at = 0; at < nibbles.length; at += 2) all.push((nibbles[at] << 4) | nibbles[at + 1]);
  for (let filling = 0xec; all.length < BLOCKS * WORDS; filling ^= 0xec ^ 0x11) all.push(filling);
  return all;
}

// The words of all blocks in turn, then their checks in turn.
function stream(bytes) {
  const all = words(bytes);
  const blocks = Array.from({ length: BLOCKS }, (_none, n) => all.slice(n * WORDS, (n + 1) * WORDS));
  const turn = (lists) => lists[0].flatMap((_word, at) => lists.map((list) => list[at]));
  return [...turn(blocks), ...turn(blocks.map(checks))];
}

function ring(cells, row, column, reach, light) {
  for (let r = Math.max(0, row - reach); r <= Math.min(SIDE - 1, row + reach); r += 1) {
    for (let c = Math.max(0, column - reach); c <= Math.min(SIDE - 1, column + reach); c += 1) {
      cells[r][c] = Number(!light.includes(Math.max(Math.abs(r - row), Math.abs(c - column))));
    }
  }
}

// What every code has alike; -1 is left for the words.
function frame() {
  const cells = Array.from({ length: SIDE }, () => new Int8Array(SIDE).fill(-1));
  const far = SIDE - 4;
  for (const [row, column] of [[3, 3], [3, far], [far, 3]]) ring(cells, row, column, 4, [2, 4]);
  for (const row of CENTRES) {
    for (const column of CENTRES) if (cells[row][column] === -1) ring(cells, row, column, 2, [1]);
  }
  for (let at = 8; at < SIDE - 8; at += 1) cells[6][at] = cells[at][6] = 1 - (at % 2);
  for (let bit = 0; bit < 18; bit += 1) {
    const [near, away] = [Math.floor(bit / 3), SIDE - 11 + (bit % 3)];
    cells[near][away] = cells[away][near] = (VERSION >> bit) & 1;
  }
  for (let bit = 0; bit < 15; bit += 1) {
    const on = (FORMAT >> bit) & 1;
    const bend = bit < 6 ? bit : bit < 8 ? bit + 1 : 0;
    if (bit < 8) cells[bend][8] = cells[8][SIDE - 1 - bit] = on;
    else cells[8][bit === 8 ? 7 : 14 - bit] = cells[SIDE - 15 + bit][8] = on;
  }
  cells[SIDE - 8][8] = 1;
  return cells;
}

// The words climb and descend in pairs of columns from the right; the timing column is skipped.
function fill(cells, all) {
  let bit = 0;
  for (let right = SIDE - 1; right > 0; right -= right === 8 ? 3 : 2) {
    const up = ((right + 1) & 2) === 0;
    for (let step = 0; step < SIDE; step += 1) {
      const row = up ? SIDE - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (cells[row][column] !== -1) continue;
        const on = (all[bit >> 3] >> (7 - (bit & 7))) & 1;
        cells[row][column] = on ^ ((row + column) % 2 === 0 ? 1 : 0);
        bit += 1;
      }
    }
  }
}

document.addEventListener("qr:draw", ({ detail: { canvas, bytes } }) => {
  const cells = frame();
  fill(cells, stream(bytes));
  const side = SIDE + 2 * QUIET;
  const scale = Math.floor(canvas.width / side);
  canvas.width = canvas.height = side * scale;
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "black";
  cells.forEach((line, row) =>
    line.forEach((on, column) => on && pen.fillRect((column + QUIET) * scale, (row + QUIET) * scale, scale, scale)),
  );
});
