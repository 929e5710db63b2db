// Shows the photos that this tablet took, and where each stands. Hears photos:changed, photos:said.
const section = document.getElementById("photos");
const list = document.getElementById("photos-list");
const said = document.getElementById("photos-said");

function show(photo) {
  let place = list.querySelector(`[data-photo="${photo.uid}"]`);
  if (!place) {
    place = document.getElementById("photo-template").content.firstElementChild.cloneNode(true);
    place.dataset.photo = photo.uid;
    list.prepend(place);
    draw(place.querySelector("canvas"), photo);
  }
  place.dataset.state = photo.state;
  const words = list.dataset[photo.state === "received" && photo.answer === "held" ? "held" : photo.state];
  const text = photo.state === "refused" ? `${words} – ${photo.sentence}` : words;
  const line = place.querySelector("[data-words]");
  if (line.textContent !== text) line.textContent = text;
}

async function draw(canvas, photo) {
  const picture = await createImageBitmap(new Blob([photo.content], { type: "image/jpeg" })).catch(() => null);
  if (picture) canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
}

document.addEventListener("photos:changed", ({ detail }) => {
  for (const place of document.querySelectorAll("[data-photos-stay]")) place.hidden = !detail.waiting;
  for (const photo of detail.photos) show(photo);
  section.hidden = !detail.photos.length && !said.textContent;
});
document.addEventListener("photos:said", ({ detail }) => {
  said.textContent = said.dataset[detail] ?? "";
  section.hidden = !said.textContent && !list.childElementCount;
});
