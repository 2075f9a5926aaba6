/** A tab of Firefox with its page and its panel, driven by scripts in the browser's own scope. */
import type { DrivenBrowser, DrivenTab } from './driven-browser.ts';
import * as scope from './firefox-scope.ts';
import type { Marionette } from './marionette.ts';
import { middleOf, type Point, reloadDocument, waitForPanel } from './panel.ts';
import { poll } from './wait.ts';

/** Runs a script of firefox-scope.ts in the browser's own scope. */
export type Run = <T>(script: string, ...args: unknown[]) => Promise<T>;

/** Runs scripts in the tab with a browser ID, or in the first tab. */
export function runner({ send }: Marionette, browserId?: number): Run {
  return async <T>(script: string, ...args: unknown[]) => {
    const { value } = await send<{ value: { value: T; error?: string } }>(
      'WebDriver:ExecuteAsyncScript',
      {
        script: `const args = [...arguments], done = args.pop();
          (async () => { ${scope.prelude(browserId)} ${script} })()
            .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
        args,
      },
    );
    if (value.error) throw new Error(value.error);
    return value.value;
  };
}

// JSON.stringify(undefined) is undefined, which Marionette sends as null.
const parse = <T>(json: string | null) => (json === null ? undefined : JSON.parse(json)) as T;

const evaluator =
  (run: Run, context: string) =>
  async <T>(expression: string) =>
    parse<T>(await run(`return evaluateIn(${context}.browsingContext, args[0]);`, expression));

export function driveTab(run: Run, title: string): DrivenTab {
  const panel = drivePanel(run);
  return {
    page: drivePage(run),
    panel,
    waitForPanel: (expression, what, timeout) => waitForPanel(panel, expression, what, timeout),
    openDevToolsElsewhere: () => run(scope.OPEN_DEVTOOLS, title, false),
    openDevTools: async () => {
      await run(scope.OPEN_DEVTOOLS, title, true);
      await waitForPanel(panel, `document.readyState === 'complete'`, "the panel's document");
    },
    closeDevTools: () => run(scope.CLOSE_DEVTOOLS),
  };
}

function drivePage(run: Run): DrivenBrowser['page'] {
  return {
    navigate: (url) => run(scope.NAVIGATE, url),
    evaluate: evaluator(run, 'tab.linkedBrowser'),
    click: (selector) =>
      run('await clickIn(tab.linkedBrowser.browsingContext, args[0]);', selector),
  };
}

function drivePanel(run: Run): DrivenBrowser['panel'] {
  const evaluate = evaluator(run, 'panelBrowser()');
  return {
    evaluate,
    reload: () => reloadDocument({ evaluate }),
    press: async (key) => {
      await run(scope.FOCUS_PANEL);
      const hasFocus = () => evaluate<boolean>('document.hasFocus()');
      await poll(hasFocus, { timeout: 5000, what: 'the panel to have the keyboard' });
      await run(scope.PRESS, key === '+' ? [key] : key.split('+'));
    },
    click: (selector) => run('await clickIn(panelBrowser().browsingContext, args[0]);', selector),
    rightClick: async (selector) => {
      const { x, y } = await evaluate<Point>(middleOf(selector));
      await run(scope.RIGHT_CLICK, x, y);
    },
    drag: async (selector, byX) => {
      const { x, y } = await evaluate<Point>(middleOf(selector));
      await run(scope.DRAG, x, y, byX);
    },
  };
}

export function driveBackground(run: Run, id: string): DrivenBrowser['background'] {
  return {
    heapUsed: async () => undefined,
    isRunning: () => run(`return extension(args[0]).backgroundState === 'running';`, id),
    stop: () => run(scope.STOP_BACKGROUND, id),
    evaluate: async <T>(expression: string) =>
      parse<T>(await run(scope.EVALUATE_IN_BACKGROUND, id, expression)),
  };
}

export async function resize(
  run: Run,
  panel: DrivenBrowser['panel'],
  width: number,
  height?: number,
): Promise<void> {
  await run(scope.RESIZE, width, height ?? null);
  const fits = `Math.abs(innerWidth - ${width}) < 50`;
  await poll(() => panel.evaluate<boolean>(fits), {
    timeout: 3000,
    what: `a panel of ${width} pixels`,
  });
}
