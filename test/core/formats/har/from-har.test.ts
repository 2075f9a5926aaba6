import { describe, expect, it } from 'vitest';
import { outcomeOf, type RedirectChain } from '../../../../src/core/chain/chain.ts';
import { fromHar } from '../../../../src/core/formats/har/read/from-har.ts';
import { toHar } from '../../../../src/core/formats/har/write/to-har.ts';
import type { ImportedFile } from '../../../../src/core/formats/imported.ts';
import { MOST_HOPS } from '../../../../src/core/record/recorder.ts';
import { record } from '../../../support/chains.ts';
import { drawHar } from '../../../support/hars.ts';

/** Hops as `POST http://a.test/ 302`, with the cause of a redirect that no server sent. */
function draw({ hops }: RedirectChain): string {
  return hops
    .map(({ method, url, response, redirect }) => {
      const answer = response?.status ?? redirect?.cause ?? '…';
      return `${method} ${url} ${answer}`;
    })
    .join(' / ');
}

function read(given: unknown): ImportedFile {
  const result = fromHar(given);
  if (!result.ok) throw new Error(result.problem);
  return result;
}

const chainsOf = (drawing: string) => read(drawHar(drawing)).chains.map(draw);

describe('entries that redirect', () => {
  it('are linked to the next request for their target', () => {
    expect(
      chainsOf(`
        0 POST http://a.test/login 302>/home
        10 GET http://a.test/home 301>https://b.test/
        20 GET https://b.test/ 200`),
    ).toEqual([
      'POST http://a.test/login 302 / GET http://a.test/home 301 / GET https://b.test/ 200',
    ]);
  });

  it('are linked whatever their order in the file, and whatever is between them', () => {
    expect(
      chainsOf(`
        40 GET http://a.test/c 200
        20 GET http://a.test/b 302>/c
        5 GET http://a.test/c 200
        25 GET http://x.test/ 200
        0 GET http://a.test/a 302>/b`),
    ).toEqual(['GET http://a.test/a 302 / GET http://a.test/b 302 / GET http://a.test/c 200']);
  });

  it.each([
    ['{Upgrade-Insecure-Requests: 1}', 'main_frame'],
    ['{Upgrade-Insecure-Requests: 1} xhr', 'xmlhttprequest'],
    ['{Upgrade-Insecure-Requests: 1; Sec-Fetch-Dest: iframe}', 'sub_frame'],
    ['{Accept: text/html}', 'other'],
  ])('are navigations where only that header shows it: %s', (more, type) => {
    const drawing = `0 GET http://a.test/ 302>/b ${more}\n10 GET http://a.test/b 200`;
    expect(read(drawHar(drawing)).chains[0]?.type).toBe(type);
  });

  it('mark the link between two hops as inferred', () => {
    const [chain] = read(drawHar('0 GET http://a.test/ 302>/b\n10 GET http://a.test/b 200')).chains;
    expect(chain?.hops.map(({ redirect }) => redirect)).toEqual([
      { url: 'http://a.test/b', cause: 'http', inferred: true },
      undefined,
    ]);
    expect(chain && outcomeOf(chain)).toBe('completed');
  });

  it('are not linked to what started before the response, or long after it', () => {
    expect(
      chainsOf(`
        0+100 GET http://a.test/ 302>/b
        50 GET http://a.test/b 200
        20000 GET http://a.test/b 200`),
    ).toEqual(['GET http://a.test/ 302']);
  });

  it('are linked to what seems to start slightly before the response', () => {
    expect(chainsOf('0+100 GET http://a.test/ 302>/b\n95 GET http://a.test/b 200')).toEqual([
      'GET http://a.test/ 302 / GET http://a.test/b 200',
    ]);
  });

  it('share no successor: each gets the one that starts after its response', () => {
    const [first, second] = read(
      drawHar(`
        0+50 GET http://a.test/ 302>/b
        1+20 GET http://a.test/ 302>/b
        22 GET http://a.test/b 200
        51 GET http://a.test/b 404`),
    ).chains;
    expect(first && draw(first)).toBe('GET http://a.test/ 302 / GET http://a.test/b 404');
    expect(second && draw(second)).toBe('GET http://a.test/ 302 / GET http://a.test/b 200');
  });

  it('form one chain and no loop if they redirect to themselves', () => {
    expect(
      chainsOf(`
        0 GET http://a.test/ 302>/
        10 GET http://a.test/ 302>/
        20 GET http://a.test/ 200`),
    ).toEqual(['GET http://a.test/ 302 / GET http://a.test/ 302 / GET http://a.test/ 200']);
    expect(chainsOf('0+0 GET http://a.test/a 302>/b\n0+0 GET http://a.test/b 302>/a')).toEqual([
      'GET http://a.test/a 302 / GET http://a.test/b 302',
    ]);
  });

  it('form chains no longer than recorded ones, in time proportional to their number', () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => `${at}+0 GET http://a.test/ 302>/`);
    const { chains } = read(drawHar(lines.join('\n')));
    expect(new Set(chains.map(({ hops }) => hops.length))).toEqual(new Set([MOST_HOPS]));
    expect(chains).toHaveLength(100_000 / MOST_HOPS);
  });

  it('keep the observed method, whether allowed or not', () => {
    expect(chainsOf('0 PUT http://a.test/ 307>/b\n10 GET http://a.test/b 200')).toEqual([
      'PUT http://a.test/ 307 / GET http://a.test/b 200',
    ]);
  });

  it('are not linked to a method that no redirect causes, nor to a preflight', () => {
    expect(
      chainsOf(`
        0 PUT http://a.test/ 307>/b
        10 OPTIONS http://a.test/b 204 {Access-Control-Request-Method: PUT}
        15 DELETE http://a.test/b 200
        20 PUT http://a.test/b 200`),
    ).toEqual(['PUT http://a.test/ 307 / PUT http://a.test/b 200']);
  });

  it('are not linked across pages, except to navigation requests', () => {
    const image = `
      0 GET http://a.test/ 302>/b page=1
      10 GET http://a.test/b 200 page=2`;
    expect(chainsOf(image)).toEqual(['GET http://a.test/ 302']);
    expect(chainsOf(image.replaceAll('page', 'document page'))).toHaveLength(1);
    expect(chainsOf(image.replaceAll('page', 'document page'))[0]).toContain('/b 200');
  });

  it('are not linked to a different kind of request', () => {
    expect(
      chainsOf('0 GET http://a.test/ 302>/b fetch\n10 GET http://a.test/b 200 document'),
    ).toEqual(['GET http://a.test/ 302']);
  });

  it('form a chain whose end was not observed if their target is not in the file', () => {
    const [chain] = read(drawHar('0 GET http://a.test/ 302>/b')).chains;
    expect(chain && outcomeOf(chain)).toBe('unobserved');
  });

  it.each(['302', '302>myapp://x', '302>http://', '300>/b'])(
    'form a chain that was not followed if they can’t be followed: %s',
    (answer) => {
      const [chain] = read(drawHar(`0 GET http://a.test/ ${answer}`)).chains;
      expect(chain && outcomeOf(chain)).toBe('not-followed');
    },
  );

  it('get the missing hop in between if the browser upgraded the target to HTTPS', () => {
    const drawing = '0 GET http://a.test/ 302>http://b.test/x\n10 GET https://b.test/x 200';
    expect(chainsOf(drawing)).toEqual([
      'GET http://a.test/ 302 / GET http://b.test/x upgrade / GET https://b.test/x 200',
    ]);
  });

  it('are not an upgrade to HTTPS if their status is missing and a server named the target', () => {
    const har = drawHar('0 GET http://a.test/ 301>https://a.test/\n10 GET https://a.test/ 200');
    Object.assign(har.log.entries[0]?.response ?? {}, { status: null });
    expect(read(har).chains.map(draw)).toEqual([
      'GET http://a.test/ unknown / GET https://a.test/ 200',
    ]);
  });

  it('have no server’s response if Chrome redirected internally', () => {
    const har = drawHar('0 GET http://a.test/ 307>https://a.test/\n10 GET https://a.test/ 200');
    Object.assign(har.log.entries[0]?.response ?? {}, { statusText: 'Internal Redirect' });
    har.log.entries[0]?.response.headers.push({ name: 'Non-Authoritative-Reason', value: 'HSTS' });
    const [hop] = read(har).chains[0]?.hops ?? [];
    expect(hop?.redirect).toEqual({ url: 'https://a.test/', cause: 'hsts' });
    expect(hop).not.toHaveProperty('response');
    expect(hop).not.toHaveProperty('requestHeaders');
  });

  it('are linked by a non-ASCII Location, however it was encoded', () => {
    for (const written of ['/ü', '/\u00c3\u00bc']) {
      const drawing = `0 GET http://a.test/ 302>${written}\n10 GET http://a.test/%C3%BC 200`;
      expect(chainsOf(drawing)[0]).toContain('/%C3%BC 200');
    }
  });

  it('pass the fragment of their target on', () => {
    expect(chainsOf('0 GET http://a.test/ 302>/b#x\n10 GET http://a.test/b 200')).toEqual([
      'GET http://a.test/ 302 / GET http://a.test/b#x 200',
    ]);
  });
});

