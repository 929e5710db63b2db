// One tap says what this group thinks of an idea passed on to it, another which ideas to pass on;
// and which of its ideas a table holds for right is shown here (ideas.js asks for it).
// Hears outbox:changed, live:swapped; says outbox:put. Loaded after ideas.js, which draws the ideas.
const STARS = ["star", "unstar"];
// What changes an idea takes its validation away.
const VALIDATIONS = ["validate", "unvalidate", "edit"];
let entries = [];

const put = (note, fields) => document.dispatchEvent(new CustomEvent("outbox:put", { detail: { note, fields } }));

// What this tablet asked last, while the page may not have heard of it yet.
function ahead(wanted) {
  const mine = entries.filter(wanted).pop();
  if (!mine || mine.state === "waiting") return mine;
  return mine.state === "received" && mine.head > Number(document.body.dataset.seq) ? mine : null;
}

const markOf = (element) => {
  const round = Number(element.closest("[data-round]").dataset.round);
  return (one) => one.kind === "mark" && one.note === element.dataset.passed && one.round === round;
};
const saidOf = (element, kinds) => (one) => kinds.includes(one.kind) && one.note === element.dataset.note;

function mark(button) {
  const element = button.closest("[data-passed]");
  const last = ahead(markOf(element));
  const kind = button.dataset.markKind;
  const taken = (last ? last.mark : element.dataset.mark) === kind;
  const base = last ? (last.base ?? 0) + 1 : Number(element.dataset.version);
  const round = Number(element.closest("[data-round]").dataset.round);
  put(element.dataset.passed, { kind: "mark", mark: taken ? "" : kind, text: "", base, round, question: 0 });
}

function star(button) {
  const starred = button.getAttribute("aria-pressed") === "true";
  put(button.closest("[data-note]").dataset.note, { kind: starred ? "unstar" : "star", text: "", base: 0, round: 0, question: 0 });
}

function show() {
  for (const element of document.querySelectorAll("[data-passed]")) {
    const last = ahead(markOf(element));
    const refused = entries.filter(markOf(element)).pop();
    const kind = last ? last.mark : element.dataset.mark;
    for (const button of element.querySelectorAll("[data-mark-kind]")) {
      button.setAttribute("aria-pressed", String(button.dataset.markKind === kind));
    }
    element.querySelector("[data-mark-state]").hidden = last?.state !== "waiting";
    const refusal = element.querySelector("[data-mark-refusal]");
    refusal.hidden = refused?.state !== "refused";
    refusal.textContent = refusal.hidden ? "" : refused.sentence;
  }
  press("[data-star]", STARS, "starred");
  press("[data-validate]", VALIDATIONS, "validated");
}

function press(buttons, kinds, known) {
  for (const button of document.querySelectorAll(buttons)) {
    const element = button.closest("[data-note]");
    const last = ahead(saidOf(element, kinds));
    button.setAttribute("aria-pressed", String(last ? last.kind === kinds[0] : known in element.dataset));
  }
}

document.addEventListener("outbox:changed", ({ detail }) => {
  entries = detail.entries;
  show();
});
document.addEventListener("live:swapped", show);
document.addEventListener("click", ({ target }) => {
  target.closest(".passed__text")?.classList.toggle("is-whole");
  const button = target.closest("[data-mark-kind], [data-star]");
  if (button) (button.matches("[data-star]") ? star : mark)(button);
});
