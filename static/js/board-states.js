// Which notes the first list shows: to sort, sorted, set aside, hidden, or all. Frames bring only
// those to sort; the list of another state is fetched, and so is a note that came to that state.
const desk = document.getElementById("board-desk");
let shown = document.querySelector("[data-shown]")?.dataset.shown ?? "unsorted";
let asked = 0;
let due = 0;

const list = () => document.querySelector("[data-shown]");

function mark() {
  for (const one of document.querySelectorAll("[data-shows]")) {
    if (one.dataset.shows === shown) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
}

async function fetched(notes) {
  const query = new URLSearchParams({ question: desk.dataset.question, etat: shown });
  if (notes) query.set("notes", notes.join(","));
  const answer = await fetch(`${desk.dataset.list}?${query}`, { headers: { "HX-Request": "true" } });
  if (!answer.ok) throw new Error("not now");
  const parsed = document.createElement("template");
  parsed.innerHTML = await answer.text();
  return parsed.content.firstElementChild;
}

async function show() {
  const mine = ++asked;
  mark();
  try {
    const fresh = await fetched();
    if (mine !== asked) return;
    list().replaceWith(fresh);
    fresh.dispatchEvent(new CustomEvent("live:swapped", { bubbles: true, detail: fresh.id }));
  } catch {
    document.getElementById("board-said").textContent = desk.dataset.failed;
  }
}

// Notes that stand here now and of which only the place is on this page.
async function complete() {
  due = 0;
  mark();
  if (shown !== "unsorted" && list()?.dataset.shown !== shown) return show();
  const wanted = shown === "all" ? "li[hidden]" : `li[hidden][data-state="${shown}"]`;
  const lacking = [...(list()?.querySelectorAll(wanted) ?? [])];
  if (!lacking.length || shown === "unsorted") return;
  const fresh = await fetched(lacking.map((one) => one.id.split("-").pop())).catch(() => null);
  for (const note of fresh?.querySelectorAll("li[id]") ?? []) document.getElementById(note.id)?.replaceWith(note);
  if (fresh) document.dispatchEvent(new CustomEvent("live:swapped"));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-shows]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  shown = link.dataset.shows;
  const address = new URL(link.href);
  if (shown === "unsorted") address.searchParams.delete("etat");
  history.replaceState(null, "", address);
  show();
});
for (const name of ["live:swapped", "htmx:oobAfterSwap"]) {
  document.addEventListener(name, () => (due ||= setTimeout(complete, 50)));
}
