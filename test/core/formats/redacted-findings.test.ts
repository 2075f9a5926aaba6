/** Redaction must not change what is found, nor leave a secret in what is told of it. */
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { findAmong } from '../../../src/core/findings/among.ts';
import type { Finding } from '../../../src/core/findings/finding.ts';
import { RULES } from '../../../src/core/findings/index.ts';
import { toLines } from '../../../src/core/formats/chain-text.ts';
import { fromHar } from '../../../src/core/formats/har/read/from-har.ts';
import { toHar } from '../../../src/core/formats/har/write/to-har.ts';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { readRecord } from '../../../src/core/formats/ndjson/read-record.ts';
import { redactWithFindings, toShown } from '../../../src/core/formats/redacted-findings.ts';
import { withTexts } from '../../../src/core/redact/chain-texts.ts';
import { redact } from '../../../src/core/redact/redact.ts';
import { type DrawnRequest, record } from '../../support/chains.ts';
import { redactableRecordings } from '../../support/redactable-chains.ts';

const OPTIONS = { includeSecrets: false, creator: { name: 'Detour', version: '0' } };
const GAVE_UP = 'net::ERR_TOO_MANY_REDIRECTS';

const verdictOf = ({ id, severity, hop }: Finding) => `${severity} ${id} at ${hop}`;
const textOf = ({ text, explanation, remedy, fixes }: Finding) =>
  [text, explanation, remedy ?? '', JSON.stringify(fixes ?? [])].join('\n');

function foundInAll(chains: readonly RedirectChain[]): string[][] {
  const find = findAmong(chains);
  return chains.map((chain) => find(chain).map(verdictOf));
}

/** What is found by whoever opens an export. */
function reopened(chains: readonly RedirectChain[]): Record<string, string[][]> {
  const har = fromHar(JSON.parse(JSON.stringify(toHar(chains, OPTIONS))));
  const lines = toNdjson(chains, OPTIONS).split('\n').filter(Boolean);
  const records = lines.map((line) => readRecord(JSON.parse(line)));
  return {
    shown: foundInAll(toShown(chains, OPTIONS)),
    NDJSON: foundInAll(records.flatMap((each) => ('chain' in each ? [each.chain] : []))),
    HAR: foundInAll(har.ok ? har.chains : []),
  };
}

/** A sign-in whose state holds the URL that began it, so that it grows; ends with an error. */
function growingState(end: string): string {
  let state = 'k0:/docs';
  const hops: string[] = [];
  const authorize = () => `https://id.test/auth?state=${encodeURIComponent(state)}`;
  for (let index = 0; index < 9; index += 1) {
    const callback = `/oauth2/callback?state=${encodeURIComponent(state)}&code=c${index}`;
    hops.push(`GET ${authorize()} 302`, `GET https://a.test${callback} 302`);
    state = `k${index + 1}:${callback}`;
  }
  return [...hops, `GET ${authorize()} ${end}`].join(' / ');
}

const PAGE = { type: 'main_frame' };
const LONG = 'x'.repeat(9000);
const returning = Array(11).fill(
  'GET https://a.test/docs/all 302 {Set-Cookie: redirect_to=%2Fdocs%2Fall} / GET https://a.test/login {Cookie: redirect_to=%2Fdocs%2Fall} 302',
);

/** Chains in whose redacted form something else would be found. */
const CHANGED: readonly (readonly [string, string, DrawnRequest?])[] = [
  ['a state that grows, until the client gives up', growingState(GAVE_UP), PAGE],
  ['a state that grows, until the server gives up', growingState('414'), PAGE],
  [
    'a cookie that is too long',
    `GET https://a.test/in 302 {Set-Cookie: sid=${LONG}} / GET https://a.test/ {Cookie: o=1} 200`,
    PAGE,
  ],
  [
    'a Cookie header that is too long',
    `GET https://a.test/in 302 / GET https://a.test/ {Cookie: sid=${LONG}} 400`,
    PAGE,
  ],
];

