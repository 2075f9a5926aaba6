/**
 * The script of a scenario's page: when #play is clicked, sends what the page's plan says, and reports the result in
 * #result, as far as pages can see it. `data-state` on #result is `idle`, `running` or `done`.
 */

/** @typedef {import('./plan.ts').PlannedSend} PlannedSend */

const play = /** @type {HTMLButtonElement} */ (document.getElementById('play'));
const result = /** @type {HTMLOutputElement} */ (document.getElementById('result'));
const stage = /** @type {HTMLElement} */ (document.getElementById('stage'));
/** @type {PlannedSend[]} */
const plan = JSON.parse(document.getElementById('plan')?.textContent ?? '[]');

play.addEventListener('click', async () => {
  stage.replaceChildren();
  show('running', 'Sending …');
  const outcomes = [];
  for (const send of plan) outcomes.push(await SENDERS[send.by](send));
  show('done', outcomes.join('\n'));
});

/** @type {Record<PlannedSend['by'], (send: PlannedSend) => string | Promise<string>>} */
const SENDERS = {
  fetch: sendByFetch,
  form: sendByForm,
  navigate: ({ url }) => {
    location.assign(url);
    return 'Leaving this page.';
  },
  open: ({ url }) => (window.open(url) ? 'Opened a tab.' : 'The browser blocked a new tab.'),
  link: ({ url }) => {
    Object.assign(document.createElement('a'), { href: url, target: '_blank' }).click();
    return 'Followed a link into a new tab.';
  },
  image: ({ url }) => load(Object.assign(document.createElement('img'), { alt: '' }), url),
  script: ({ url }) => load(document.createElement('script'), url),
  iframe: ({ url }) =>
    load(Object.assign(document.createElement('iframe'), { title: 'Frame' }), url),
  beacon: ({ url, body }) =>
    navigator.sendBeacon(url, toBody(body))
      ? 'The beacon is on its way.'
      : 'The beacon was refused.',
};

/** @param {PlannedSend} send */
async function sendByFetch({ url, method, headers, body, redirect, credentials }) {
  try {
    const init = { method, headers, redirect, credentials, body: toBody(body) ?? null };
    const response = await fetch(url, init);
    if (response.type === 'opaqueredirect') return 'A redirect that the page may not look into.';
    await response.text();
    const where = response.redirected ? `, redirected to ${response.url}` : ', not redirected';
    return `${response.status} ${response.statusText}${where}`;
  } catch (error) {
    return String(error);
  }
}

/** @param {PlannedSend} send */
function sendByForm({ url, method, body }) {
  const form = document.createElement('form');
  form.action = url;
  form.method = method;
  if (body?.kind === 'multipart') form.enctype = 'multipart/form-data';
  const fields = body && 'fields' in body ? body.fields : {};
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  }
  stage.append(form);
  form.submit();
  return 'Leaving this page.';
}

/**
 * @param {HTMLImageElement | HTMLScriptElement | HTMLIFrameElement} element
 * @param {string} url
 * @returns {Promise<string>}
 */
function load(element, url) {
  return new Promise((resolve) => {
    element.addEventListener('load', () => resolve('Loaded.'));
    element.addEventListener('error', () => resolve('Failed to load.'));
    element.src = url;
    stage.append(element);
  });
}

/**
 * @param {PlannedSend['body']} body
 * @returns {BodyInit | undefined}
 */
function toBody(body) {
  switch (body?.kind) {
    case 'text':
      return body.text;
    case 'fields':
      return new URLSearchParams(body.fields);
    case 'multipart': {
      const form = new FormData();
      for (const [name, value] of Object.entries(body.fields)) form.append(name, value);
      return form;
    }
    case 'blob':
      return new Blob([body.text], { type: body.type });
    case 'file': {
      const form = new FormData();
      form.append('file', new File([body.text], body.name, { type: 'text/plain' }));
      return form;
    }
    case 'binary':
      return new Uint8Array(body.size).fill(0xff);
    default:
      return undefined;
  }
}

/**
 * @param {'running' | 'done'} state
 * @param {string} text
 */
function show(state, text) {
  result.dataset.state = state;
  result.textContent = text;
}
