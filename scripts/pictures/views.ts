/** Every view of the panel, and how a user gets there: to be looked at, by people in pictures and by axe. */
import { findScenario } from '../../lab/scenarios/index.ts';
import type { Lab } from '../../lab/server.ts';
import { TABS } from '../../src/panel/details/details-tabs.ts';
import type { DrivenBrowser } from '../browsers/index.ts';
import { playScenario } from '../demo/play.ts';
import {
  compareWith,
  giveFile,
  openChain,
  press,
  readRows,
  setFilter,
  setTicked,
  showTab,
  waitForControl,
  writeNote,
} from './panel-page.ts';

export interface Stage {
  readonly browser: DrivenBrowser;
  readonly lab: Lab;
}

/** From an empty panel, by the view's description. */
export const VIEWS: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  'an empty panel': ({ browser }) => waitForControl(browser, 'Filter'),

  'a list with its marks': (stage) =>
    openLastOf(stage, 'get-302', 'post-302', 'put-303', 'loop-of-two', 'hsts'),

  'a chain with all unfolded': async (stage) => {
    await openLastOf(stage, 'oidc-form-post');
    await stage.browser.panel.evaluate(UNFOLD);
  },

  ...Object.fromEntries(
    TABS.slice(1).map(({ id }) => [
      `the tab ${id}`,
      async (stage: Stage) => {
        await openLastOf(stage, id === 'cookies' ? 'cookie-same-site' : 'form-302');
        await showTab(stage.browser, id);
        await stage.browser.panel.evaluate(UNFOLD);
      },
    ]),
  ),

  'the menu of a row': async (stage) => {
    await openLastOf(stage, 'post-302');
    await stage.browser.panel.evaluate(`document.querySelector('[data-chain-id]').focus()`);
    await stage.browser.panel.press('Shift+F10');
    await stage.browser.panel.press('ArrowRight');
    await shown(stage, '.context-menu .context-menu:popover-open');
  },

  'a value that was decoded': async (stage) => {
    await openLastOf(stage, 'saml-logout');
    await stage.browser.panel.evaluate(UNFOLD);
    await shown(stage, '.decode');
    await stage.browser.panel.evaluate(`document.querySelector('.decode').click()`);
    await shown(stage, '.decoded pre');
  },

  'a list in groups': async (stage) => {
    await openLastOf(stage, 'get-302', 'post-302', 'order-lost', 'oidc-form-post');
    const { panel } = stage.browser;
    await panel.evaluate(`document.querySelector('.list-header button[tabindex="0"]').focus()`);
    await panel.press('Shift+F10');
    await shown(stage, '[role=menu]');
    await press(stage.browser, 'Group by navigation');
    await shown(stage, '.list-group');
  },

  'the card of a status': async (stage) => {
    await openLastOf(stage, 'post-302');
    await stage.browser.panel.click('[data-hop-index="0"] .status-chip');
    await shown(stage, '.card:popover-open');
    await stage.browser.panel.click('.card:popover-open [data-part="what-if"] > summary');
    await shown(stage, '.card:popover-open .what-if-body');
  },

  'what if, beside a finding': async (stage) => {
    await openLastOf(stage, 'order-lost');
    await shown(stage, `${WHAT_IF} > summary`);
    await stage.browser.panel.click(`${WHAT_IF} > summary`);
    await shown(stage, `${CLIENTS} > summary`);
    await stage.browser.panel.click(`${CLIENTS} > summary`);
    await shown(stage, '.what-if-clients');
  },

  'two chains beside each other': async (stage) => {
    await openLastOf(stage, 'get-302', 'post-302', 'post-307');
    const [, second] = await readRows(stage.browser);
    await compareWith(stage.browser, second?.id ?? '');
  },

  'a pinned chain and a note': async (stage) => {
    await openLastOf(stage, 'get-302', 'put-303', 'loop-of-two', 'post-302');
    await press(stage.browser, 'Pin');
    await writeNote(stage.browser, 'Before the fix: the server answers 302.\nTicket 4711.');
  },

  'the choice of exports': async (stage) => {
    await openLastOf(stage, 'oidc-form-post');
    await press(stage.browser, 'More export options');
  },

  'the settings': async (stage) => {
    await openLastOf(stage, 'post-302');
    await press(stage.browser, 'Settings');
    await shown(stage, 'dialog');
  },

  'the help': async (stage) => {
    await openLastOf(stage, 'post-302');
    await stage.browser.panel.press('?');
    await shown(stage, 'dialog');
  },

  'a filter that cannot be understood': async (stage) => {
    await openLastOf(stage, 'post-302');
    await setFilter(stage.browser, 'status:9999');
  },

  'files, one read and one refused': async (stage) => {
    await giveFile(stage.browser, 'choose', 'ours.har', JSON.stringify(HAR));
    await giveFile(stage.browser, 'choose', 'broken.har', '{"log":');
    await shown(stage, '[data-notice=import-problem]');
  },
};

const UNFOLD = `(() => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  for (const button of document.querySelectorAll('.unfold')) button.click();
  return true;
})()`;

/** Plays scenarios one after another and opens the last one's chain. */
async function openLastOf({ browser, lab }: Stage, ...ids: string[]): Promise<void> {
  await setTicked(browser, 'Preserve log', true);
  for (const id of ids) {
    const scenario = findScenario(id);
    if (!scenario) throw new Error(`the lab has no scenario ${id}`);
    await playScenario(browser, lab, scenario);
  }
  const [row] = await readRows(browser);
  await setFilter(browser, '');
  await openChain(browser, row?.id ?? '');
}

const WHAT_IF = '[data-finding] [data-part="what-if"]';
const CLIENTS = '[data-finding] [data-part="what-if-clients"]';

async function shown({ browser }: Stage, selector: string): Promise<void> {
  await browser.waitForPanel(`document.querySelector('${selector}') && true`, selector);
}

const request = {
  method: 'GET',
  httpVersion: 'HTTP/1.1',
  cookies: [],
  headers: [],
  queryString: [],
  headersSize: -1,
  bodySize: 0,
};

const response = {
  statusText: '',
  httpVersion: 'HTTP/1.1',
  cookies: [],
  content: { size: 0, mimeType: 'text/plain' },
  headersSize: -1,
  bodySize: 0,
};

const entry = { time: 5, cache: {}, timings: { send: 0, wait: 5, receive: 0 } };

const HAR = {
  log: {
    version: '1.2',
    creator: { name: 'Another program', version: '1' },
    entries: [
      {
        ...entry,
        startedDateTime: '2026-01-01T00:00:00.000Z',
        request: { ...request, url: 'http://a.test/' },
        response: {
          ...response,
          status: 302,
          headers: [{ name: 'Location', value: '/b' }],
          redirectURL: '/b',
        },
      },
      {
        ...entry,
        startedDateTime: '2026-01-01T00:00:01.000Z',
        request: { ...request, url: 'http://a.test/b' },
        response: { ...response, status: 200, headers: [], redirectURL: '' },
      },
    ],
  },
};