describe('findings in what was recorded', () => {
  for (const [what, drawing, request] of CHANGED) {
    it(`stay found in redacted chains: ${what}`, () => {
      const chains = [record(drawing, request)];
      const recorded = foundInAll(chains);
      expect(foundInAll(redact(chains))).not.toEqual(recorded);
      expect(reopened(chains)).toEqual({ shown: recorded, NDJSON: recorded, HAR: recorded });
    });
  }

  it('need not be carried where a cookie was refused for a control character, which stays', () => {
    const drawing =
      'GET https://a.test/in 302 {Set-Cookie: sid=ab\u0001cd} / GET https://a.test/ {Cookie: o=1} 200';
    const chains = [record(drawing, PAGE)];
    const [shown] = toShown(chains, OPTIONS);
    expect(shown?.hops[0].response?.headers).toContainEqual({
      name: 'Set-Cookie',
      value: 'sid=redacted-1\u0001',
    });
    expect(shown && toLines(shown)[1]).toContain('sid not sent (likely: malformed)');
    expect(shown).not.toHaveProperty('found');
    expect(reopened(chains).HAR).toEqual(foundInAll(chains));
    expect(redact(redact(chains))).toEqual(redact(chains));
  });

  it('say the same of a loop that sets a cookie to where it returns', () => {
    const drawing = [...returning, `GET https://a.test/docs/all ${GAVE_UP}`].join(' / ');
    const chains = [record(drawing, PAGE)];
    const remedy = findAmong(chains)(chains[0] as RedirectChain)[0]?.remedy;
    const [shown] = toShown(chains, OPTIONS);
    expect(shown && findAmong([shown])(shown)[0]?.remedy).toBe(remedy);
    const [redacted] = redact(chains);
    expect(redacted && findAmong([redacted])(redacted)[0]?.remedy).not.toBe(remedy);
  });

  it('are carried only where others would be found', () => {
    const chain = record('GET https://a.test/?token=Zm9vYmFyYmF6 302 / GET http://b.test/ 200');
    expect(toShown([chain], OPTIONS)[0]).not.toHaveProperty('found');
    expect(foundInAll([chain])[0]).not.toEqual([]);
  });

  it('are those of every recording, in every export that can be opened', () => {
    for (const [name, chains] of redactableRecordings()) {
      const recorded = foundInAll(chains);
      expect([name, foundInAll(toShown(chains, OPTIONS))]).toEqual([name, recorded]);
      const { chains: redacted, find } = redactWithFindings(chains, {});
      expect([name, redacted.map((chain) => find(chain).map(verdictOf))]).toEqual([name, recorded]);
    }
  });

  it('are kept as they are when an export is exported again', () => {
    for (const [, drawing, request] of CHANGED) {
      const once = toShown([record(drawing, request)], OPTIONS);
      expect(toShown(once, OPTIONS)).toEqual(once);
    }
  });

  it('have no link and no rule of a file', () => {
    const chain = record('GET https://a.test/ 302 / GET https://a.test/x 200');
    const own = { severity: 'error', hop: 0, text: 'x', explanation: 'y' } as const;
    const found = [
      { ...own, id: 'https-to-http', reference: { text: 'z', url: 'javascript:1' } },
      { ...own, id: 'made-up' },
      { ...own, id: 'https-to-http', hop: 2 },
    ];
    const rule = RULES.find(({ id }) => id === 'https-to-http');
    expect(findAmong([])({ ...chain, found })).toMatchObject([
      { id: 'https-to-http', text: 'x', reference: rule?.reference },
    ]);
  });
});

/** No piece of it is in any text of ours. */
const SECRET = 'Zq7Xw3Kj9Vb5Np1Rt8Yh2Gf6Dc4Ls0MuZq8Xw4Kj0Vb6Np2Rt9Yh3Gf7Dc5Ls1Mu';
const PIECE = 6;
const PIECES = Array.from({ length: SECRET.length - PIECE + 1 }, (_, at) =>
  SECRET.slice(at, at + PIECE),
);

