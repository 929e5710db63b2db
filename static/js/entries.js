// Tables that call, devices that ask to come in: the title of the tab counts them, and a new one sounds
// as a cue does.
// Hears live:swapped; says clock:cue.
const { title } = document;
const here = () => [...document.querySelectorAll("[data-entry]")].map((one) => one.dataset.entry);
let known = new Set(here());

function look() {
  const now = here();
  document.title = now.length ? `(${now.length}) ${title}` : title;
  if (now.some((one) => !known.has(one))) document.dispatchEvent(new CustomEvent("clock:cue", { detail: 1 }));
  known = new Set(now);
}

document.addEventListener("live:swapped", ({ detail }) => detail === "console-entries" && look());
look();
