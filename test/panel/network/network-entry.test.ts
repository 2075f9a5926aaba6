import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_NAMES, toRequestEvent } from '../../../src/background/capture/request-event.ts';
import type { Hop, RedirectChain } from '../../../src/core/chain/chain.ts';
import { enrich } from '../../../src/core/chain/network-facts.ts';
import { Witnesses } from '../../../src/core/network-log/network-log.ts';
import { toNetworkEntry } from '../../../src/panel/network/network-entry.ts';
import { recordAll } from '../../support/chains.ts';
import { FIRED_EVENTS, firedEvents } from '../../support/lab/fired-events.ts';

type Browser = 'chromium' | 'firefox';

/** What scripts/record/record-network.ts wrote down: the chain that webRequest's events make, with the log's entries. */
function hopsOf(browser: Browser, scenario: string): readonly Hop[] {
  const [chain, ...others] = chainsOf(browser, scenario);
  if (!chain || others.length > 0) throw new Error(`not one chain: ${scenario}`);
  const witnesses = new Witnesses(chain.tabId);
  witnesses.follow(new Map([[chain.id, chain]]));
  witnesses.add(entriesOf(browser, scenario).flatMap((given) => toNetworkEntry(given) ?? []));
  return enrich(chain, witnesses.account().matches.get(chain.id)).hops;
}

function entriesOf(browser: Browser, scenario: string): Record<string, unknown>[] {
  const file = path.join(FIRED_EVENTS, 'network', browser, `${scenario}.json`);
  return JSON.parse(readFileSync(file, 'utf8')).entries;
}

function chainsOf(browser: Browser, scenario: string): RedirectChain[] {
  const events = firedEvents(`network/${browser}`, scenario).flatMap(({ name: seen, details }) => {
    const name = EVENT_NAMES.find((known) => known === seen);
    return (name && toRequestEvent(name, details, browser)) ?? [];
  });
  return recordAll(events).filter(({ hops }) => hops.length > 1);
}

describe.each(['chromium', 'firefox'] as const)('the network log of %s', (browser) => {
  it.each(['order-lost', 'patch-307', 'blob-upload', 'loop-of-one'])(
    'contains every hop of %s',
    (scenario) => {
      const hops = hopsOf(browser, scenario);
      expect(hops.length).toBeGreaterThan(1);
      for (const { network } of hops) expect(network).toMatchObject({ protocol: 'HTTP/1.1' });
      expect(hops[0]?.network?.serverIp).toMatch(/^(::1|127\.0\.0\.1)$/);
    },
  );

  it('contains a loop in order of time', () => {
    const starts = entriesOf(browser, 'loop-of-one')
      .flatMap((given) => toNetworkEntry(given) ?? [])
      .sort((a, b) => a.startedAt - b.startedAt);
    const hops = hopsOf(browser, 'loop-of-one');
    expect(hops.map(({ network }) => network)).toEqual(starts.map(({ facts }) => facts));
  });

  it('omits a redirect that no server sent', () => {
    const [internal, answered] = hopsOf(browser, 'hsts');
    expect(internal?.network).toBeUndefined();
    expect(answered?.network?.timings.connect).toBeGreaterThan(0);
    expect(answered?.network?.timings.connect).toBeGreaterThanOrEqual(
      answered?.network?.timings.ssl ?? Number.POSITIVE_INFINITY,
    );
  });

  it('contains a refused connection', () => {
    const [, refused] = hopsOf(browser, 'refused');
    expect(refused?.error).toMatch(/CONNECTION_REFUSED/);
    expect(refused?.network?.protocol).toBeUndefined();
    expect(refused?.network?.serverIp).toBeUndefined();
    expect(refused?.network?.timings).toBeDefined();
  });
});

