import { describe, expect, it } from 'vitest';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { isRedirectStatus } from '../../../src/core/chain/chain.ts';
import {
  OTHER_STATUSES,
  REDIRECT_STATUSES,
  reasonPhrase,
  statusCode,
  statusText,
} from '../../../src/core/http/status-codes.ts';
import { requiredMethod } from '../../../src/core/standards/redirect.ts';
import {
  comparison,
  internalEntry,
  statusEntry,
} from '../../../src/core/standards/status-reference.ts';

const ALL = [...REDIRECT_STATUSES, ...OTHER_STATUSES];
const CAUSES = ['hsts', 'upgrade', 'extension'] as const;

const reference = (status: number) => {
  const found = statusEntry(status);
  if (!found) throw new Error(`nothing is said of ${status}`);
  return found;
};

const fact = (status: number, name: string) =>
  reference(status).facts.find((each) => each.name === name)?.text;

describe('the data of the 3xx statuses', () => {
  it('contains each of them once, and no others', () => {
    const known = Array.from({ length: 1000 }, (_, status) => status).filter(statusCode);
    expect(known).toEqual([...ALL].sort());
  });

  it('marks exactly Fetch’s redirect statuses as redirects', () => {
    for (const status of ALL)
      expect(statusCode(status)?.redirect !== undefined, `${status}`).toBe(
        isRedirectStatus(status),
      );
  });

  it('is in the order of the sections in RFC 9110 §15.4', () => {
    for (const status of ALL)
      expect(statusCode(status)?.section, `${status}`).toBe(`15.4.${status - 299}`);
  });

  it('allows caching by default only for 300, 301 and 308 (RFC 9110 §15.1)', () => {
    expect(ALL.filter((status) => statusCode(status)?.cacheable)).toEqual([301, 308, 300]);
  });

  it('allows no method change that Fetch requires and the RFC forbids', () => {
    for (const status of REDIRECT_STATUSES) {
      const rule = statusCode(status)?.redirect?.method;
      const changes = requiredMethod(status, 'POST') === 'GET';
      expect(rule === 'may-change' || rule === 'retrieval', `${status}`).toBe(changes);
    }
  });
});

describe('a reason phrase', () => {
  it('is the server’s own if it sent one, otherwise the standard’s', () => {
    expect(reasonPhrase(302, 'HTTP/1.1 302 Moved Temporarily')).toBe('Moved Temporarily');
    expect(statusText(302, 'HTTP/2 302')).toBe('302 Found');
    expect(statusText(306, 'HTTP/2 306')).toBe('306 (Unused)');
    expect(statusText(299, 'HTTP/2 299')).toBe('299');
  });
});

describe('the reference', () => {
  it('explains each status in two sentences', () => {
    for (const status of ALL) {
      const sentences = reference(status).meaning.match(/[^.]+\.(?: |$)/g) ?? [];
      expect(sentences, `${status}`).toHaveLength(2);
    }
  });

  it('distinguishes what the RFC allows from what Fetch requires', () => {
    expect(fact(302, 'Method')).toContain('POST becomes GET');
    expect(fact(302, 'RFC 9110')).toContain('MAY');
    expect(fact(303, 'Method')).toContain('every method except GET and HEAD becomes GET');
    expect(fact(307, 'RFC 9110')).toContain('MUST NOT');
    expect(fact(308, 'RFC 9110')).not.toContain('MUST NOT');
    expect(fact(308, 'Method')).toContain('every method is kept');
  });

  it('says for every redirect status whether it is permanent, what is kept, and when to use it', () => {
    const names = ['Permanent', 'Method', 'RFC 9110', 'Body', 'Cached', 'Search engines'];
    for (const status of REDIRECT_STATUSES) {
      const said = reference(status).facts.map(({ name }) => name);
      expect(said.slice(0, 8), `${status}`).toEqual([...names, 'Use it for', 'Not for']);
    }
  });

  it('says that browsers don’t follow the other 3xx', () => {
    for (const status of OTHER_STATUSES)
      expect(fact(status, 'Followed')).toContain('Not by browsers');
  });

  it('explains the history of 307, and which 307 no server sent', () => {
    expect(fact(307, 'History')).toContain('RFC 7231 §6.4.7, now RFC 9110 §15.4.8');
    expect(fact(307, 'Not a 307')).toContain('never sent by a server');
  });

  it('says nothing about other statuses', () => {
    for (const status of [0, 200, 299, 309, 404, 500]) expect(statusEntry(status)).toBeUndefined();
  });

  it('says that no server sent an internal redirect', () => {
    for (const cause of CAUSES)
      expect(internalEntry(cause).meaning).toContain('No server sent this redirect.');
  });

  it('names existing scenarios of the lab', () => {
    const named = [...ALL.map(reference), ...CAUSES.map(internalEntry)].map(
      ({ title, scenarios }) => ({ title, scenarios }),
    );
    for (const { title, scenarios } of named) {
      expect(scenarios, title).not.toEqual([]);
      for (const id of scenarios) expect(findScenario(id), `${title}: ${id}`).toBeDefined();
    }
  });

  it('names scenarios for a status in which a server returns it', () => {
    for (const status of ALL) {
      for (const id of reference(status).scenarios) {
        const answers = Object.values(findScenario(id)?.answers ?? {});
        const statuses = answers.map((answer) => ('status' in answer ? answer.status : undefined));
        expect(statuses, `${id} answers ${status}`).toContain(status);
      }
    }
  });
});

it('compares the redirect statuses in one word each', () => {
  const table = comparison().map(({ name, cells }) => [name, ...cells].join(' | '));
  expect(table).toEqual([
    'Permanent | yes | no | no | no | yes',
    'POST in browsers | → GET | → GET | → GET | kept | kept',
    'PUT, PATCH, DELETE | kept | kept | → GET | kept | kept',
    'POST body | lost | lost | lost | kept | kept',
    'POST to GET (RFC 9110) | may | may | intended | never | never',
    'Cached by default | yes | no | no | no | yes',
    'URL in search results | new | old | old | old | new',
  ]);
});
