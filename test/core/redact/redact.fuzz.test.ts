import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RedirectChain, rawLocation } from '../../../src/core/chain/chain.ts';
import { comparisonMarkdown } from '../../../src/core/formats/comparison-markdown.ts';
import { COPY_FORMATS, copyAs } from '../../../src/core/formats/copy-as/index.ts';
import { toCsv } from '../../../src/core/formats/csv.ts';
import { toHar } from '../../../src/core/formats/har/write/to-har.ts';
import { toMarkdown } from '../../../src/core/formats/markdown.ts';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { redactWithFindings, toShown } from '../../../src/core/formats/redacted-findings.ts';
import { unpack } from '../../../src/core/formats/report/packed.ts';
import { reportText } from '../../../src/core/formats/report/report.ts';
import { packViewer } from '../../../src/core/formats/report/viewer-page.ts';
import { previewRedaction, redact } from '../../../src/core/redact/redact.ts';
import { diagnosticsOf } from '../../../src/panel/ui/boundary/diagnostics.ts';
import { anEvent } from '../../support/arbitrary.ts';
import { recordAll } from '../../support/chains.ts';
import {
  aSecret,
  aSecretName,
  FORMS,
  leaksOf,
  NAMED_PLACES,
  NAMINGS,
  OWN_NAMES,
  planted,
  plantedAs,
} from '../../support/planted-secrets.ts';
import { platformUrl } from '../../support/platform-url.ts';

const viewer = await packViewer({ script: '', style: '', licences: '', suffixes: 'test' });

/** Whether each redirect's Location leads to its target, and that to the next hop. */
function joints(chain: RedirectChain): (boolean | undefined)[] {
  return chain.hops.map((hop, index) => {
    const next = chain.hops[index + 1];
    if (!hop.redirect || !next) return undefined;
    const location = rawLocation(hop);
    const leads =
      location !== undefined &&
      platformUrl(location, hop.url)?.href.split('#')[0] === hop.redirect.url.split('#')[0];
    return leads && hop.redirect.url === next.url;
  });
}

