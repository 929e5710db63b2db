// Turns a picture into brightness and asks the laptop's own server which codes are in it.
// Hears pixels:read; says codes:found with what was seen, or codes:away without an answer.
const { codes: address } = document.body.dataset;
const { "X-CSRFToken": token } = JSON.parse(document.body.getAttribute("hx-headers"));
// Pixels, a byte each: the server takes bodies of up to 1 MiB.
const MOST = 1_000_000;
const canvas = document.createElement("canvas");

// One byte per pixel, as an eye weighs red, green and blue.
function brightness(source, width, height) {
  const scale = Math.min(1, Math.sqrt(MOST / (width * height)));
  canvas.width = Math.max(1, Math.floor(width * scale));
  canvas.height = Math.max(1, Math.floor(height * scale));
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.drawImage(source, 0, 0, canvas.width, canvas.height);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  const grey = new Uint8Array(data.length / 4);
  for (let at = 0; at < grey.length; at += 1) {
    grey[at] = (data[4 * at] * 77 + data[4 * at + 1] * 150 + data[4 * at + 2] * 29) >> 8;
  }
  return grey;
}

document.addEventListener("pixels:read", async ({ detail: { source, width, height, still } }) => {
  const tell = (event, found = []) => document.dispatchEvent(new CustomEvent(event, { detail: { found, still } }));
  try {
    const body = brightness(source, width, height);
    const headers = { "X-CSRFToken": token, "Content-Type": "application/octet-stream", "HX-Request": "true" };
    const answer = await fetch(`${address}?width=${canvas.width}`, { method: "POST", headers, body });
    if (!answer.ok) return tell("codes:away");
    tell("codes:found", (await answer.json()).codes);
  } catch {
    tell("codes:away");
  }
});
