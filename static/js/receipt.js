// The tablet's receipt: « 42 envois, 42 reçus », and its report where the socket does not hold.
// Hears outbox:changed, photos:changed, live:unsent, live:swapped; says nothing to other modules.
const { operations } = document.body.dataset;
const line = document.getElementById("receipt-line");
const PAUSE = 10_000;
let state = { entries: [], written: 0, device: "" };
let photos = { written: 0, waiting: 0 };
let posted = { body: "", at: 0 };

const count = (wanted) => state.entries.filter((one) => one.state === wanted).length;

function words(one, many, n) {
  return (n < 2 ? one : many).replace("{n}", n);
}

function show() {
  const { one, many, receivedOne, receivedMany, waitingOne, waitingMany, refusedOne, refusedMany } = line.dataset;
  const written = state.written + photos.written;
  const waiting = count("waiting") + photos.waiting;
  const received = count("received") + photos.written - photos.waiting;
  const refused = Math.max(0, written - received - waiting);
  const parts = [words(one, many, written), words(receivedOne, receivedMany, received)];
  if (waiting) parts.push(words(waitingOne, waitingMany, waiting));
  if (refused) parts.push(words(refusedOne, refusedMany, refused));
  const text = parts.join(", ");
  // In its quiet place, and at the end of the café in the words of farewell.
  for (const place of [line, ...document.querySelectorAll("[data-receipt]")]) {
    if (place.textContent !== text) place.textContent = text;
  }
}

function post(told, keepalive = false) {
  return fetch(operations, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Worldcafe": "1" },
    body: JSON.stringify({ ...told, operations: [] }),
    keepalive,
  });
}

// No socket, yet the server answers: what the tablet holds is told by a POST, as its ideas are.
document.addEventListener("live:unsent", async ({ detail }) => {
  const body = JSON.stringify(detail);
  if (document.body.dataset.connection !== "online") return;
  if (body === posted.body && Date.now() - posted.at < PAUSE) return;
  posted = { body, at: Date.now() };
  try {
    await post(detail);
  } catch {
    posted.at = 0;
  }
});

// A page that closes for good with nothing waiting says so: its silence is then no riddle.
addEventListener("pagehide", ({ persisted }) => {
  const { device } = state;
  const written = state.written + photos.written;
  if (persisted || !device || count("waiting") || photos.waiting) return;
  post({ device, written, waiting: 0, left: true }, true).catch(() => {});
});

document.addEventListener("photos:changed", ({ detail }) => {
  photos = detail;
  show();
});
document.addEventListener("outbox:changed", ({ detail }) => {
  state = detail;
  show();
});
document.addEventListener("live:swapped", show);
