// Pairs judged different stay out of sight on this page, until they are asked for again.
const kept = document.getElementById("twins-kept");
const KEY = `twins ${location.pathname}`;
const differing = new Set(JSON.parse(sessionStorage.getItem(KEY) ?? "[]"));

const pairs = () => [...document.querySelectorAll("[data-pair]")];

function paint() {
  for (const pair of pairs()) pair.hidden = differing.has(pair.dataset.pair);
  const hidden = pairs().filter((pair) => pair.hidden).length;
  kept.hidden = !hidden;
  kept.querySelector("span").textContent = kept.dataset[hidden === 1 ? "one" : "many"].replace("%n", hidden);
  document.querySelector("[data-none]").hidden = pairs().length > hidden;
  sessionStorage.setItem(KEY, JSON.stringify([...differing]));
}

function next(pair) {
  const shown = pairs().filter((one) => !one.hidden);
  return shown[shown.indexOf(pair) + 1] ?? shown[shown.indexOf(pair) - 1];
}

function differ(pair) {
  const after = next(pair);
  differing.add(pair.dataset.pair);
  paint();
  (after?.querySelector("[data-differ]") ?? kept.querySelector("button")).focus();
}

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-differ]")) differ(target.closest("[data-pair]"));
  if (target.closest("[data-again]")) {
    for (const pair of pairs()) differing.delete(pair.dataset.pair);
    paint();
    document.querySelector("[data-differ]")?.focus();
  }
});
document.addEventListener("htmx:afterSettle", paint);
paint();
// What the board would show of an undone step has no place on this page.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.getResponseHeader("X-Seq") === null) return;
  const parsed = document.createElement("template");
  parsed.innerHTML = detail.serverResponse;
  for (const part of [...parsed.content.children]) if (!document.getElementById(part.id)) part.remove();
  detail.serverResponse = parsed.innerHTML;
});