describe('redaction', () => {
  for (const naming of Object.keys(NAMINGS)) {
    it(`leaves nothing of a secret that is named as ${naming}, wherever and however it is written`, () => {
      fc.assert(
        fc.property(aSecret, fc.constantFrom(...Object.keys(FORMS)), (secret, form) => {
          const chain = planted(secret, naming, form);
          // What the search does not find where it was planted, it would not find where it was left.
          fc.pre(leaksOf(JSON.stringify(chain), secret).length > 0);
          const [shown] = redact([chain], { secretNames: OWN_NAMES });
          if (!shown) throw new Error('the chain is gone');
          for (const text of textsOf(shown))
            expect([text, leaksOf(text, secret)]).toEqual([text, []]);
          expect(joints(shown)).toEqual(joints(chain));
          for (const { url } of shown.hops) expect(platformUrl(url)).toBeDefined();
        }),
        { numRuns: 25 },
      );
    });
  }

  it('leaves nothing of a secret under any name of one, in any place', () => {
    fc.assert(
      fc.property(
        aSecret,
        aSecretName,
        fc.constantFrom(...Object.keys(NAMED_PLACES)),
        fc.constantFrom(...Object.keys(FORMS)),
        (secret, name, place, form) => {
          const chain = plantedAs(NAMED_PLACES[place]?.(name, secret) ?? {}, secret, form);
          expect([name, place, leaksOf(JSON.stringify(redact([chain])), secret)]).toEqual([
            name,
            place,
            [],
          ]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives one value one placeholder in all chains, and others to others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(aSecret, { minLength: 2, maxLength: 4 }), (secrets) => {
        const chains = secrets.flatMap((secret) => [
          planted(secret, 'parameter', 'percent'),
          planted(secret, 'form field', 'form'),
        ]);
        const codes = redact(chains).map((chain) => chain.hops[1]?.url);
        expect(new Set(codes).size).toBe(secrets.length);
        for (let index = 0; index < codes.length; index += 2)
          expect(codes[index + 1]).toBe(codes[index]);
      }),
    );
  });

  it('of any chains breaks no joint, changes nothing twice, and keeps what is no text', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 60, size: 'max' }), (events) => {
        const chains = recordAll(events);
        const shown = redact(chains);
        expect(redact(shown)).toEqual(shown);
        for (const [index, chain] of chains.entries()) {
          const after = shown[index];
          if (!after) throw new Error('the chain is gone');
          const before = joints(chain);
          expect(joints(after).filter((_, at) => before[at])).toEqual(before.filter(Boolean));
          expect(
            after.hops.map((hop) => [hop.method, hop.response?.status, hop.startedAt]),
          ).toEqual(chain.hops.map((hop) => [hop.method, hop.response?.status, hop.startedAt]));
        }
      }),
    );
  });

  it('is previewed: what is counted is what is replaced', () => {
    fc.assert(
      fc.property(aSecret, fc.constantFrom(...Object.keys(NAMINGS)), (secret, naming) => {
        const chains = [planted(secret, naming, 'percent')];
        const counted = previewRedaction(chains, { secretNames: OWN_NAMES }).reduce(
          (sum, { count }) => sum + count,
          0,
        );
        const written =
          textsOf(redact(chains, { secretNames: OWN_NAMES }))
            .join('\n')
            .match(/redacted-\d+/g) ?? [];
        expect(counted).toBe(written.length);
      }),
    );
  });

  const creator = { name: 'Detour', version: '0' };
  const options = { includeSecrets: false, secretNames: OWN_NAMES };
  const formats: Readonly<Record<string, (chains: RedirectChain[]) => string | Promise<string>>> = {
    HAR: (chains) => JSON.stringify(toHar(chains, { creator, ...options })),
    NDJSON: (chains) => toNdjson(chains, options),
    CSV: (chains) => toCsv(chains, options),
    findings: (chains) => {
      const { chains: redacted, find } = redactWithFindings(chains, options);
      return JSON.stringify(redacted.map((chain) => [chain, find(chain)]));
    },
    Markdown: (chains) => toMarkdown(chains, options),
    copy: (chains) =>
      chains
        .flatMap((chain) => COPY_FORMATS.map(({ id }) => copyAs(id, chain, options).text))
        .join('\n'),
    'Markdown of a comparison': ([chain]) =>
      chain ? comparisonMarkdown(chain, chain, options) : '',
    diagnostics: ([chain]) =>
      diagnosticsOf(
        { part: 'row', error: new Error(chain?.hops[0].url), componentStack: '', chain },
        { version: '0', userAgent: '', secretNames: OWN_NAMES },
      ),
    report: async (chains) => {
      const all = { ...options, creator, viewer, open: '1', name: 'x' };
      const page = await reportText(toShown(chains, all), all);
      const blocks = [...page.matchAll(/id="detour-(?:report|suffixes)"[^>]*>([^<]*)</g)];
      const texts = await Promise.all(blocks.map(([, packed = '']) => unpack(packed)));
      return [page.replace(/>[^<]*<\/script>/g, ''), ...texts].join('\n');
    },
  };
  for (const [format, write] of Object.entries(formats)) {
    it(`goes for the ${format} as a whole`, async () => {
      await fc.assert(
        fc.asyncProperty(
          aSecret,
          fc.constantFrom(...Object.keys(NAMINGS)),
          fc.constantFrom(...Object.keys(FORMS)),
          async (secret, naming, form) => {
            const text = await write([planted(secret, naming, form)]);
            expect(text).toMatch(/redacted-\d/);
            expect(leaksOf(text, secret)).toEqual([]);
          },
        ),
      );
    });
  }
});

/** Every text within a value. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...textsOf(each)]);
}
