// @ts-nocheck: a plain script that only ever runs inside a browser
// Lets a page ask the stranger to reach another extension: `data-reach` on <html> is the extension's id, and
// `data-reached` becomes, as JSON, what the background got to hear.
const { runtime } = globalThis.browser ?? chrome;
const { dataset } = document.documentElement;

new MutationObserver(async () => {
  if (dataset.reach === undefined || dataset.reached !== undefined) return;
  dataset.reached = '';
  dataset.reached = JSON.stringify(await runtime.sendMessage(dataset.reach));
}).observe(document.documentElement, { attributeFilter: ['data-reach'] });
