/** How two matching hops differ: the requests, the responses, and what the redirects did. */
import {
  type BodySummary,
  bodySize,
  type FormFields,
  type Hop,
  type HopResponse,
  isInternal,
  type RedirectChain,
  rawLocation,
} from '../chain/chain.ts';
import { answerOf, answerText } from '../http/answer.ts';
import { statusText } from '../http/status-codes.ts';
import { t } from '../text/i18n.ts';
import { type Transition, toTransitions } from '../transition/transition.ts';
import { bodyName, effects, methodText } from '../transition/transition-text.ts';
import { type Difference, differs } from './difference.ts';
import {
  headerDifferences,
  sentCookieDifferences,
  setCookieDifferences,
} from './header-differences.ts';
import { differInValuesUsedOnce, isFieldUsedOnce } from './routine.ts';

/** What couldn't be compared, because the browser didn't expose it for one of the two hops. */
export type Unobserved = 'body' | 'request-headers' | 'response-headers';

export interface HopDifferences {
  /** In the order in which they happen in a request. */
  readonly differences: readonly Difference[];
  readonly unobserved: readonly Unobserved[];
}

/** A hop by its chain and its index there. */
export interface HopPlace {
  readonly chain: RedirectChain;
  readonly index: number;
}

/** Compares two hops. What was observed of only one of them is not compared. */
export function hopDifferences(before: HopPlace, after: HopPlace): HopDifferences {
  const [from, to] = [hopOf(before), hopOf(after)];
  const sent = bothHave(from.requestHeaders, to.requestHeaders);
  const received = bothHave(from.response?.headers, to.response?.headers);
  const differences = [
    ...differs('method', from.method, to.method),
    ...urlDifferences('url', from.url, to.url),
    ...bodyDifferences(from, to),
    ...(sent ? headerDifferences('request-header', sent[0], sent[1]) : []),
    ...(sent ? sentCookieDifferences(sent[0], sent[1]) : []),
    ...answerDifferences(from, to),
    ...challengeDifferences(from, to),
    ...(received ? urlDifferences('location', rawLocation(from), rawLocation(to)) : []),
    ...(received ? headerDifferences('response-header', received[0], received[1]) : []),
    ...(received ? setCookieDifferences(from, to) : []),
    ...differs('error', from.error, to.error),
    ...redirectDifferences(before, after),
  ];
  return { differences, unobserved: unobservedOf(from, to) };
}

function hopOf({ chain, index }: HopPlace): Hop {
  return chain.hops[index] ?? chain.hops[0];
}

function bothHave<Value>(a: Value | undefined, b: Value | undefined): [Value, Value] | undefined {
  return a !== undefined && b !== undefined ? [a, b] : undefined;
}

/** What was observed of only one of the two. What neither shows, or one doesn't need, is not reported as missing. */
function unobservedOf(before: Hop, after: Hop): Unobserved[] {
  const isHidden = ({ body }: Hop) => body.kind === 'not-observable';
  const hidesSent = (hop: Hop) => !hop.requestHeaders && !isInternal(hop.redirect);
  const hidesReceived = ({ response }: Hop) => response !== undefined && !response.headers;
  const onlyOne = (test: (hop: Hop) => boolean) => test(before) !== test(after);
  return [
    ...(onlyOne(isHidden) ? ['body' as const] : []),
    ...(onlyOne(hidesSent) ? ['request-headers' as const] : []),
    ...(onlyOne(hidesReceived) ? ['response-headers' as const] : []),
  ];
}

function urlDifferences(
  aspect: 'url' | 'location',
  before: string | undefined,
  after: string | undefined,
): Difference[] {
  const routine =
    before !== undefined &&
    after !== undefined &&
    differInValuesUsedOnce(before, after, { kind: 'url' });
  return differs(aspect, before, after, routine);
}

