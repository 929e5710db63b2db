// The console's commands: one POST each; what changed comes back as it does to every screen.
// The region that held the button may be replaced meanwhile, so nothing here hangs on it.
const notices = document.getElementById("notices");
const { "X-CSRFToken": token } = JSON.parse(document.body.getAttribute("hx-headers"));

async function command(button) {
  const sent = new URLSearchParams(button.name ? { [button.name]: button.value } : {});
  button.setAttribute("aria-disabled", "true");
  try {
    const answer = await fetch(button.dataset.command, {
      method: "POST",
      headers: { "X-CSRFToken": token, "HX-Request": "true" },
      body: sent,
    });
    if (answer.ok) notices.replaceChildren();
    else notices.innerHTML = await answer.text();
  } catch {
    notices.replaceChildren(document.getElementById("no-answer").content.cloneNode(true));
  }
  button.removeAttribute("aria-disabled");
  document.dispatchEvent(new CustomEvent("live:refresh"));
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-command]");
  if (button && button.getAttribute("aria-disabled") !== "true") command(button);
});
