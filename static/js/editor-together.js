// Two people in one fiche: compares the page with where the fiche stands (#fiche-pulse), takes what
// others changed, and says who else writes. A field that somebody writes in here is left alone.
const BUSY = ["typing", "saving", "unsaved", "wrong", "stale"];
const RECENT = 180_000;
const SETTLED = 700;
const people = document.getElementById("fiche-people");
let pending = 0;
let now = Date.now();

const pulse = () => document.getElementById("fiche-pulse");
const shown = (form) => {
  const chip = form.querySelector(".chip[data-count]");
  const version = form.querySelector("[name=version]").value;
  return `${form.dataset.block}:${version}:${chip ? chip.dataset.count : "-"}`;
};
const blocks = () => [...document.querySelectorAll("form[data-block]")].map(shown).join(" ");
const fields = () => document.getElementById("fiche-version");

function busy(form) {
  return BUSY.includes(form.dataset.state) || form.contains(document.activeElement);
}

async function takeFields(version) {
  const answer = await fetch(people.dataset.fields, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return;
  const parsed = document.createElement("template");
  parsed.innerHTML = await answer.text();
  for (const fresh of parsed.content.querySelectorAll("form[id]")) {
    const old = document.getElementById(fresh.id);
    const [area, mine] = [fresh, old].map((form) => form?.querySelector("textarea"));
    if (!old || busy(old) || area.value === mine.value) continue;
    old.replaceWith(fresh);
    window.htmx.process(fresh);
  }
  fields().value = version;
  window.htmx.trigger(document.body, "fiche-saved");
}

function compare() {
  const { blocks: wanted, fields: version } = pulse().dataset;
  if (wanted !== blocks()) window.htmx.trigger(document.body, "fiche-arranged");
  if (version !== fields().value) takeFields(version);
}

function tell() {
  const others = [...pulse().children].filter(
    ({ dataset }) => dataset.person !== people.dataset.me && now - dataset.at < RECENT,
  );
  const names = others.map((one) => one.textContent).join(", ");
  const said = names && `${names} ${people.dataset.said}`;
  if (people.textContent !== said) people.textContent = said;
}

document.addEventListener("live:swapped", ({ detail }) => {
  if (detail !== "fiche-pulse") return;
  tell();
  // What this page itself just saved is answered meanwhile.
  clearTimeout(pending);
  pending = setTimeout(compare, SETTLED);
});
document.addEventListener("live:now", ({ detail }) => {
  now = detail.now ?? Date.now();
  tell();
});
tell();
