// The one dialog of a page: opens when a question is swapped into it, closes on answer.
const dialog = document.getElementById("dialog");

document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target === dialog && !dialog.open && dialog.childElementCount) dialog.showModal();
});

dialog?.addEventListener("click", ({ target }) => {
  if (target === dialog || target.closest("[data-close]")) dialog.close();
});

document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
  // What was typed wrong stays in the dialog, beside what is wrong with it.
  if (dialog?.contains(target) && detail.xhr?.status > 0 && detail.xhr.status !== 422) dialog.close();
});