describe('the body of a request', () => {
  const kindOf = (method: string, bodySize: number, headers: Record<string, string>) => {
    const har = drawHar(`0 ${method} http://a.test/ 302>/b`);
    const [entry] = har.log.entries;
    Object.assign(entry?.request ?? {}, {
      bodySize,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    });
    return read(har).chains[0]?.hops[0].body.kind;
  };

  it.each([
    ['GET', 0, { 'Content-Type': 'text/plain' }],
    ['GET', 0, { 'content-type': 'application/json', Accept: '*/*' }],
    ['HEAD', 0, { 'Content-Type': 'text/plain' }],
    ['GET', -1, { Accept: '*/*' }],
    ['POST', 0, { Accept: '*/*' }],
    ['POST', 0, { 'Content-Length': '0', 'Content-Type': 'text/plain' }],
  ])('doesn’t exist if none was counted: %s of size %i with %j', (method, size, headers) => {
    expect(kindOf(method, size, headers)).toBe('none');
  });

  it.each([
    ['GET', -1, { 'Content-Type': 'text/plain' }],
    ['GET', 0, { 'Content-Type': 'text/plain', 'Transfer-Encoding': 'chunked' }],
    ['GET', 0, { 'Content-Type': 'text/plain', 'Content-Length': '4' }],
    ['GET', 12, {}],
    ['POST', 0, { 'Content-Type': 'text/plain' }],
  ])('is unknown if something indicates one: %s of size %i with %j', (method, size, headers) => {
    expect(kindOf(method, size, headers)).toBe('not-observable');
  });
});

