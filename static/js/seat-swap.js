// Two people of a round swap seats: one is chosen, then the other; a key does what a tap does.
const seatOf = (target) => target.closest?.("[data-seat]");

function choose(form, seat) {
  for (const one of form.querySelectorAll("[data-seat]")) one.setAttribute("aria-pressed", String(one === seat));
  const said = form.querySelector(".seat-swap__said");
  said.textContent = seat ? form.dataset.said.replace("{name}", seat.textContent) : "";
}

function add(form, person) {
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "person", value: person });
  form.append(field);
}

document.addEventListener("click", ({ target }) => {
  const seat = seatOf(target);
  const form = seat?.closest("[data-swap]");
  if (!form) return;
  const first = form.querySelector('[data-seat][aria-pressed="true"]');
  if (!first || first === seat) return choose(form, first ? null : seat);
  for (const one of [first, seat]) add(form, one.dataset.seat);
  form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
});

document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const form of document.querySelectorAll("[data-swap]")) choose(form, null);
});

// A refusal leaves the page as it was: nothing is chosen any more.
document.addEventListener("htmx:afterRequest", ({ target }) => {
  if (!target.matches?.("[data-swap]") || !target.isConnected) return;
  for (const field of target.querySelectorAll('input[name="person"]')) field.remove();
  choose(target, null);
});
