// « The animator comes » leaves after a minute of the server's clock, or when the table has seen it.
// Hears live:now, live:swapped.
let offset = null;

function clear(notice) {
  const again = notice.parentElement.querySelector("[data-call-again]");
  const seen = notice.contains(document.activeElement);
  notice.remove();
  again.hidden = false;
  if (seen) again.focus();
}

function look() {
  const notice = document.querySelector("[data-coming-until]");
  if (notice && offset !== null && Date.now() + offset > Number(notice.dataset.comingUntil)) clear(notice);
}

document.addEventListener("live:now", ({ detail }) => {
  if (detail.now) offset = detail.now - Date.now();
  look();
});
document.addEventListener("live:swapped", look);
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-coming-seen]");
  if (button) clear(button.closest("[data-coming-until]"));
});
setInterval(look, 1_000);
