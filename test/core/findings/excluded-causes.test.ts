/** Causes and remedies that a chain itself excludes, so that no finding may name them. */
import { describe, expect, it } from 'vitest';
import { type Hop, lastHop, type RedirectChain } from '../../../src/core/chain/chain.ts';
import { record } from '../../support/chains.ts';
import { answeredBy, found, foundIn, stairs } from '../../support/find.ts';

const GAVE_UP = 'net::ERR_TOO_MANY_REDIRECTS';
const PAGE = { type: 'main_frame' };

it('says of a path prefix that exactly one server has to add it', () => {
  const drawing =
    'POST https://a.test/wiki/login (form user=ada) 302 / GET https://a.test/dashboard 404';
  const [finding] = found('path-prefix-wrong', drawing, { ...PAGE, initiator: 'https://a.test' });
  expect(finding?.explanation).toContain('exactly one of them must add the prefix');
});

describe('growing-url', () => {
  const grown = (part: string) => (index: number) => `https://a.test${part.repeat(index + 1)}/in`;
  /** A chain whose path grows by a part, with these Locations as the server wrote them. */
  const find = (part: string, location: ((url: string) => string) | undefined) => {
    const urls = Array.from({ length: 8 }, (_, index) => grown(part)(index));
    const chain = record(stairs(urls, '302', GAVE_UP), PAGE);
    const answers = urls.slice(1).map((url) => ({
      headers: location ? [{ name: 'Location', value: location(url) }] : [],
    }));
    return foundIn('growing-url', answeredBy(chain, answers))[0];
  };

  it.each([
    ['a path', (url: string) => new URL(url).pathname],
    ['a URL', (url: string) => url],
    ['a URL without a scheme', (url: string) => url.replace('https:', '')],
  ])('blames no relative Location where each is %s', (_, location) => {
    const finding = find('/fr', location);
    expect(finding?.explanation).toMatch(/The rule may match its own target/);
    expect(`${finding?.explanation} ${finding?.remedy}`).not.toMatch(/relative|slash/);
    expect(finding?.remedy).toMatch(/^Redirect only if the path doesn’t start with “fr” yet/);
  });

  it.each([
    ['is', (url: string) => new URL(url).pathname.slice(1)],
    ['may be', undefined],
  ])('names it where a Location %s relative', (_, location) => {
    const finding = find('/app', location);
    expect(finding?.explanation).toContain('may be relative');
    expect(finding?.remedy).toContain('Start the Location with a slash');
  });
});

describe('redirect-loop', () => {
  const SAME = 'The last two iterations requested the same URLs';
  const URLS = Array.from({ length: 12 }, (_, index) => `https://a.test/${index % 2}`);
  /** A loop as another program wrote it, or as the browser reported it. */
  const explained = (witness: Hop['witness'], headers = '') => {
    const drawing = URLS.map(
      (url, index) => `GET ${url} ${headers} ${index < 11 ? 302 : GAVE_UP}`,
    ).join(' / ');
    const chain = record(drawing.replaceAll('  ', ' '), PAGE);
    const hops = chain.hops.map((hop) => ({ ...hop, ...(witness && { witness }) }));
    const all = { ...chain, hops: hops as unknown as RedirectChain['hops'] };
    expect(lastHop(all).error).toBe(GAVE_UP);
    return foundIn('redirect-loop', all)[0]?.explanation;
  };

  it('says nothing of the cookies where a file may lack them', () => {
    expect(explained('file')).toBe(`${SAME}.`);
    expect(explained('file', '{Accept: text/html}')).toBe(`${SAME}.`);
  });

  it('says that the cookies were the same where they are known', () => {
    expect(explained('file', '{Cookie: sid=1}')).toBe(`${SAME} with the same cookies.`);
    expect(explained(undefined)).toBe(`${SAME} with the same cookies.`);
  });
});
