/** Expressions that measure within a document. */
import { control } from '../../scripts/pictures/panel-page.ts';

/** A promise of the result of `read` just after the next paint. `view` is the document's window. */
export const AFTER_PAINT = (read: string, view = 'self') => `new Promise((resolve) =>
  ${view}.requestAnimationFrame(() => {
    const { port1, port2 } = new ${view}.MessageChannel();
    port1.onmessage = () => resolve(${read});
    port2.postMessage(0);
  }))`;

/**
 * From now on, records in `benchSeen` when the first row was painted, and when all were, in Date.now(), which the
 * background script has, too. It is read later, because a promise would never settle if something went wrong.
 */
export const WATCH_ROWS = (rows: number) => `void (() => {
  const seen = self.benchSeen = {};
  const note = (name) => ${AFTER_PAINT('Date.now()')}.then((time) => { seen[name] ??= time; });
  const look = () => {
    if (self.benchSeen !== seen) return;
    if (!seen.first && document.querySelector('[data-chain-id]')) void note('first');
    if (document.querySelector('.list')?.getAttribute('aria-rowcount') === '${rows + 1}') {
      return void note('all');
    }
    requestAnimationFrame(look);
  };
  look();
})()`;

/**
 * Types into the filter and returns the milliseconds of the script alone, and to the paint. It runs in a separate task,
 * like a key press: within an animation frame, the next paint would be one frame later.
 */
export const TYPE = (text: string) => `(async () => {
  const input = ${control('Filter')};
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  await ${AFTER_PAINT('0')};
  const started = performance.now();
  set.call(input, ${JSON.stringify(text)});
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await null;
  const script = performance.now() - started;
  return { script, painted: await ${AFTER_PAINT('performance.now()')} - started };
})()`;

/** Scrolls an element by that many pixels in every frame and returns the milliseconds between frames. */
export const SCROLL = (element: string, step: number, view = 'self') => `(async () => {
  const list = ${element};
  list.scrollTop = 0;
  return new Promise((resolve) => {
    const frames = [];
    let before = ${view}.performance.now();
    const next = () => {
      const now = ${view}.performance.now();
      frames.push(now - before);
      before = now;
      list.scrollTop += ${step};
      if (frames.length < 180) ${view}.requestAnimationFrame(next);
      else resolve(frames.slice(1));
    };
    ${view}.requestAnimationFrame(next);
  });
})()`;

/** Records how long each key waited for its turn, and for the paint that follows it; and the frames. */
export const WATCH_KEYS = `void (() => {
  self.benchKeys = [];
  self.benchFrames = [];
  addEventListener('keydown', ({ timeStamp }) => {
    const waited = performance.now() - timeStamp;
    ${AFTER_PAINT('performance.now()')}.then((now) => self.benchKeys.push([waited, now - timeStamp]));
  }, { capture: true });
  let before = performance.now();
  const next = () => {
    const now = performance.now();
    self.benchFrames.push(now - before);
    before = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})()`;
