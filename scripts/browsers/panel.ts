import type { ScriptTarget } from './driven-browser.ts';
import { poll } from './wait.ts';

/** Polls a panel until the expression is truthy; a timeout error contains `what` and the panel's text. */
export async function waitForPanel<T>(
  panel: ScriptTarget,
  expression: string,
  what: string,
  timeout = 10_000,
): Promise<T> {
  try {
    return (await poll(() => panel.evaluate<T>(expression), { timeout, what })) as T;
  } catch (cause) {
    const text = await panel.evaluate<string>('document.body.innerText').catch(String);
    throw new Error(`${(cause as Error).message}. The panel shows:\n${text}`, { cause });
  }
}

/** Reloads a document from within and waits until the new one has loaded. */
export async function reloadDocument(target: ScriptTarget): Promise<void> {
  const before = await target.evaluate<number>('performance.timeOrigin');
  await target.evaluate('void setTimeout(() => location.reload(), 0)');
  const isNew = `performance.timeOrigin !== ${before} && document.readyState === 'complete'`;
  await poll(() => target.evaluate<boolean>(isNew), {
    timeout: 10_000,
    what: 'the panel to reload',
  });
}

/** In CSS pixels of the panel's document. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Returns an expression for the panel that scrolls an element into view and returns its middle. */
export function middleOf(selector: string): string {
  return `((element) => {
    if (!element) throw new Error('No element matches ' + ${JSON.stringify(selector)});
    element.scrollIntoView({ block: 'center', inline: 'nearest' });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  })(document.querySelector(${JSON.stringify(selector)}))`;
}
