import { expect, it } from 'vitest';
import { type Finished, KeptRedirects } from '../../../src/core/network-log/kept-redirects.ts';

const entry = (url: string, status: number, redirectURL = '', at = 1000) => ({
  startedDateTime: new Date(at).toISOString(),
  request: { url },
  response: { status, redirectURL, content: { text: 'much' } },
  getContent: () => {},
});

const urlsOf = (kept: KeptRedirects) =>
  (kept.entries() as ReturnType<typeof entry>[]).map(({ request }) => request.url);

it('keeps redirects and what they led to, in whatever order they are reported, and nothing else', () => {
  const kept = new KeptRedirects();
  kept.add(entry('http://a.test/page', 200));
  kept.add(entry('http://a.test/2', 302, '/3#part'));
  kept.add(entry('http://a.test/3', 200));
  kept.add(entry('http://a.test/1', 302, '2'));
  kept.add(entry('http://a.test/4', 201, '/5'));
  kept.add(entry('http://a.test/other', 304));
  expect(urlsOf(kept)).toEqual(['http://a.test/2', 'http://a.test/3', 'http://a.test/1']);
});

it('keeps a target that was reported first, and one that was requested over HTTPS instead', () => {
  const kept = new KeptRedirects();
  kept.add(entry('https://a.test/3', 200));
  kept.add(entry('http://b.test/', 302, 'http://a.test/3'));
  expect(urlsOf(kept)).toEqual(['http://b.test/', 'https://a.test/3']);
});

it('keeps copies that can be sent in a message, without contents', () => {
  const kept = new KeptRedirects();
  kept.add(entry('http://a.test/1', 302, '2'));
  const [copy] = structuredClone(kept.entries());
  expect(copy).toMatchObject({ response: { status: 302 } });
  expect(JSON.stringify(copy)).not.toContain('much');
});

it('keeps whole copies of entries that hide their fields, as those of webextension-polyfill do', () => {
  const real = entry('http://a.test/1', 302, '2');
  const hiding = new Proxy(Object.create(real) as typeof real, {
    get: (_, field) => real[field as keyof typeof real],
  });
  const kept = new KeptRedirects();
  kept.add(hiding);
  expect(structuredClone(kept.entries())).toEqual([
    {
      startedDateTime: real.startedDateTime,
      request: real.request,
      response: { status: 302, redirectURL: '2' },
    },
  ]);
});

it('takes over what another has kept, each entry once', () => {
  const [first, second] = [new KeptRedirects(), new KeptRedirects()];
  first.add(entry('http://a.test/1', 302, '2'));
  second.add(entry('http://a.test/1', 302, '2'));
  second.add(entry('http://a.test/2', 200));
  first.addOthers(second.entries() as Finished[]);
  expect(urlsOf(first)).toEqual(['http://a.test/1', 'http://a.test/2']);
  // The browser may report it to this one later.
  first.add(entry('http://a.test/2', 200));
  expect(urlsOf(first)).toEqual(['http://a.test/1', 'http://a.test/2']);
});

it('discards what began before a given time, and the oldest of very many', () => {
  const kept = new KeptRedirects();
  for (let index = 0; index < 1100; index += 1) {
    kept.add(entry(`http://a.test/${index}`, 302, '/x', 1000 + index));
  }
  expect(urlsOf(kept)).toHaveLength(1000);
  kept.forget(2195);
  expect(urlsOf(kept)).toEqual([1095, 1096, 1097, 1098, 1099].map((at) => `http://a.test/${at}`));
  expect(kept.forgottenBefore).toBe(2195);
});

it('knows no target of a redirect that it no longer keeps', () => {
  const kept = new KeptRedirects();
  kept.add(entry('http://a.test/first', 302, '/old'));
  for (let index = 0; index < 1000; index += 1)
    kept.add(entry(`http://a.test/${index}`, 302, '/new'));
  kept.add(entry('http://a.test/old', 200));
  expect(urlsOf(kept)).not.toContain('http://a.test/old');
  kept.forget(2000);
  kept.add(entry('http://a.test/new', 200));
  expect(urlsOf(kept)).toEqual([]);
});

it('still knows a target if one of the redirects to it is no longer kept', () => {
  const kept = new KeptRedirects();
  kept.add(entry('http://a.test/first', 302, '/target'));
  kept.add(entry('http://a.test/second', 302, '/target'));
  for (let index = 0; index < 999; index += 1)
    kept.add(entry(`http://a.test/${index}`, 302, '/new'));
  expect(urlsOf(kept)).not.toContain('http://a.test/first');
  kept.add(entry('http://a.test/target', 200));
  expect(urlsOf(kept)).toContain('http://a.test/target');
});

it('remembers what was handed over only as long as it is kept', () => {
  const kept = new KeptRedirects();
  kept.addOthers([
    entry('http://a.test/1', 302, '2', 1000),
    entry('http://a.test/2', 200, '', 2000),
    entry('http://a.test/other', 200, '', 1000),
  ]);
  kept.forget(2000);
  kept.add(entry('http://a.test/1', 302, '2', 1000));
  kept.add(entry('http://a.test/2', 200, '', 2000));
  expect(urlsOf(kept)).toEqual(['http://a.test/2', 'http://a.test/1']);
  for (let index = 0; index < 1000; index += 1)
    kept.addOthers([entry(`http://a.test/${index}`, 302, '/x', 3000)]);
  kept.addOthers([entry('http://a.test/last', 302, '/x', 3000)]);
  kept.add(entry('http://a.test/0', 302, '/x', 3000));
  expect(urlsOf(kept).at(-1)).toBe('http://a.test/0');
});
