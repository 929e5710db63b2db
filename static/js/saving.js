// Fields saved one by one: marks the wrong ones, keeps what was typed, says when nothing was saved.
const RETRY = 4000;
const unsaved = new Set();
const typed = new Map();

const stateOf = (form) => form.querySelector(".one__state");
const controlOf = (form) => form.querySelector("input:not([type=hidden]), textarea, select");
const isField = (element) => element instanceof HTMLFormElement && element.matches(".one");

const mark = (form) => {
  const wrong = stateOf(form).querySelector(".field__error") !== null;
  for (const control of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    control.setAttribute("aria-invalid", wrong);
  }
};

// A piece of the page is about to be replaced: what is in error in it has been typed and not stored.
document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
  for (const wrong of detail.target.querySelectorAll(".one .field__error")) {
    const form = wrong.closest(".one");
    const control = controlOf(form);
    typed.set(control.id, { value: control.value, state: stateOf(form).cloneNode(true) });
  }
});

// At once, not when the swap settles: somebody may be correcting it by then.
document.addEventListener("htmx:oobAfterSwap", () => {
  for (const [id, { value, state }] of typed) {
    const control = document.getElementById(id);
    if (!control) continue;
    control.value = value;
    stateOf(control.form).replaceChildren(...state.childNodes);
    typed.delete(id);
  }
});

// Settling puts back the attributes of the server's fragment.
document.addEventListener("htmx:afterSettle", () => {
  for (const wrong of document.querySelectorAll(".one .field__error")) mark(wrong.closest(".one"));
});

document.addEventListener("input", ({ target }) => {
  if (target.form && isField(target.form)) stateOf(target.form).querySelector(".saved")?.remove();
});

// The server sets the type of published words: the field shows it once nobody is writing there.
const showStored = (form) => {
  const control = controlOf(form);
  const { sent, stored } = stateOf(form).querySelector(".saved")?.dataset ?? {};
  if (control !== document.activeElement && control.value === sent) control.value = stored;
};

document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (!target.matches?.(".one__state")) return;
  const form = target.closest("form");
  mark(form);
  showStored(form);
});
document.addEventListener("focusout", ({ target }) => {
  if (target.form && isField(target.form)) setTimeout(showStored, 0, target.form);
});

// A refusal stays in sight until something succeeds.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful) document.getElementById("notices").replaceChildren();
});

const failed = ({ target }) => {
  if (!isField(target)) return;
  unsaved.add(target);
  const said = document.getElementById("not-saved").content.cloneNode(true);
  stateOf(target).replaceChildren(said);
};
document.addEventListener("htmx:sendError", failed);
document.addEventListener("htmx:timeout", failed);

// Older browsers have no requestSubmit; htmx hears the event alone.
const submit = (form) => {
  if (form.requestSubmit) form.requestSubmit();
  else form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
};

const retry = () => {
  const waiting = [...unsaved].filter((form) => form.isConnected);
  unsaved.clear();
  for (const form of waiting) submit(form);
};
addEventListener("online", retry);
setInterval(retry, RETRY);

addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});

document.addEventListener("focus-on", ({ detail }) => {
  const element = document.getElementById(detail.id) ?? document.getElementById("main");
  element.focus();
  element.scrollIntoView({ block: "nearest" });
});