describe('what is not a redirect', () => {
  it('is left out and counted', () => {
    const { chains, leftOut, notes } = read(
      drawHar(`
        0 GET http://a.test/ 200
        1 POST http://a.test/new 201>/new/1
        2 GET http://a.test/new/1 304`),
    );
    expect(chains).toEqual([]);
    expect(leftOut).toBe(3);
    expect(notes).toEqual(['3 entries were left out because they aren’t part of a redirect.']);
  });
});

describe('entries that Detour wrote', () => {
  const creator = { name: 'Detour', version: '1' };
  const chains = [
    record('POST http://a.test/ (5 B) 302 / GET http://a.test/x 301 / GET http://a.test/y 200'),
    record('GET http://a.test/ 302 / GET http://a.test/x 200', { requestId: '2' }),
  ];
  const written = () =>
    JSON.parse(JSON.stringify(toHar(chains, { creator, includeSecrets: true })));

  it('contain what DevTools’ network log knew, marked as such', () => {
    const [first, ...rest] = record(
      'PATCH http://a.test/ (hidden) 307 / PATCH http://a.test/x 200',
    ).hops;
    const { serverIp: _unseen, ...response } = first.response ?? { status: 0, statusLine: '' };
    const body = {
      kind: 'bytes',
      size: 2,
      digest: 'd',
      text: 'ab',
      source: 'network-log',
    } as const;
    const network = {
      timings: { dns: 1, send: 0, wait: 20, receive: 0.5 },
      protocol: 'HTTP/2',
      transferSize: 90,
      serverIp: '::1',
      initiator: { type: 'script', url: 'http://a.test/app.js', line: 3 },
      body,
    };
    const hop = { ...first, response: { ...response, statusLine: 'HTTP/1.1 307' }, body, network };
    const enriched = { ...record('GET http://a.test/ 200'), hops: [hop, ...rest] as const };
    const har = toHar([enriched], { creator, includeSecrets: true });
    expect(read(JSON.parse(JSON.stringify(har))).chains).toEqual([enriched]);
  });

  it('are combined by their own IDs, in any order', () => {
    const har = written();
    har.log.entries.reverse();
    expect(new Set(read(har).chains)).toEqual(new Set(chains));
  });

  it('stay in pieces if one is missing, which is reported', () => {
    const har = written();
    har.log.entries.splice(1, 1);
    const { chains: found, notes } = read(har);
    expect(found.map(draw)).toEqual([
      'POST http://a.test/ 302',
      'GET http://a.test/y 200',
      'GET http://a.test/ 302 / GET http://a.test/x 200',
    ]);
    expect(found.map(({ id }) => id)).toEqual(['1', '1~2', '2']);
    expect(found.map(outcomeOf)).toEqual(['unobserved', 'unobserved', 'completed']);
    expect(notes).toEqual([
      '2 chains are incomplete because entries are missing; the first starts at log.entries[0].',
    ]);
  });

  it('are two chains in a file merged from two', () => {
    const har = written();
    har.log.entries.push(...written().log.entries);
    const { chains: found } = read(har);
    expect(found.map(draw)).toEqual([...chains, ...chains].map(draw));
    expect(new Set(found.map(({ id }) => id)).size).toBe(4);
  });

  it('are read as ordinary entries if they are not in Detour’s format', () => {
    const har = written();
    har.log.entries[3]._detour.chain.tabId = 'seven';
    const { chains: found, notes } = read(har);
    expect(found.map(draw)).toEqual([
      draw(chains[0] as RedirectChain),
      'GET http://a.test/ 302',
      'GET http://a.test/x 200',
    ]);
    expect(notes[0]).toContain('log.entries[3]._detour.chain.tabId');
  });
});

