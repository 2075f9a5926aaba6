// @ts-nocheck: a plain script that only ever runs inside a browser
// Keeps every entry of DevTools' network log, as it comes, in `seen`: what scripts/record/record-network.ts reads.
globalThis.seen = [];
(globalThis.browser ?? chrome).devtools.network.onRequestFinished.addListener((entry) => {
  globalThis.seen.push(JSON.parse(JSON.stringify(entry)));
});
