// Draws clocks from their deadline and the server's time; never counts. Cues at 5 and 1 minutes.
// Hears live:now, live:open, live:swapped; says clock:cue (how many sounds), clock:offset, live:send.
const samples = [];
const CUES = [300, 60, 0];
let offset = null;
let announced = "";

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const serverNow = () => Date.now() + (offset ?? 0);

function sample({ now, ping }) {
  // Of the last eight round trips the shortest one tells the time best.
  const trip = ping === undefined ? 2_000 : performance.now() - ping;
  const sent = ping === undefined ? Date.now() : Date.now() - trip / 2;
  // Further off than a round trip explains: the server's clock was set, older samples mislead.
  if (ping !== undefined && Math.abs(now - sent - offset) > trip + 500) samples.length = 0;
  samples.push({ trip, offset: now - sent });
  if (samples.length > 8) samples.shift();
  offset = samples.reduce((best, one) => (one.trip < best.trip ? one : best)).offset;
  if (ping !== undefined) tell("clock:offset", offset);
}

function leftOf(clock) {
  const { deadline, left } = clock.dataset;
  return deadline ? Number(deadline) - serverNow() : Number(left ?? 0);
}

function text(left) {
  // Rounded up while time is left, so that 0:00 shows exactly when it is over.
  const seconds = left > 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000);
  return `${left > 0 || seconds === 0 ? "" : "−"}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function draw() {
  for (const clock of document.querySelectorAll("[data-clock]")) {
    const left = leftOf(clock);
    const digits = clock.querySelector("[data-clock-digits]");
    const shown = text(left);
    if (digits.textContent !== shown) digits.textContent = shown;
    const running = clock.dataset.state === "running";
    const cue = left <= 0 ? "over" : left <= 60_000 ? "one" : left <= 300_000 ? "five" : "";
    const duration = Number(clock.dataset.duration);
    // A five-minute phase does not open with its own warning.
    clock.dataset.cue = clock.dataset.state === "idle" || (cue === "five" && duration <= 300_000) ? "" : cue;
    if (running) announce(clock, left);
  }
  for (const line of document.querySelectorAll("[data-timeline-from]")) {
    const at = (serverNow() - Number(line.dataset.timelineFrom)) / 60_000;
    for (const end of ["x1", "x2"]) line.setAttribute(end, at);
  }
}

function announce(clock, left) {
  const given = Number(clock.dataset.duration);
  const passed = CUES.filter((second) => left <= second * 1000 && second * 1000 < given).pop();
  const key = `${clock.dataset.revision}:${clock.dataset.deadline}:${passed}`;
  if (passed === undefined || key === announced) return;
  const first = announced === "";
  announced = key;
  const late = Math.abs(left - passed * 1000) > 1_500;
  if (late || (first && left < passed * 1000 - 1_500)) return;
  const region = document.querySelector("[data-clock-announcement]");
  if (region) region.textContent = region.getAttribute(`data-at-${passed}`);
  // Said once: whoever reads the page later must not find an old warning.
  setTimeout(() => region?.replaceChildren(), 20_000);
  tell("clock:cue", passed === 0 ? 3 : passed === 60 ? 2 : 1);
}

document.addEventListener("live:now", ({ detail }) => sample(detail));
document.addEventListener("live:swapped", ({ target }) => {
  // A clock that comes anew may follow a server's clock that was set.
  if (target.querySelector?.("[data-clock]")) ask();
});
for (const name of ["live:swapped", "htmx:afterSwap"]) {
  document.addEventListener(name, draw);
}

let wall = Date.now();
let steady = performance.now();
function step() {
  // A clock that was set, or a tablet that slept: forget the samples and ask anew.
  if (Math.abs(Date.now() - wall - (performance.now() - steady)) > 500) samples.length = 0;
  wall = Date.now();
  steady = performance.now();
}
const ask = () => tell("live:send", { ping: performance.now() });
document.addEventListener("live:open", () => [0, 300, 600, 900].forEach((wait) => setTimeout(ask, wait)));
const first = document.querySelector("[data-clock]");
if (first) sample({ now: Number(first.dataset.now) });
setInterval(ask, 10_000);
// Drawn when a second turns, so that screens turn together; and now and then, for clocks that were set.
function tick() {
  step();
  draw();
  const turns = [...document.querySelectorAll("[data-clock][data-deadline]")].map((clock) => (leftOf(clock) % 1_000 + 1_000) % 1_000);
  setTimeout(tick, Math.min(200, ...turns.map((turn) => turn + 1)));
}
tick();
