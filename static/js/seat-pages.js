// Turns the pages of names on the projection, one after the other; a page that comes anew goes on.
const EACH = 8_000;
let shown = 0;

function show() {
  const pages = document.getElementById("seat-pages");
  if (!pages) return;
  const lists = [...pages.querySelectorAll("ol")];
  shown %= lists.length;
  lists.forEach((list, at) => (list.hidden = at !== shown));
  const words = pages.querySelector(".projected__page");
  const said = pages.dataset.words.replace("{n}", shown + 1).replace("{all}", lists.length);
  words.textContent = lists.length > 1 ? said : "";
}

setInterval(() => {
  shown += 1;
  show();
}, EACH);
document.addEventListener("live:swapped", show);
show();
