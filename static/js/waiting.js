// A device that typed a code: asks every two seconds what became of its request, and goes on then.
const page = document.getElementById("waiting");
const silent = document.getElementById("waiting-silent");
const EVERY = 2_000;
let failures = 0;

async function look() {
  try {
    const answer = await fetch(page.dataset.state, { signal: AbortSignal.timeout(8_000) });
    const { state } = await answer.json();
    if (state !== "waiting") return location.reload();
    failures = 0;
  } catch {
    failures += 1;
  }
  silent.hidden = failures < 3;
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
