/** Whether a fault is present, or fixed. */
import type { Case } from './cases.ts';
import { type Answered, BODY, echoOf, type Ports, portOf, post } from './client.ts';

/** The result of a request: right except perhaps for a URL's spelling, refused by the server, or what is wrong. */
type Verdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'respelled' | 'refused' | 'wrong'; readonly text: string };

/**
 * The results of all requests of a case: the URLs that the server refuses, and the first that was not exactly right.
 */
export interface Judged {
  readonly wrong?: string;
  readonly respelled?: string;
  readonly refused: readonly string[];
  /** As expected, apart from the spelling. */
  readonly right: number;
}

const RIGHT: Verdict = { kind: 'right' };

/** Judges all requests of a case. */
export async function judge(each: Case, ports: Ports, hosts: ReadonlySet<string>): Promise<Judged> {
  const found: { from: string; verdict: Verdict }[] = [];
  for (const [from, to] of each.moved) {
    const answers = await post(from, ports, hosts);
    found.push({ from, verdict: judgeMoved(each.fix.status, to, answers, ports) });
  }
  const textsOf = (kind: Verdict['kind']) =>
    found.flatMap(({ from, verdict }) =>
      verdict.kind === kind && 'text' in verdict ? [`POST ${from}: ${verdict.text}`] : [],
    );
  const [[wrong], [respelled]] = [textsOf('wrong'), textsOf('respelled')];
  return {
    ...(wrong !== undefined && { wrong }),
    ...(respelled !== undefined && { respelled }),
    refused: textsOf('refused'),
    right: found.filter(({ verdict }) => /right|respelled/.test(verdict.kind)).length,
  };
}

/** Judges requests that the redirect must not affect. */
export async function judgeOthers(each: Case, ports: Ports, hosts: ReadonlySet<string>) {
  const touched: string[] = [];
  for (const url of each.others) {
    const answers = await post(url, ports, hosts);
    if (answers[0]?.status === each.fix.status) touched.push(`${url} → ${answers[0].location}`);
  }
  return touched;
}

function judgeMoved(
  status: number,
  to: string,
  answers: readonly Answered[],
  ports: Ports,
): Verdict {
  const [first] = answers;
  if (!first) return { kind: 'wrong', text: 'no answer' };
  if (first.status >= 400) return { kind: 'refused', text: `${first.status}` };
  const where = first.location === undefined ? undefined : new URL(first.location, first.url).href;
  const led = `${first.status} → ${first.location}`;
  if (first.status === 302) return { kind: 'wrong', text: `${led}: POST became GET` };
  if (first.status !== status) return { kind: 'wrong', text: led };
  if (where === undefined || decoded(where) !== decoded(to)) {
    return { kind: 'wrong', text: `${led}, not to ${to}` };
  }
  const end = judgeEnd(where, answers, ports);
  return end.kind === 'right' && spelled(where) !== spelled(to)
    ? { kind: 'respelled', text: led }
    : end;
}

/** A dollar sign can't be written in every configuration, and its encoded form means the same. */
function spelled(url: string): string {
  return new URL(url).href.replaceAll('%24', '$');
}

/** A URL with its query parsed as a form, and characters in its path decoded if their encoded form means the same. */
function decoded(url: string): string {
  const { origin, pathname, search } = new URL(url);
  const path = pathname.replace(/%2[14789A]/gi, decodeURIComponent);
  return `${origin}${path} ${[...new URLSearchParams(search)].join('\n')}`;
}

function judgeEnd(to: string, answers: readonly Answered[], ports: Ports): Verdict {
  // The server itself may not support HTTPS, so its Location is all there is to check.
  if (portOf(new URL(to), ports) === undefined) return RIGHT;
  const last = answers.at(-1);
  const echo = echoOf(answers);
  if (last && last.status >= 400) return { kind: 'refused', text: `${last.status} at ${last.url}` };
  if (answers.length !== 2 || !echo) {
    return {
      kind: 'wrong',
      text: `redirected again: ${answers.map(({ location }) => location).join(' → ')}`,
    };
  }
  const { method, body } = echo;
  if (method !== 'POST') return { kind: 'wrong', text: `arrives as ${method} at ${to}` };
  return body === BODY ? RIGHT : { kind: 'wrong', text: `loses its body at ${to}` };
}
