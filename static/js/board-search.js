// The search box: hides the notes that lack one of the words, whatever their accents and capitals.
const box = document.getElementById("board-search");
const found = document.getElementById("board-found");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function filter() {
  const words = plain(box.value).split(/\s+/u).filter(Boolean);
  let count = 0;
  for (const note of document.querySelectorAll("[role=option][data-note]")) {
    const text = words.length ? plain(note.textContent).replace(/\s+/gu, " ") : "";
    const fits = words.every((word) => text.includes(word));
    note.classList.toggle("is-filtered", !fits);
    count += fits;
  }
  const form = count === 0 ? "none" : count === 1 ? "one" : "many";
  const said = words.length ? found.dataset[form].replace("%n", count) : "";
  if (found.textContent !== said) found.textContent = said;
}

function onType() {
  filter();
  document.dispatchEvent(new CustomEvent("board:filtered"));
}

box.addEventListener("input", onType);
for (const name of ["live:swapped", "htmx:oobAfterSwap"]) {
  document.addEventListener(name, () => box.value && onType());
}
