// Gentle sounds at five minutes, one minute and the end: off until somebody turns them on here.
// Hears clock:cue, live:swapped.
let audio = null;
let on = localStorage.getItem("worldcafe-sounds") === "on";

// A browser lets nothing sound before somebody has touched the page.
function wake() {
  audio ??= new AudioContext();
  if (audio.state === "suspended") audio.resume();
}

function chime(times) {
  wake();
  for (let i = 0; i < times; i += 1) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const at = audio.currentTime + i * 0.7;
    tone.frequency.value = 528;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.15, at + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.6);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.65);
  }
}

function show() {
  for (const button of document.querySelectorAll("[data-sound-toggle]")) {
    button.setAttribute("aria-pressed", String(on));
    const words = button.querySelector("[data-sound-on]");
    if (words) words.textContent = on ? words.dataset.soundOn : words.dataset.soundOff;
  }
}

document.addEventListener("click", ({ target }) => {
  const test = target.closest("[data-sound-test]");
  if (test) return chime(Number(test.dataset.soundTest));
  if (!target.closest("[data-sound-toggle]")) return;
  on = !on;
  localStorage.setItem("worldcafe-sounds", on ? "on" : "off");
  if (on) chime(1);
  show();
});
document.addEventListener("clock:cue", ({ detail }) => on && chime(detail));
for (const name of ["live:swapped", "htmx:afterSwap"]) document.addEventListener(name, show);
addEventListener("pointerdown", () => on && wake(), { once: true });
show();
