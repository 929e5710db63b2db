// Once a pair was decided, the one that took its place has the focus.
const pairs = () => [...document.querySelectorAll("[data-pair]")];
let at = -1;

document.addEventListener("htmx:beforeRequest", ({ target }) => {
  at = pairs().indexOf(target.closest?.("[data-pair]"));
});
document.addEventListener("htmx:afterSettle", () => {
  if (at < 0 || document.activeElement.closest("button, a, select")) return;
  const next = pairs()[Math.min(at, pairs().length - 1)] ?? document.getElementById("twins-kept");
  next?.querySelector("[data-differ], [data-again]").focus();
});
// What the board would show of an undone step has no place on this page.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.getResponseHeader("X-Seq") === null) return;
  const parsed = document.createElement("template");
  parsed.innerHTML = detail.serverResponse;
  for (const part of [...parsed.content.children]) if (!document.getElementById(part.id)) part.remove();
  detail.serverResponse = parsed.innerHTML;
});
