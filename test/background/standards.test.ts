/** What the real browsers did in every scenario of the lab, checked against the standards. */
import { describe, expect, it } from 'vitest';
import type { Browser } from '../../lab/scenario.ts';
import { scenarios } from '../../lab/scenarios/index.ts';
import { EVENT_NAMES, toRequestEvent } from '../../src/background/capture/request-event.ts';
import {
  headerValues,
  isRedirectStatus,
  lastHop,
  type RedirectChain,
} from '../../src/core/chain/chain.ts';
import { compareToStandards } from '../../src/core/conformance/conformance.ts';
import { observedRequest } from '../../src/core/conformance/observed-request.ts';
import { nextRequest } from '../../src/core/standards/redirect.ts';
import { toTransitions } from '../../src/core/transition/transition.ts';
import { recordAll } from '../support/chains.ts';
import { firedEvents } from '../support/lab/fired-events.ts';

/** What webRequest does not tell: for it, Fetch does not call for the request that did not come. */
const UNTOLD: Readonly<Record<string, string>> = {
  'mode-error': 'the redirect mode is error',
  'mode-manual': 'the redirect mode is manual',
  'service-worker-frame': 'the redirect mode is manual: the worker hands the redirect to the page',
  'cors-redirect-refused': 'the CORS check comes before the redirect',
  'preflight-redirected': 'a CORS-preflight fetch is never redirected',
  'stream-upload': 'the body is a stream',
  'blocked-by-csp': 'CSP is looked at before the next request',
};

/** What differs from Fetch because another extension changed the headers. */
const BY_EXTENSION: Readonly<Record<string, readonly string[]>> = {
  'extension-authorization': ['authorization'],
  'extension-content-type': ['headers'],
};

/** Redirects that Fetch calls for, and that a browser does not follow: see docs/browsers.md. */
const NOT_FOLLOWED: Readonly<Record<Browser, readonly string[]>> = {
  chromium: [
    'location-empty',
    // The limit: 19 for a navigation, and redirects within the browser count.
    'loop-of-one',
    'twenty-redirects-page',
    'upgrade-every-hop',
  ],
  firefox: [],
};

function chainsOf(browser: Browser, id: string): RedirectChain[] {
  const events = firedEvents(browser, id).flatMap(({ name: fired, details }) => {
    const name = EVENT_NAMES.find((known) => known === fired);
    const event = name && toRequestEvent(name, details, browser);
    return event ? [event] : [];
  });
  return recordAll(events);
}

/** Returns whether Fetch calls for a request that did not come: the chain ends with a redirect. */
function isCutShort(chain: RedirectChain): boolean {
  const { response } = lastHop(chain);
  if (!chain.ended || !response || !isRedirectStatus(response.status)) return false;
  const { status, headers } = response;
  const location = headerValues(headers, 'location');
  const request = observedRequest(chain, chain.hops.length - 1);
  return nextRequest(request, { status, location }).kind === 'request';
}

describe.each(['chromium', 'firefox'] as const)('what %s does', (browser) => {
  it.each(scenarios.map(({ id }) => id))('in %s is what Fetch requires', (id) => {
    const departures = chainsOf(browser, id).flatMap((chain) =>
      toTransitions(chain)
        .flatMap((transition) => compareToStandards(chain, transition))
        .filter(({ agrees }) => agrees === false),
    );
    expect(departures.map(({ aspect }) => aspect)).toEqual(BY_EXTENSION[id] ?? []);
  });

  it('follows every redirect that Fetch requires to be followed, with known exceptions', () => {
    const cutShort = scenarios
      .map(({ id }) => id)
      .filter((id) => chainsOf(browser, id).some(isCutShort))
      .filter((id) => !(id in UNTOLD));
    expect(cutShort.sort()).toEqual([...NOT_FOLLOWED[browser]].sort());
  });
});