function bodyDifferences(from: Hop, to: Hop): Difference[] {
  const [before, after] = [from.body, to.body];
  if (before.kind === 'not-observable' || after.kind === 'not-observable') return [];
  if (isSameBody(before, after)) return [];
  const values = [bodyText(from), bodyText(to)] as const;
  return [
    { aspect: 'body', before: values[0], after: values[1], routine: isNewAlike(before, after) },
  ];
}

function isSameBody(before: BodySummary, after: BodySummary): boolean {
  if (before.kind === 'files' && after.kind === 'files') {
    return before.names.join('\n') === after.names.join('\n');
  }
  if (!('digest' in before) || !('digest' in after)) return before.kind === after.kind;
  return before.kind === after.kind && before.digest === after.digest;
}

/** Two forms that differ only in fields that are new each time, such as a CSRF token. */
function isNewAlike(before: BodySummary, after: BodySummary): boolean {
  if (before.kind === 'form' && after.kind === 'form' && before.fields && after.fields) {
    const lasting = (fields: FormFields) =>
      JSON.stringify(
        Object.entries(fields).map(([name, values]) => [name, isFieldUsedOnce(name) || values]),
      );
    return lasting(before.fields) === lasting(after.fields);
  }
  if (before.kind !== 'bytes' || after.kind !== 'bytes') return false;
  if (before.text === undefined || after.text === undefined) return false;
  return differInValuesUsedOnce(before.text, after.text, { kind: 'body' });
}

/** Two bodies of one name are told apart by their digests. */
function bodyText(hop: Hop): string | undefined {
  const name = bodyName(hop.body, bodySize(hop));
  return name !== undefined && 'digest' in hop.body ? `${name}, ${hop.body.digest}` : name;
}

/** The responses to two hops. Reason phrases don't count, because clients ignore them and HTTP/2 has none. */
function answerDifferences(before: Hop, after: Hop): Difference[] {
  const key = ({ response }: Hop) => response?.status;
  const isAlike =
    key(before) === key(after) &&
    isInternal(before.redirect) === isInternal(after.redirect) &&
    (before.response?.fromCache ?? false) === (after.response?.fromCache ?? false);
  return isAlike ? [] : differs('answer', hopAnswer(before), hopAnswer(after));
}

/** `302 Found`, `200 OK, from cache`, `HSTS`; undefined where nothing has answered. */
function hopAnswer(hop: Hop): string | undefined {
  const answer = answerOf(hop);
  const text = answer.kind === 'unobserved' ? undefined : answerText(answer);
  const isCached = answer.kind === 'response' && answer.response.fromCache;
  return isCached && text !== undefined ? t`${text}, from cache` : text;
}

function challengeDifferences({ challenge: before }: Hop, { challenge: after }: Hop): Difference[] {
  if (before?.status === after?.status) return [];
  const toText = (answer: HopResponse | undefined) =>
    answer && statusText(answer.status, answer.statusLine);
  return differs('challenge', toText(before), toText(after));
}

/** What the redirects after two hops did to the request; nothing for a hop without one. */
function redirectDifferences(before: HopPlace, after: HopPlace): Difference[] {
  const [from, to] = [transitionAfter(before), transitionAfter(after)];
  if (from && to && fateKey(from) === fateKey(to)) return [];
  return differs('redirect', from && transitionText(from), to && transitionText(to));
}

function transitionAfter({ chain, index }: HopPlace): Transition | undefined {
  return toTransitions(chain)[index];
}

/** Not the sizes and values, which differ in the hop itself. */
function fateKey(transition: Transition): string {
  const { fromMethod, toMethod, verdict, body, lostHeaders, hidesOrigin } = transition;
  const cookies = transition.missingCookies.map(({ name }) => name);
  return JSON.stringify([fromMethod, toMethod, verdict, body, lostHeaders, hidesOrigin, cookies]);
}

function transitionText(transition: Transition): string {
  const verdict = transition.verdict === 'violation' ? [t`violates the standard`] : [];
  const parts = effects(transition).map(({ text }) => text);
  return [methodText(transition), ...verdict, ...parts].join(' · ');
}