describe('unreadable entries', () => {
  const good = () => drawHar('0 GET http://a.test/ 302>/b\n10 GET http://a.test/b 200');

  it.each<readonly [entry: unknown, problem: string]>([
    [null, 'log.entries[2] is not an object'],
    [{}, 'log.entries[2].request is not an object'],
    [{ request: {} }, 'log.entries[2].request.method is not a valid method'],
    [{ request: { method: 'GET', url: '/a' } }, 'log.entries[2].request.url is not a valid URL'],
    [
      { request: { method: 'GET', url: 'http://a.test/' }, startedDateTime: 'now' },
      'log.entries[2].startedDateTime is not a valid date',
    ],
    ...[{}, { startedDateTime: null }, { startedDateTime: '' }].map((date): [unknown, string] => [
      { request: { method: 'GET', url: 'http://a.test/' }, ...date },
      'log.entries[2].startedDateTime is missing',
    ]),
    ...[302.5, 1000, Number.POSITIVE_INFINITY].map((status): [unknown, string] => [
      { ...good().log.entries[0], response: { status } },
      'log.entries[2].response.status is not a valid status',
    ]),
    [
      { ...good().log.entries[0], response: { status: '302' } },
      'log.entries[2].response.status is not a number',
    ],
  ])('are left out and reported: %j', (entry, problem) => {
    const har = good();
    const { chains, unreadable, notes } = read({
      log: { entries: [...har.log.entries, entry] },
    });
    expect(chains.map(draw)).toEqual(['GET http://a.test/ 302 / GET http://a.test/b 200']);
    expect(unreadable).toBe(1);
    expect(notes[0]).toBe(`1 entry could not be read: ${problem}.`);
  });

  it('make the whole file unreadable if there are no others', () => {
    const entry = { ...good().log.entries[0], request: { method: 'GET', url: 'a' } };
    expect(fromHar({ log: { entries: [entry, entry] } })).toEqual({
      ok: false,
      problem: 'No entry in the file could be read: log.entries[0].request.url is not a valid URL.',
    });
  });

  it.each([
    [[], 'the top level is not an object'],
    [null, 'the top level is not an object'],
    [{}, 'log is missing'],
    [{ log: [] }, 'log is not an object'],
    [{ log: {} }, 'log.entries is missing'],
    [{ log: { entries: {} } }, 'log.entries is not an array'],
    [JSON.parse('{"__proto__": {"log": {"entries": []}}}'), 'log is missing'],
  ])('%j is not a HAR', (given, reason) => {
    expect(fromHar(given)).toEqual({
      ok: false,
      problem: `The file is JSON but not a HAR: ${reason}.`,
    });
  });

  it('omit invalid headers, and report them', () => {
    const har = good();
    const [entry] = har.log.entries;
    Object.assign(entry?.response ?? {}, {
      headers: [7, { name: 'Location', value: '/b' }, { name: 'X', value: {} }],
    });
    const { chains, notes } = read(har);
    expect(chains[0]?.hops[0].response?.headers).toEqual([{ name: 'Location', value: '/b' }]);
    expect(notes[0]).toBe(
      '2 unreadable headers were left out; the first: log.entries[0].response.headers[0].',
    );
  });
});
