// A phone's dots: plus and minus, how many are left, and one id for one content, so that sending it
// again changes nothing. Without this the numbers are typed and the server counts.
const forms = () => [...document.querySelectorAll("form[data-dots]")];
const fields = (form) => [...form.querySelectorAll("input[type=number]")];
const placed = (form) => fields(form).reduce((sum, one) => sum + (Number(one.value) || 0), 0);

function tell(form) {
  const left = Number(form.dataset.dots) - placed(form);
  const { leftOne, left: many, noneLeft, tooMany } = form.dataset;
  const words = left < 0 ? tooMany : left === 0 ? noneLeft : left === 1 ? leftOne : many;
  const line = form.querySelector("[data-dots-left]");
  line.textContent = words.replace("%n", Math.abs(left));
  line.classList.toggle("is-wrong", left < 0);
  for (const button of form.querySelectorAll("[data-step]")) {
    button.hidden = false;
    const value = Number(button.parentElement.querySelector("input").value) || 0;
    const stuck = button.dataset.step === "1" ? left <= 0 : value <= 0;
    button.setAttribute("aria-disabled", stuck);
  }
}

// What was sent may have arrived though no answer came: other dots are another submission.
function changed(form) {
  const drawn = crypto.getRandomValues(new Uint8Array(16));
  form.elements.op.value = [...drawn].map((one) => one.toString(16).padStart(2, "0")).join("");
  tell(form);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-step]");
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  const field = button.parentElement.querySelector("input");
  field.value = Math.max(0, (Number(field.value) || 0) + Number(button.dataset.step));
  changed(button.form);
});
document.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-dots]");
  if (form) changed(form);
});
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.target;
  if (!form.dataset.dots || placed(form) <= Number(form.dataset.dots)) return;
  event.preventDefault();
  tell(form);
});
for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, ({ target }) => {
    const said = target.closest(".dots__ballot")?.querySelector("[data-dots-said]");
    if (!said) return;
    const notice = document.createElement("p");
    notice.className = "notice notice--warning";
    notice.textContent = target.dataset.failed;
    said.replaceChildren(notice);
  });
}
document.addEventListener("htmx:afterSettle", ({ target }) => {
  for (const form of forms()) tell(form);
  document.getElementById(target.id)?.querySelector("h2")?.focus({ preventScroll: true });
});
for (const form of forms()) tell(form);
