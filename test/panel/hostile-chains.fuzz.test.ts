/** Whatever a chain holds, everything that shows it, copies it or writes it does so, and comes to an end. */

import fc from 'fast-check';
import { createElement as draw, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RedirectChain } from '../../src/core/chain/chain.ts';
import { prepare } from '../../src/core/filter/index.ts';
import { findingsOf } from '../../src/core/findings/index.ts';
import { comparisonMarkdown } from '../../src/core/formats/comparison-markdown.ts';
import { COPY_FORMATS, copyAs } from '../../src/core/formats/copy-as/index.ts';
import { fromHar } from '../../src/core/formats/har/read/from-har.ts';
import { toHar } from '../../src/core/formats/har/write/to-har.ts';
import { EXPORT_FORMATS } from '../../src/core/formats/index.ts';
import { packViewer } from '../../src/core/formats/report/viewer-page.ts';
import { inJourneys } from '../../src/core/journeys/journey.ts';
import { comparisonView } from '../../src/panel/comparison/comparison-view.ts';
import { ChainDetails } from '../../src/panel/details/ChainDetails.tsx';
import { DetailsTab } from '../../src/panel/details/DetailsTab.tsx';
import { TABS } from '../../src/panel/details/details-tabs.ts';
import { work } from '../../src/panel/export/work.ts';
import { ChainRow } from '../../src/panel/list/ChainRow.tsx';
import { toItems } from '../../src/panel/list/groups/groups.ts';
import { toRow, toRows } from '../../src/panel/list/rows/rows.ts';
import { toTotals } from '../../src/panel/list/rows/totals.ts';
import { toTimeAxis } from '../../src/panel/list/waterfall/time-axis.ts';
import { barTitle, toBar } from '../../src/panel/list/waterfall/waterfall.ts';
import { COLUMNS } from '../../src/panel/state/columns.ts';
import { aHostileChain } from '../support/arbitrary.ts';
import { chainOf, hop } from './samples.ts';

/** A server draws no portals; what is in them is closed anyway. */
vi.mock('react-dom', () => ({ createPortal: () => null }));
beforeAll(() => vi.stubGlobal('document', { body: undefined }));
afterAll(() => vi.unstubAllGlobals());

const nothing = () => {};
const secrets = { includeSecrets: false };

function rowOf(chain: RedirectChain): ReactNode {
  const callbacks = { onSelect: nothing, onCompare: nothing, onFocus: nothing };
  const place = { index: 0, start: 0, stuck: false, compared: undefined, isGrouped: false };
  const row = { row: toRow(chain), columns: COLUMNS, statusRoom: 90, tabId: 7, active: false };
  return draw(ChainRow, { ...callbacks, ...place, ...row, selected: true });
}

function detailsOf(chain: RedirectChain): ReactNode {
  const parts = {
    keeper: null,
    note: null,
    journey: [chain],
    earlier: [chain],
    secretNames: [],
    menuOf: () => [],
  };
  const callbacks = { onSelect: nothing, onClose: nothing };
  return draw(ChainDetails, { chain, tabId: 7, imported: false, ...parts, ...callbacks });
}

/** On a server, no boundary catches anything. */
function drawAll(chain: RedirectChain): void {
  renderToString(rowOf(chain));
  renderToString(detailsOf(chain));
  const callbacks = { onSearch: nothing, onSelect: nothing, onShowHop: nothing };
  const rest = {
    imported: true,
    journey: [chain],
    earlier: [chain],
    hop: undefined,
    search: 'a',
    ...callbacks,
  };
  for (const { id } of TABS) renderToString(draw(DetailsTab, { tab: id, chain, ...rest }));
}

function listAll(chains: readonly RedirectChain[]): void {
  for (const filter of ['a', '/a/', '-method-changed error has:body', 'domain:*.a larger-than:1'])
    toTotals(toRows(chains, filter));
  const rows = toRows(inJourneys(new Map(chains.map((chain) => [chain.id, chain]))).values(), '');
  for (const by of ['site', 'type', 'navigation'] as const) toItems(rows, by, [], new Set());
  const axis = toTimeAxis(chains);
  for (const chain of chains) {
    if (axis) toBar(chain, axis);
    if (axis) barTitle(chain, axis);
    prepare(chain);
  }
}

