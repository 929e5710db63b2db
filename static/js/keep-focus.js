// Focus never falls to the page: where what held it was replaced or hidden, what now has its id takes
// it, else the nearest region around it.
let chain = [];
let held = null;

document.addEventListener("focusin", ({ target }) => {
  const around = [];
  for (let one = target; one && one !== document.body; one = one.parentElement) if (one.id) around.push(one.id);
  // What was left to open a dialog is where to return to.
  chain = target.closest("dialog") ? [...around, ...chain.filter((id) => !around.includes(id))] : around;
  held = target;
});

// Who points elsewhere has left by themselves.
document.addEventListener("pointerdown", ({ target }) => {
  if (!held?.contains(target)) held = null;
});

function keep() {
  if (document.activeElement !== document.body || !held || (held.isConnected && held.checkVisibility())) return;
  const next = chain.map((id) => document.getElementById(id)).find((one) => one?.checkVisibility() && one.offsetHeight > 1);
  next?.focus({ preventScroll: true });
  if (!next || document.activeElement === next) return;
  // It takes focus this once: a region is no stop of its own.
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
}

new MutationObserver(keep).observe(document.body, { childList: true, subtree: true, attributeFilter: ["hidden"] });
document.addEventListener("close", keep, true);
