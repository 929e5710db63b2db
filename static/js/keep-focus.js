// Focus never falls to the page: where what held it was replaced or hidden, what now has its id takes
// it, else the nearest region around it. Hears live:swapped, htmx:afterSettle, a dialog's close.
let chain = [];
let held = null;

document.addEventListener("focusin", ({ target }) => {
  const around = [];
  for (let one = target; one && one !== document.body; one = one.parentElement) if (one.id) around.push(one.id);
  // What was left to open a dialog is where to return to.
  chain = target.closest("dialog") ? [...around, ...chain.filter((id) => !around.includes(id))] : around;
  held = target;
});

function keep() {
  if (document.activeElement !== document.body || !held || (held.isConnected && held.checkVisibility())) return;
  const next = chain.map((id) => document.getElementById(id)).find((one) => one?.checkVisibility());
  next?.focus({ preventScroll: true });
  if (!next || document.activeElement === next) return;
  // It takes focus this once: a region is no stop of its own.
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
}

for (const name of ["live:swapped", "htmx:afterSettle", "htmx:oobAfterSwap"]) document.addEventListener(name, keep);
document.addEventListener("close", keep, true);
