// Says where every field of the editor stands, tries again what was not saved, and warns before
// leaving. A field is a form with data-saves; its state is in data-state: typing, saving, saved,
// unsaved (no answer), wrong (refused) or stale (two texts).
const RETRY = 6_000;
const OPEN = ["typing", "saving", "unsaved", "wrong", "stale"];
const bar = document.getElementById("editor-state");
const ANSWERS = { 409: "stale", 422: "wrong", 410: "wrong", 401: "wrong", 403: "wrong" };

const forms = (state) => document.querySelectorAll(`form[data-saves][data-state="${state}"]`);
const formOf = (event) => event.target.closest?.("form[data-saves]");

function show() {
  const worst = ["unsaved", "wrong", "stale"].find((one) => forms(one).length);
  const going = forms("saving").length + forms("typing").length;
  const name = worst ?? (going || document.querySelector(".block--draft") ? "saving" : "saved");
  bar.dataset.state = name;
  const faulty = name === "unsaved" && document.querySelector("[data-state=unsaved][data-faulty]");
  const said = bar.dataset[faulty ? "faulty" : name];
  if (bar.textContent !== said) bar.textContent = said;
}

function set(form, state) {
  form.dataset.state = state;
  show();
}

// Buttons inside a form ask for other things; « Garder mon texte » saves it.
const savedBy = ({ detail }) =>
  detail.target?.matches?.(".state") ? detail.target.closest("form[data-saves]") : null;

document.addEventListener("input", (event) => {
  const form = formOf(event);
  if (form) set(form, "typing");
  else show();
});
document.addEventListener("htmx:afterSettle", show);
document.addEventListener("submit", (event) => {
  const form = formOf(event);
  if (!form) return;
  event.preventDefault();
  window.htmx.trigger(form, "save");
});
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = savedBy(event);
  if (!form) return;
  const { state, leaving } = form.dataset;
  // Leaving a field is no reason to send again what was answered, nor what is being removed.
  const idle = event.detail.elt === form && state !== "typing" && state !== "unsaved";
  if (idle || leaving !== undefined) event.preventDefault();
  else set(form, "saving");
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { status } = detail.xhr;
  const known = status < 400 || status === 409 || status === 422;
  // A whole error page is never put inside a field.
  if (!known && !detail.xhr.getResponseHeader("HX-Retarget")) detail.shouldSwap = false;
});
document.addEventListener("htmx:afterRequest", (event) => {
  const { status } = event.detail.xhr;
  const form = savedBy(event);
  if (!form) {
    if (status >= 500) bar.textContent = bar.dataset.broken;
    return;
  }
  form.toggleAttribute("data-faulty", status >= 500);
  if (status !== 200) set(form, ANSWERS[status] ?? "unsaved");
  else if (form.dataset.state === "saving") set(form, "saved");
});
// Not after a request that a later one has replaced: that is no fault of the server.
document.addEventListener("htmx:sendError", (event) => {
  if (!savedBy(event)) bar.textContent = bar.dataset.failed;
});
// A field that is being written keeps its words, whatever was replaced elsewhere in it.
document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
  const replaced = detail.fragment.querySelector?.("textarea, [data-with-field]");
  if (replaced && OPEN.includes(detail.target.form?.dataset.state)) detail.shouldSwap = false;
});
addEventListener("beforeunload", (event) => {
  if (OPEN.some((state) => forms(state).length)) event.preventDefault();
});

function again() {
  for (const form of forms("unsaved")) window.htmx.trigger(form, "save");
}
addEventListener("online", again);
setInterval(again, RETRY);

// Fields grow with their text where the browser does not do it by itself.
if (!CSS.supports("field-sizing", "content")) {
  const grow = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  };
  const all = () => document.querySelectorAll("form[data-saves] textarea").forEach(grow);
  document.addEventListener("input", ({ target }) => target.matches("textarea") && grow(target));
  document.addEventListener("htmx:load", all);
  all();
}

// What was typed before this page knew how to save it counts as typed now.
addEventListener("DOMContentLoaded", () => {
  for (const area of document.querySelectorAll("form[data-saves] textarea")) {
    if (area.value !== area.defaultValue) area.dispatchEvent(new Event("input", { bubbles: true }));
  }
});
