// Checks people in by the codes of their badges: the server marks them and says who, in words.
// Hears codes:found, codes:away, camera:refused; says pixels:read.
const said = document.getElementById("badges-said");
const photos = document.getElementById("photos");
let settle = null;

const say = (word) => (said.textContent = said.dataset[word] ?? "");

document.addEventListener("codes:found", ({ detail: { found, still } }) => {
  if (found.length) {
    said.textContent = found.join(" ");
    document.dispatchEvent(new CustomEvent("live:refresh"));
  } else if (still) say("none");
  settle?.();
});
document.addEventListener("codes:away", () => {
  say("away");
  settle?.();
});
document.addEventListener("camera:refused", () => say("refused"));

// One photo after the other: each may hold one badge or several.
photos?.addEventListener("change", async () => {
  for (const file of [...photos.files]) {
    say("reading");
    const source = await createImageBitmap(file).catch(() => null);
    if (!source) {
      say("picture");
      continue;
    }
    const { width, height } = source;
    const heard = new Promise((resolve) => (settle = resolve));
    document.dispatchEvent(new CustomEvent("pixels:read", { detail: { source, width, height, still: true } }));
    await heard;
    settle = null;
  }
  photos.value = "";
});