/** Has every URL, Location and cookie of a chain hold a secret, so that its redirects still lead where they led. */
function plantedIn(chain: RedirectChain): RedirectChain {
  const inUrl = (url: string) =>
    /^(?:https?:|\/)/.test(url)
      ? url.replace(/^[^#]*/, (all) => `${all}${all.includes('?') ? '&' : '?'}code=${SECRET}`)
      : url;
  return withTexts(
    chain,
    (text, kind) => {
      if (kind.kind === 'url') return inUrl(text);
      if (kind.kind !== 'header') return text;
      const name = kind.name.toLowerCase();
      if (name === 'location') return inUrl(text);
      if (name === 'cookie') return `${text}; sid=${SECRET}`;
      return name === 'set-cookie' ? text.replace(/^([^=;]*=)[^;]*/, `$1${SECRET}`) : text;
    },
    (digest) => digest,
  );
}

describe('what is told of redacted chains', () => {
  it('has no piece of a secret, however a text is cut', () => {
    const rules = new Set<string>();
    for (const [name, chains] of redactableRecordings()) {
      const planted = chains.map(plantedIn);
      const { chains: redacted, find } = redactWithFindings(planted, {});
      for (const finding of redacted.flatMap(find)) {
        rules.add(finding.id);
        const text = textOf(finding);
        expect([name, text, PIECES.filter((piece) => text.includes(piece))]).toEqual([
          name,
          text,
          [],
        ]);
      }
    }
    expect(rules.size).toBeGreaterThan(40);
  });

  it('has none of the piece by which a secret grows', () => {
    const urls = Array.from(
      { length: 8 },
      (_, times) => `GET https://a.test/?token=s${PIECES[0]?.repeat(times)}`,
    );
    const chain = record(`${urls.join(' 302 / ')} ${GAVE_UP}`, PAGE);
    const { chains, find } = redactWithFindings([chain], {});
    const [finding] = chains.flatMap(find).filter(({ id }) => id === 'growing-url');
    expect(finding?.text).toMatch(/^7 redirects in a row each add “…” to the URL /);
    expect(finding && textOf(finding)).not.toContain(PIECES[0]);
    expect(textOf(findAmong([])(chain)[0] as Finding)).toContain(`each add “${PIECES[0]}”`);
  });

  it('has none that is not part of a URL', () => {
    const secret = SECRET.toLowerCase();
    const cookie = `sid=${secret}; Domain=${secret}.test`;
    const chain = record('GET https://a.test/ 302 / GET https://a.test/x {Cookie: o=1} 200', PAGE);
    const headers = [
      { name: 'Location', value: '/x' },
      { name: 'Set-Cookie', value: cookie },
    ];
    const [first, ...rest] = chain.hops;
    const response = first.response && { ...first.response, headers };
    const whole = { ...chain, hops: [{ ...first, response }, ...rest] } as RedirectChain;
    const { chains, find } = redactWithFindings([whole], {});
    const texts = chains.flatMap(find).map(textOf).join('\n');
    expect(texts).toContain('can’t set cookies for redacted-1.test');
    expect(texts).not.toContain(secret);
  });

  it('replaces values that are too short to be searched for', () => {
    const lap = (state: string) => `GET https://a.test/in?state=${state} 302`;
    const laps = Array.from({ length: 20 }, (_, index) => lap(`q${index}`));
    const chain = record([...laps, `${lap('q20').replace(/302$/, GAVE_UP)}`].join(' / '), PAGE);
    const { chains, find } = redactWithFindings([chain], {});
    const texts = chains.flatMap(find).map(textOf).join('\n');
    expect(texts).toMatch(/the parameter state \(redacted-\d+, then redacted-\d+\)/);
    expect(texts).not.toMatch(/\bq\d/);
  });

  it('has the same placeholders as the chain', () => {
    const to = `http://b.test/?token=${SECRET}`;
    const chain = record(`GET https://a.test/?code=abcdefgh 302 / GET ${to} 200`, PAGE);
    const { chains, find } = redactWithFindings([chain], {});
    const [finding] = chains.flatMap(find).filter(({ id }) => id === 'https-to-http');
    expect(finding?.text).toContain(chains[0]?.hops[1]?.url);
  });

  it.each([
    [
      'of one part',
      (secret: string) =>
        `GET https://a.test/?password=${secret} 302 / GET http://b.test/?password=${secret} 200`,
    ],
    [
      'of several',
      (secret: string) => {
        const laps = Array.from(
          { length: 20 },
          (_, lap) => `GET https://a.test/?password=${secret}&n=${lap}`,
        );
        return `${laps.join(' 302 / ')} ${GAVE_UP}`;
      },
    ],
  ])('keeps the words of texts %s, even if one of them is a secret', (_, drawing) => {
    const textsOf = (secret: string) => {
      const { chains, find } = redactWithFindings([record(drawing(secret), PAGE)], {});
      return chains.flatMap(find).map(textOf);
    };
    const usual = textsOf('Zq7Xw3Kj9V');
    const words = usual.join(' ').match(/[a-z]{4,}/gi) ?? [];
    expect(words.length).toBeGreaterThan(10);
    for (const word of new Set(words)) {
      // The URL itself has these.
      if (['https', 'password', 'redacted', 'test'].includes(word)) continue;
      expect([word, textsOf(word)]).toEqual([word, usual]);
    }
  });
});