const viewer = await packViewer({ script: '', style: '', licences: '', suffixes: '' });

async function writeAll(chains: readonly RedirectChain[]): Promise<void> {
  const creator = { name: 'Detour', version: '0' };
  for (const { id } of EXPORT_FORMATS) {
    const task = { type: 'write', format: id, secretNames: [], dropped: 0, creator } as const;
    const outcome = await work(chains, { ...task, includeSecrets: false, viewer }, nothing);
    expect(outcome).not.toHaveProperty('leftOut');
  }
  for (const chain of chains) for (const { id } of COPY_FORMATS) copyAs(id, chain, secrets);
}

describe('any chain', () => {
  it('is displayed as a row and in every tab', () => {
    fc.assert(fc.property(aHostileChain, drawAll), { numRuns: 60, endOnFailure: true });
  });

  it('is listed, filtered, grouped and compared', () => {
    fc.assert(
      fc.property(aHostileChain, aHostileChain, (a, b) => {
        listAll([a, b]);
        findingsOf(a, b);
        comparisonView(a, b);
        comparisonMarkdown(a, b, secrets);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('is copied and written in every format', async () => {
    await fc.assert(
      fc.asyncProperty(aHostileChain, (chain) => writeAll([chain])),
      { numRuns: 60, endOnFailure: true },
    );
  }, 300_000);
});

const place = (name: string) => chainOf(name, [hop('GET', 'http://a.test/')], { type: name });

describe('a chain', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'is displayed with its type or error if that is called %s',
    (name) => {
      const error = `net::ERR_${name.toUpperCase()}`;
      for (const each of [name, error]) {
        const chain = chainOf('1', [hop('GET', 'http://a.test/', { error: each })], { type: name });
        drawAll(chain);
        expect(renderToString(rowOf(chain))).not.toMatch(/native code|\[object/);
        expect(toRow(place(name)).type).toBe(name.replaceAll('_', ' '));
      }
    },
  );

  it('is displayed with a host of 200,000 characters', () => {
    const url = `https://xn--${'a'.repeat(200_000)}/`;
    drawAll(chainOf('1', [hop('GET', url)]));
  });

  it('is displayed and copied with a form field of 150,000 values', () => {
    const fields = { to: Array.from({ length: 150_000 }, () => 'x') };
    const body = { kind: 'form', digest: '', fields } as const;
    const redirect = { url: 'http://b.test/', cause: 'http' } as const;
    const headers = [{ name: 'Content-Type', value: 'multipart/form-data; boundary=x' }];
    const response = { status: 302, statusLine: 'HTTP/1.1 302 Found' };
    const first = hop('POST', 'http://a.test/', {
      body,
      redirect,
      response,
      requestHeaders: headers,
    });
    const chain = chainOf('1', [first, hop('GET', 'http://b.test/')], { type: 'main_frame' });
    expect(findingsOf(chain)).toBeDefined();
    for (const { id } of COPY_FORMATS) copyAs(id, chain, { includeSecrets: true });
  });

  it('is listed before 140,000 chains that followed from it', () => {
    const link = { from: '0', cause: 'script', certainty: 'likely' } as const;
    const chains = Array.from({ length: 140_001 }, (_, index) =>
      chainOf(String(index), [hop('GET', 'http://a.test/')], index === 0 ? {} : { link }),
    );
    const ordered = inJourneys(new Map(chains.map((chain) => [chain.id, chain])));
    expect([...ordered.keys()].slice(0, 3)).toEqual(['0', '1', '2']);
    expect(ordered.size).toBe(140_001);
  });
});

describe('an entry of a file', () => {
  it.each(['constructor', '__proto__', 'net::ERR_CONSTRUCTOR'])(
    'is read and displayed if its error is %s',
    (name) => {
      const chain = chainOf('1', [hop('GET', 'http://a.test/', { error: 'net::ERR_FAILED' })]);
      const har = toHar([chain], { creator: { name: 'x', version: '1' }, ...secrets });
      const text = JSON.stringify(har).replaceAll('net::ERR_FAILED', name);
      const read = fromHar(JSON.parse(text));
      if (!read.ok) throw new Error(read.problem);
      for (const each of read.chains) drawAll(each);
    },
  );
});
