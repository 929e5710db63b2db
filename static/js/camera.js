// The laptop's camera, where the browser allows one: a picture at a time until it is stopped.
// Hears codes:found, codes:away, codes:whole; says pixels:read, camera:refused.
const byId = (id) => document.getElementById(id);
const view = byId("camera-view");
const PAUSE = 250;
let stream = null;
let next = 0;

const able = Boolean(navigator.mediaDevices?.getUserMedia);
byId("camera").hidden = !able;
byId("no-camera").hidden = able;

function look() {
  if (!stream) return;
  const { videoWidth: width, videoHeight: height } = view;
  if (!width) next = setTimeout(look, PAUSE);
  else document.dispatchEvent(new CustomEvent("pixels:read", { detail: { source: view, width, height, still: false } }));
}

async function start() {
  try {
    const wanted = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } };
    stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
  } catch {
    document.dispatchEvent(new CustomEvent("camera:refused"));
    return;
  }
  view.srcObject = stream;
  show(true);
  await view.play();
  look();
}

function show(on) {
  view.hidden = byId("camera-stop").hidden = !on;
  byId("camera-start").hidden = on;
}

function stop() {
  clearTimeout(next);
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  show(false);
}

for (const event of ["codes:found", "codes:away"]) {
  document.addEventListener(event, ({ detail }) => {
    if (!detail.still && stream) next = setTimeout(look, PAUSE);
  });
}
document.addEventListener("codes:whole", stop);
byId("camera-start").addEventListener("click", start);
byId("camera-stop").addEventListener("click", stop);
addEventListener("pagehide", stop);
