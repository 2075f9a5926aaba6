// @ts-nocheck: a plain script that only ever runs inside a browser
// Keeps every webRequest event, as it comes, in `seen`: what scripts/record/record-fixtures.ts reads.
const { webRequest, webNavigation } = globalThis.browser ?? chrome;
const filter = { urls: ['http://*/*', 'https://*/*'] };
const extra =
  'EXTRA_HEADERS' in (webRequest.OnBeforeSendHeadersOptions ?? {}) ? ['extraHeaders'] : [];

globalThis.seen = [];

/** Bodies as arrays of bytes, which JSON can carry. */
const plain = (details) =>
  JSON.parse(
    JSON.stringify(details, (_, value) =>
      value instanceof ArrayBuffer ? [...new Uint8Array(value)] : value,
    ),
  );

/** @param {string} name @param {string[]} [spec] */
function watch(name, spec) {
  const listener = (details) => void globalThis.seen.push([name, plain(details)]);
  webRequest[name].addListener(listener, filter, ...(spec ? [[...spec, ...extra]] : []));
}

watch('onBeforeRequest', ['requestBody']);
watch('onSendHeaders', ['requestHeaders']);
watch('onHeadersReceived', ['responseHeaders']);
watch('onBeforeRedirect', ['responseHeaders']);
watch('onCompleted', ['responseHeaders']);
watch('onErrorOccurred');
for (const name of [
  'onBeforeNavigate',
  'onCreatedNavigationTarget',
  'onCommitted',
  'onErrorOccurred',
]) {
  webNavigation[name].addListener((details) => {
    globalThis.seen.push([`webNavigation.${name}`, details]);
  });
}
