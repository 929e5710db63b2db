// Lets in by what stands in the fragment, which never travels in a path: the secret of a QR code, or
// the passage of a tablet that comes from another address with all it holds (read by arrival.js).
const MARK = "suite=";
const fragment = location.hash.slice(1);
const form = document.getElementById("door");

function open() {
  document.getElementById("without-secret").hidden = true;
  form.hidden = false;
}

async function follow() {
  try {
    form.elements.secret.value = JSON.parse(decodeURIComponent(fragment.slice(MARK.length))).passage;
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
    // The fragment stays: it holds what waits, and the page behind the door takes it in.
    if (answer.type === "opaqueredirect") return location.reload();
  } catch {
    // Away again, or a fragment cut short: what it held is still at the former address.
  }
  document.getElementById("not-followed").hidden = false;
}

if (form && fragment.startsWith(MARK)) {
  open();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    follow();
  });
  follow();
} else if (form && fragment) {
  history.replaceState(null, "", location.pathname);
  open();
  form.elements.secret.value = fragment;
  form.submit();
}
