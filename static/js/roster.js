// Keeps what is being prepared on the roster while something else on it changes: the list not yet
// added, the people ticked.
const list = () => document.getElementById("list-text");
const ticked = () => [...document.querySelectorAll('#people input[name="person"]:checked')];
let kept = { text: "", people: [] };

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { elt } = detail.requestConfig;
  kept = {
    text: elt.contains(list()) ? "" : (list()?.value ?? ""),
    people: elt.matches("form") && elt.querySelector("#people") ? [] : ticked().map((one) => one.value),
  };
});

document.addEventListener("htmx:afterSettle", () => {
  if (kept.text && list() && !list().value) list().value = kept.text;
  for (const pk of kept.people) {
    const box = document.querySelector(`#people input[name="person"][value="${CSS.escape(pk)}"]`);
    if (box) box.checked = true;
  }
});
