// The list of themes, as a dialog: type a name or a number, or take one; a new name is a new theme.
const dialog = document.getElementById("board-chooser");
const form = document.getElementById("board-place");
const name = form.elements.title;
const fresh = form.querySelector("[data-new]");
let asked = { from: "", notes: [] };

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
const choices = () => [...form.querySelectorAll(".choices__one")];
const shown = () => choices().filter((one) => !one.parentElement.hidden);

function filter() {
  const typed = plain(name.value);
  for (const one of choices()) {
    const number = one.querySelector(".theme__number").textContent;
    const fits = number === typed || plain(one.dataset.title).includes(typed);
    one.parentElement.hidden = !fits || one.value === asked.from;
  }
  const known = choices().some((one) => plain(one.dataset.title) === typed);
  fresh.hidden = !typed || known || /^\d+$/.test(typed);
  fresh.querySelector("span").textContent = fresh.dataset.label.replace("%s", name.value.trim());
}

document.addEventListener("board:choose", ({ detail }) => {
  if (!detail.notes.length) return;
  asked = { seen: document.body.dataset.seq, ...detail };
  form.reset();
  for (const part of form.querySelectorAll("[data-inside]")) part.hidden = !detail.from;
  filter();
  dialog.showModal();
  name.focus();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const theme = event.submitter?.value ?? "";
  const title = theme === "new" ? name.value.trim() : "";
  const detail = { ...asked, theme, title, also: form.elements.also.checked };
  dialog.close();
  document.dispatchEvent(new CustomEvent("board:move", { detail }));
});

form.addEventListener("keydown", (event) => {
  const stops = [name, ...shown(), ...(fresh.hidden ? [] : [fresh])];
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by && stops.includes(event.target)) {
    stops[(stops.indexOf(event.target) + by + stops.length) % stops.length].focus();
  } else if (event.key === "Enter" && event.target === name) stops[1]?.click();
  else return;
  event.preventDefault();
});
name.addEventListener("input", filter);
form.querySelector("[data-close]").addEventListener("click", () => dialog.close());
for (const swapped of ["live:swapped", "htmx:oobAfterSwap"]) document.addEventListener(swapped, filter);
