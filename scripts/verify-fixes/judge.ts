/** Whether a fault is there, or gone. */
import type { Case } from './cases.ts';
import { type Answered, BODY, echoOf, type Ports, portOf, post } from './client.ts';

/** What became of a case: nothing wrong but perhaps a URL's spelling, the server's refusal of such a URL, or what is wrong. */
export type Verdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'respelled'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'wrong'; readonly text: string };

const RIGHT: Verdict = { kind: 'right' };

/** Judges all requests of a case; the first that is not right decides. */
export async function judge(
  each: Case,
  ports: Ports,
  hosts: ReadonlySet<string>,
): Promise<Verdict> {
  let respelled: Verdict | undefined;
  for (const [from, to] of each.moved) {
    const verdict = judgeMoved(each.fix.status, to, await post(from, ports, hosts), ports);
    if (verdict.kind === 'respelled') respelled ??= verdict;
    else if (verdict.kind !== 'right') {
      return { ...verdict, text: `POST ${from}: ${verdict.text}` };
    }
  }
  return respelled ?? RIGHT;
}

/** Judges requests that the redirect must leave alone. */
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

/** A dollar cannot be written in every configuration, and means nothing else when it is encoded. */
function spelled(url: string): string {
  return new URL(url).href.replaceAll('%24', '$');
}

/** A URL with its query as forms are read, and marks in its path that mean nothing else when they are encoded. */
function decoded(url: string): string {
  const { origin, pathname, search } = new URL(url);
  const path = pathname.replace(/%2[14789A]/gi, decodeURIComponent);
  return `${origin}${path} ${[...new URLSearchParams(search)].join('\n')}`;
}

function judgeEnd(to: string, answers: readonly Answered[], ports: Ports): Verdict {
  // The server itself may have no https; then its Location is all there is to see.
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
