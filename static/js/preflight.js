// Tells the server how this tablet is: its clock, whether it keeps what is typed, its page's version.
// Hears clock:offset, outbox:changed, outbox:no-storage, live:open; says live:send.
const EVERY = 30_000;
const { version } = document.body.dataset;
let [device, keeps, offset, quota] = ["", false, null, null];
let told = "";

function tell(again = false) {
  if (!device || offset === null) return;
  const check = { keeps, quota, version, offset: Math.round(offset) };
  const words = JSON.stringify({ ...check, offset: Math.round(offset / 1000) });
  if (words === told && !again) return;
  told = words;
  document.dispatchEvent(new CustomEvent("live:send", { detail: { device, check } }));
}

document.addEventListener("clock:offset", ({ detail }) => {
  offset = detail;
  tell();
});
document.addEventListener("outbox:changed", ({ detail }) => {
  ({ device, kept: keeps } = detail);
  tell();
});
document.addEventListener("outbox:no-storage", () => {
  keeps = false;
  tell();
});
document.addEventListener("live:open", () => setTimeout(() => tell(true), 1_500));
setInterval(tell, EVERY);
// Only a secure address lets a page ask how much it may keep.
navigator.storage?.estimate?.().then(({ quota: bytes }) => {
  quota = Math.floor(bytes / 1e6);
  tell();
}, () => {});
