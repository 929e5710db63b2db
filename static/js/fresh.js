// A server that died could not say which tablets left with it: the console asks again now and then.
// Says live:refresh.
const PAUSE = 30_000;

setInterval(() => document.dispatchEvent(new CustomEvent("live:refresh")), PAUSE);
