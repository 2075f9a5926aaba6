/** Expectations held against recordings. */
import { isInternal, lastHop, type RedirectChain } from '../../core/chain/chain.ts';
import { redirectTarget } from '../../core/chain/redirect-target.ts';
import { answerOf, answerText } from '../../core/http/answer.ts';
import { redact } from '../../core/redact/redact.ts';
import { comparableText } from '../../core/url/comparable-url.ts';
import { parseUrl } from '../../core/url/origin.ts';
import type { CheckedFile, Expectation, JudgedExpectation } from '../checked.ts';

type Problem = JudgedExpectation['problems'][number];

/** A chain that requested the expectation's URL. */
interface Way {
  readonly recorded: RedirectChain;
  readonly shown: RedirectChain;
  /** The hop that requested the URL. */
  readonly index: number;
}

/**
 * Judges each expectation by all chains that requested its URL; each of them must meet it.
 */
export function judgeExpectations(
  expectations: readonly Expectation[],
  files: readonly CheckedFile[],
  secrets: 'keep' | 'redact',
): JudgedExpectation[] {
  if (expectations.length === 0) return [];
  const finder = new WayFinder(files);
  const shown = secrets === 'keep' ? expectations : withoutSecrets(expectations);
  return expectations.map((expectation, index) => {
    const ways = finder.from(expectation.from);
    const problems = ways.map((way) => problemsOf(way, expectation));
    const worst = problems.find(({ length }) => length > 0) ?? [];
    return {
      ...(shown[index] ?? expectation),
      problems: ways.length === 0 ? [MISSING] : worst,
    };
  });
}

const MISSING: Problem = { kind: 'missing', text: 'no redirect from this URL was recorded' };

/** Finds chains by a URL of theirs, or by its path. */
class WayFinder {
  readonly #ways = new Map<string, Way[]>();

  constructor(files: readonly CheckedFile[]) {
    for (const { recorded, shown } of files) {
      for (const [place, chain] of recorded.entries()) this.#add(chain, shown[place] ?? chain);
    }
  }

  from(url: string): readonly Way[] {
    return (
      this.#ways.get(url.startsWith('/') ? pathOf(url, 'http://a/') : comparableText(url)) ?? []
    );
  }

  #add(recorded: RedirectChain, shown: RedirectChain): void {
    const known = new Set<string>();
    for (const [index, { url }] of recorded.hops.entries()) {
      for (const key of [comparableText(url), pathOf(url)]) {
        // In a loop, only the first request counts.
        if (known.has(key)) continue;
        known.add(key);
        const ways = this.#ways.get(key) ?? [];
        ways.push({ recorded, shown, index });
        this.#ways.set(key, ways);
      }
    }
  }
}

function problemsOf({ recorded, shown, index }: Way, { to, status }: Expectation): Problem[] {
  const wanted = comparableText(to, recorded.hops[index]?.url);
  const hops = recorded.hops.slice(index);
  const last = lastHop(recorded);
  const target = redirectTarget(last);
  const end = target ?? last.url;
  const shownEnd = redirectTarget(lastHop(shown)) ?? lastHop(shown).url;
  const redirects = hops.filter(
    (hop) => redirectTarget(hop) !== undefined && !isInternal(hop.redirect),
  );
  const problems: Problem[] = [];
  if (comparableText(end) !== wanted) {
    const text = redirects.length === 0 ? 'is not redirected' : `ends at ${shownEnd}`;
    problems.push({ kind: 'elsewhere', text });
  }
  const answer = last.response?.status ?? 0;
  if (last.error !== undefined || answer >= 400)
    problems.push({ kind: 'failed', text: `ends with ${answerOfLast(shown)}` });
  const by = redirects[0]?.response?.status;
  if (status !== undefined && redirects.length > 0 && by !== status)
    problems.push({ kind: 'status', text: `redirected with ${by ?? 'an unknown status'}` });
  if (redirects.length > 1)
    problems.push({ kind: 'redirects', text: `takes ${redirects.length} redirects instead of 1` });
  return problems;
}

function answerOfLast(chain: RedirectChain): string {
  const last = lastHop(chain);
  return last.error ?? answerText(answerOf(last)) ?? 'no response';
}

/** The path and query of a URL, which can't be mistaken for a URL. */
function pathOf(url: string, base?: string): string {
  const parsed = parseUrl(comparableText(url, base));
  return parsed ? parsed.pathname + parsed.search : url;
}

/** Expectations may contain the recording's secrets. Each is redacted as the chain that it describes. */
function withoutSecrets(expectations: readonly Expectation[]): Expectation[] {
  const asked = expectations.map(({ from, to }, index): RedirectChain => {
    const hop = (url: string) => ({
      method: 'GET',
      url,
      startedAt: 0,
      body: { kind: 'none' } as const,
    });
    const place = { id: String(index), tabId: -1, frameId: -1, type: 'other', ended: true };
    return { ...place, hops: [hop(from), hop(to)] };
  });
  return redact(asked).map(({ hops: [from, to] }, index) => {
    const given = expectations[index] as Expectation;
    return { ...given, from: from.url, to: to?.url ?? given.to };
  });
}
