// Commands of the console and of tables: one POST each; what changed comes back as to every screen.
// The region that held the button may be replaced meanwhile, so nothing here hangs on it.
const notices = document.getElementById("notices");
const { "X-CSRFToken": token } = JSON.parse(document.body.getAttribute("hx-headers"));

// A button far down the page is refused in words that must be seen.
function say(sentence) {
  notices.innerHTML = sentence;
  notices.scrollIntoView({ block: "nearest" });
}

async function command(button, sent, done = () => {}) {
  button.setAttribute("aria-disabled", "true");
  try {
    const answer = await fetch(sent.to, {
      method: "POST",
      headers: { "X-CSRFToken": token, "HX-Request": "true" },
      body: sent.fields,
    });
    if (answer.ok) {
      notices.replaceChildren();
      done();
    } else say(await answer.text());
  } catch {
    say(document.getElementById("no-answer").innerHTML);
  }
  button.removeAttribute("aria-disabled");
  document.dispatchEvent(new CustomEvent("live:refresh"));
}

// The same fragment stands on pages that are not the console's own: they say where it is.
const path = ({ dataset }) => ("ofConsole" in dataset ? (document.body.dataset.console ?? "") : "") + dataset.command;
const free = (button) => button && button.getAttribute("aria-disabled") !== "true";

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button[data-command]");
  if (!free(button)) return;
  const fields = new URLSearchParams(button.name ? { [button.name]: button.value } : {});
  command(button, { to: path(button), fields });
});
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-command]");
  if (!form) return;
  event.preventDefault();
  const button = event.submitter ?? form.querySelector("button");
  if (!free(button)) return;
  // What was typed stays until the server has taken it.
  command(button, { to: form.dataset.command, fields: new URLSearchParams(new FormData(form)) }, () => form.reset());
});