describe('the bodies of a network log', () => {
  it('are the only ones of PATCH and of Blobs that Chromium shows', () => {
    const text = { 'patch-307': 'hello world', 'blob-upload': 'all is well' };
    for (const scenario of ['patch-307', 'blob-upload'] as const) {
      expect(chainsOf('chromium', scenario)[0]?.hops[0].body.kind).toBe('not-observable');
      expect(hopsOf('chromium', scenario).map((hop) => hop.body)).toEqual(
        [0, 1].map(() => ({
          kind: 'bytes',
          size: 11,
          digest: expect.stringMatching(/^[0-9a-f]{16}$/),
          text: text[scenario],
          source: 'network-log',
        })),
      );
    }
  });

  it('have the same digest as webRequest’s own bodies', () => {
    const [logged] = hopsOf('chromium', 'patch-307');
    const [observed] = hopsOf('firefox', 'patch-307');
    expect(observed?.body).toEqual({ ...logged?.body, source: undefined });
    expect(observed?.body).not.toHaveProperty('source');
  });

  // Measured in both browsers: the bytes FF FE 41, sent with "Content-Length: 3", are written "ÿþA".
  it.each([
    ['ÿþA', '3'],
    ['abc', '4'],
    ['abc', undefined],
  ])('are ignored if they may be incomplete: %s of %s bytes', (text, length) => {
    const [given] = entriesOf('chromium', 'patch-307');
    const headers = length === undefined ? [] : [{ name: 'Content-Length', value: length }];
    const request = { method: 'PATCH', url: 'http://a.test/', headers, postData: { text } };
    expect(toNetworkEntry({ ...given, request })?.facts.body).toBeUndefined();
  });
});

describe('an entry', () => {
  const given = () => structuredClone(entriesOf('chromium', 'order-lost')[0] ?? {});

  it('names what sent the request, counting lines from 1', () => {
    const { initiator } = toNetworkEntry(given())?.facts ?? {};
    expect(initiator).toMatchObject({
      type: 'script',
      url: expect.stringContaining('/s/order-lost/'),
    });
    const parsed = { type: 'parser', url: 'http://a.test/', lineNumber: 0 };
    expect(toNetworkEntry({ ...given(), _initiator: parsed })?.facts.initiator).toEqual({
      type: 'parser',
      url: 'http://a.test/',
      line: 1,
    });
    for (const _initiator of [null, 'x', { type: 'other' }, { type: 'script', stack: null }]) {
      expect(toNetworkEntry({ ...given(), _initiator })?.facts).not.toHaveProperty('initiator');
    }
  });

  it.each([
    ['http/1.1', 'HTTP/1.1'],
    ['HTTP/1.0', 'HTTP/1.0'],
    ['http/2.0', 'HTTP/2'],
    ['HTTP/2', 'HTTP/2'],
    ['h2', 'HTTP/2'],
    ['h3', 'HTTP/3'],
    ['', undefined],
    ['blob', undefined],
  ])('spells the protocol in one way: %s', (httpVersion, protocol) => {
    const entry = toNetworkEntry({ ...given(), response: { status: 302, httpVersion } });
    expect(entry?.facts.protocol).toBe(protocol);
  });

  it('has no phase that did not occur, and no negative one', () => {
    const timings = {
      blocked: -0.872,
      dns: -1,
      ssl: -1,
      connect: 2,
      send: -1e-10,
      wait: 3,
      receive: 0,
    };
    expect(toNetworkEntry({ ...given(), timings, time: 5 })?.facts.timings).toEqual({
      connect: 2,
      send: 0,
      wait: 3,
      receive: 0,
    });
  });

  it('is ignored if it is not HTTP or incomplete', () => {
    const { request, ...rest } = given();
    expect(toNetworkEntry(given())).toBeDefined();
    expect(toNetworkEntry(rest)).toBeUndefined();
    expect(toNetworkEntry({ ...rest, request, startedDateTime: 'soon' })).toBeUndefined();
    expect(
      toNetworkEntry({ ...rest, request: { ...(request as object), url: 'data:,' } }),
    ).toBeUndefined();
  });

  it('may be anything without causing harm', () => {
    const whole = given();
    const names = Object.keys(whole);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything(), fc.anything(), (name, value, other) => {
        expect(() => [
          toNetworkEntry({ ...whole, [name]: value }),
          toNetworkEntry(other),
        ]).not.toThrow();
      }),
    );
  });
});
