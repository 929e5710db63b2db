// Filters: hides the notes that lack one of the words, whatever their accents and capitals, or are
// not of the round, table, sector or sign that was chosen. Says board:filtered.
const box = document.getElementById("board-search");
const found = document.getElementById("board-found");
const chosen = { round: "", table: "", sector: "", sign: "" };
const texts = new WeakMap();
let due = 0;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const selects = () => [...document.querySelectorAll("select[data-filter]")];

function textOf(note) {
  if (!texts.has(note)) texts.set(note, plain(note.textContent).replace(/\s+/gu, " "));
  return texts.get(note);
}

function sectorPlaces() {
  const option = [...document.querySelectorAll("[data-filter=sector] option")].find((one) => one.value === chosen.sector);
  return chosen.sector ? new Set((option?.dataset.places ?? "").split(" ")) : null;
}

function fits(note, words, places) {
  const [table, round] = note.dataset.place.split("-");
  return (
    (!chosen.round || round === chosen.round) &&
    (!chosen.table || table === chosen.table) &&
    (!places || places.has(note.dataset.place)) &&
    (!chosen.sign || note.dataset.signs.split(" ").includes(chosen.sign)) &&
    words.every((word) => textOf(note).includes(word))
  );
}

function filter() {
  const words = plain(box.value).split(/\s+/u).filter(Boolean);
  const places = sectorPlaces();
  const active = words.length > 0 || Object.values(chosen).some(Boolean);
  const shown = document.querySelector("[data-shown]")?.dataset.shown ?? "all";
  const names = new Set();
  for (const note of document.querySelectorAll("[role=option][data-note]")) {
    const free = note.parentElement.dataset.list === "";
    const here = !free || shown === "all" || note.dataset.state === shown;
    const kept = here && (!active || fits(note, words, places));
    note.classList.toggle("is-filtered", !kept);
    if (kept) names.add(note.dataset.note);
  }
  document.body.classList.toggle("is-searched", active);
  const form = names.size === 0 ? "none" : names.size === 1 ? "one" : "many";
  const said = active ? found.dataset[form].replace("%n", names.size) : "";
  if (found.textContent !== said) found.textContent = said;
  document.dispatchEvent(new CustomEvent("board:filtered"));
}

// What was chosen outlives the fields, which a frame may replace.
function keep() {
  for (const one of selects()) {
    const value = chosen[one.dataset.filter];
    if (one.value !== value) one.value = value;
    one.classList.toggle("is-active", Boolean(value));
  }
}

function soon() {
  due ||= requestAnimationFrame(() => {
    due = 0;
    keep();
    filter();
  });
}

box.addEventListener("input", soon);
document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("select[data-filter]")) return;
  chosen[target.dataset.filter] = target.value;
  soon();
});
// An address may name a table: « ?table=3 », from where cafés are compared.
const asked = new URLSearchParams(location.search).get("table") ?? "";
const tables = document.querySelector("[data-filter=table]");
if ([...(tables?.options ?? [])].some((one) => one.value === asked)) chosen.table = asked;
for (const name of ["live:swapped", "htmx:oobAfterSwap", "htmx:afterSwap"]) document.addEventListener(name, soon);
soon();
