// Keeps a screen right: one socket, frames of regions for swap.js, polling as a substitute.
// Speaks to other modules by events on document: live:regions, live:now, live:open, live:unsent;
// hears live:send, live:refresh. No command ever leaves through here.
const { live, regions } = document.body.dataset;
let { seq, epoch } = document.body.dataset;
const SILENCE = 12_000;
const POLL = 3_000;
let socket = null;
let heard = Date.now();
let [failures, connecting, polling] = [0, 0, 0];

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

function state(name) {
  document.body.dataset.connection = name;
}

function position() {
  const { lang } = document.documentElement;
  return `after=${encodeURIComponent(seq)}&epoch=${encodeURIComponent(epoch)}&lang=${lang}`;
}

function connect() {
  clearTimeout(connecting);
  if (socket && socket.readyState <= WebSocket.OPEN) return;
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const mine = new WebSocket(`${scheme}://${location.host}${live}?${position()}`);
  socket = mine;
  mine.addEventListener("open", () => tell("live:open"));
  mine.addEventListener("message", (message) => {
    if (mine === socket) receive(JSON.parse(message.data));
  });
  mine.addEventListener("close", ({ code }) => {
    if (mine === socket) closed(code);
  });
}

function closed(code) {
  socket = null;
  if (code === 4404 || code === 4410) return gone();
  if (++failures >= 3) poll();
  // A planned stop closes every screen at once: they come back spread over time.
  if (code === 1012) state("restarting");
  const [least, most] = code === 1012 ? [500, 7_500] : [0, Math.min(8_000, 400 * 2 ** failures)];
  connecting = setTimeout(connect, least + Math.random() * most);
}

function gone() {
  clearTimeout(connecting);
  clearTimeout(polling);
  state("gone");
}

async function poll(now = false) {
  clearTimeout(polling);
  const held = () => socket?.readyState === WebSocket.OPEN && Date.now() - heard < SILENCE;
  if (held() && !now) return;
  const cut = new AbortController();
  const patience = setTimeout(() => cut.abort(), 8_000);
  try {
    const answer = await fetch(`${regions}?${position()}`, { signal: cut.signal });
    if (answer.status === 404 || answer.status === 410) return gone();
    if (answer.ok) receive(await answer.json(), true);
  } catch {
    // Still away: the watch says so, and the socket's next failure polls again. A server that comes
    // back would otherwise be buried under the polls of the whole room.
    return;
  } finally {
    clearTimeout(patience);
  }
  if (!held()) polling = setTimeout(poll, POLL);
}

function receive(frame, polled = false) {
  heard = Date.now();
  state("online");
  if (!polled) {
    failures = 0;
    clearTimeout(polling);
  }
  if (frame.type === "pong" || frame.type === "beat" || frame.type === "frame") {
    tell("live:now", frame);
  }
  if (frame.type !== "frame") return;
  // An answer that was on its way while newer frames came: they know better.
  if (frame.epoch === epoch && frame.seq < Number(seq)) return;
  // Another life of the log counts anew.
  if (frame.epoch !== epoch) for (const one of document.querySelectorAll("[data-as-of]")) delete one.dataset.asOf;
  epoch = frame.epoch;
  seq = document.body.dataset.seq = frame.seq;
  tell("live:regions", frame.regions);
}

function watch() {
  if (document.body.dataset.connection === "gone" || Date.now() - heard < SILENCE) return;
  state("offline");
  const silent = socket;
  socket = null;
  silent?.close();
  heard = Date.now() - SILENCE + 4_000;
  failures += 1;
  if (failures >= 3) poll();
  connect();
}

document.addEventListener("live:refresh", () => poll(true));
document.addEventListener("live:send", ({ detail }) => {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(detail));
  else tell("live:unsent", detail);
});
function wake() {
  if (document.visibilityState === "visible" && (!socket || Date.now() - heard > 6_000)) connect();
}
for (const name of ["pageshow", "online"]) addEventListener(name, wake);
document.addEventListener("visibilitychange", wake);
setInterval(watch, 1_000);
connect();
