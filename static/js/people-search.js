// Keeps in sight the people of a list whose name or sector holds what is typed, accents or not.
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function search(field) {
  const wanted = folded(field.value).split(/\s+/).filter(Boolean);
  for (const one of document.querySelectorAll(`#${field.dataset.search} > [data-name]`)) {
    const name = folded(one.dataset.name);
    one.hidden = !wanted.every((word) => name.includes(word));
  }
}

document.addEventListener("input", ({ target }) => {
  if (target.matches("[data-search]")) search(target);
});
for (const event of ["htmx:afterSettle", "live:swapped"]) {
  document.addEventListener(event, () => {
    for (const field of document.querySelectorAll("[data-search]")) search(field);
  });
}
