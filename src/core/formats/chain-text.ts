/** Chains as plain text: what the demo prints and the lab expects. */
import { type Hop, outcomeOf, type RedirectChain } from '../chain/chain.ts';
import { errorName } from '../chain/network-error.ts';
import { answerOf, answerText } from '../http/answer.ts';
import { statusText } from '../http/status-codes.ts';
import { linkText } from '../journeys/link-text.ts';
import { likelyCorsRefusal } from '../standards/cors.ts';
import { t } from '../text/i18n.ts';
import { type MethodVerdict, type Transition, toTransitions } from '../transition/transition.ts';
import { effects, gapText, methodText } from '../transition/transition-text.ts';

/** Returns the mark of a verdict; "" if it has none. */
function verdictMark(verdict: MethodVerdict): string {
  if (verdict === 'violation') return '✖';
  return verdict === 'historical' ? '▲' : '';
}

/** The parts of a line about a hop, or a line about what lies between hops or after them. */
export type ChainRow =
  | { readonly method: string; readonly url: string; readonly answer: string }
  | { readonly text: string };

/**
 * Prints a chain, one line per hop and one indented line per transition, after a line that names the link to the
 * previous chain, if any: `POST /old 302 Found`, `  ▲ POST → GET · body of 24 B dropped`, `GET /new 200 OK`.
 * @param shorten formats a URL; by default, it stays as it is
 */
export function toLines(chain: RedirectChain, shorten = (url: string) => url): string[] {
  return toRows(chain).map((row, index) => {
    if ('text' in row) return chain.link && index === 0 ? row.text : `  ${row.text}`;
    return `${row.method} ${shorten(row.url)} ${row.answer}`;
  });
}

/** Returns the lines of a chain in their parts. */
export function toRows(chain: RedirectChain): ChainRow[] {
  const rows: ChainRow[] = chain.link ? [{ text: `⇢ ${linkText(chain.link)}` }] : [];
  const transitions = toTransitions(chain);
  for (const [index, hop] of chain.hops.entries()) {
    rows.push({ method: hop.method, url: hop.url, answer: hopAnswer(hop) });
    const transition = transitions[index];
    if (transition) rows.push({ text: transitionLine(transition) });
  }
  const outcome = outcomeOf(chain);
  if (outcome === 'not-followed') rows.push({ text: t`not followed` });
  if (outcome === 'unobserved') rows.push({ text: t`end not observed` });
  if (likelyCorsRefusal(chain) !== undefined) rows.push({ text: t`likely refused by CORS` });
  return rows;
}

/** Describes a hop's response: `302 Found`, `HSTS`, `net::ERR_ABORTED`, `…` while it is pending. */
function hopAnswer(hop: Hop): string {
  const { response, challenge, error } = hop;
  const answer = answerText(answerOf(hop));
  const words = answer === undefined ? [] : [answer];
  if (challenge) words.push(t`after ${statusText(challenge.status, challenge.statusLine)}`);
  if (response?.fromCache) words.push(t`from cache`);
  if (error !== undefined) words.push(errorName(error));
  return words.join(' ') || '…';
}

function transitionLine(transition: Transition): string {
  if (transition.gap) return gapText(transition.gap);
  const parts = [methodText(transition), ...effects(transition).map(({ text }) => text)];
  return `${verdictMark(transition.verdict)} ${parts.join(' · ')}`.trim();
}
