/** Whether a client handles one recorded redirect as the browser did. */
import { type Hop, headerValue, type RedirectChain } from '../chain/chain.ts';
import { traceCookies } from '../http/cookies/cookie-fate.ts';
import { t } from '../text/i18n.ts';
import { cookieName } from '../transition/transition-text.ts';
import { serializedOrigin } from '../url/origin.ts';
import { answerTo, type Followed } from './client-answer.ts';
import type { ClientModel } from './model.ts';

/** Something that a client does differently, or that is unknown. */
export interface Difference {
  readonly kind: 'differs' | 'unknown';
  /** `PUT becomes GET at hop 2`. Methods and cookie names in it come from the network. */
  readonly text: string;
}

/**
 * Compares the request that the browser sent after hop `index` with the one that a client would send. Undefined if they
 * are alike.
 * @param start the index of the hop whose request was the client's first
 */
export function hopDifference(
  client: ClientModel,
  chain: RedirectChain,
  index: number,
  start: number,
): Difference | undefined {
  const [from, to] = [chain.hops[index], chain.hops[index + 1]];
  if (!from?.response || !to) return undefined;
  const told = answerTo(client, from, from.response.status, to.url);
  if (told.kind === 'unmeasured') return unknown(told.text);
  if (told.kind === 'not-followed') return differs(t`${told.text} at hop ${index + 1}`);
  const { answer, authorization } = told;
  const crossed = { from, to, hop: index + 2 };
  return (
    methodDifference(crossed, answer) ??
    bodyDifference(crossed, answer) ??
    authorizationDifference(crossed, authorization) ??
    restoredDifference(client, chain, index, start) ??
    cookieDifference(client, chain, index, start)
  );
}

/** A redirect, and the number of the hop that it led to. */
interface Crossed {
  readonly from: Hop;
  readonly to: Hop;
  readonly hop: number;
}

function methodDifference(crossed: Crossed, { method }: Followed): Difference | undefined {
  const { from, to, hop } = crossed;
  if (method === to.method) return undefined;
  if (method === from.method) return differs(t`${method} stays ${method} at hop ${hop}`);
  return differs(t`${from.method} becomes ${method} at hop ${hop}`);
}

/** If the browser doesn't show the body, it is present or absent for both. */
function bodyDifference(crossed: Crossed, { bodySent }: Followed): Difference | undefined {
  const { from, to, hop } = crossed;
  if (from.body.kind === 'none' || bodySent === (to.body.kind !== 'none')) return undefined;
  if (bodySent) return differs(t`sends ${to.method} with the body at hop ${hop}`);
  const isSeen = from.body.kind !== 'not-observable' && to.body.kind !== 'not-observable';
  return isSeen
    ? differs(t`sends ${to.method} without the body at hop ${hop}`)
    : unknown(t`not observable: ${to.method} may have a body, which would be lost`);
}

function authorizationDifference(
  { from, to, hop }: Crossed,
  sendsOn: boolean | undefined,
): Difference | undefined {
  const kept = isAuthorized(to);
  if (isAuthorized(from) !== true || kept === undefined || sendsOn === kept) return undefined;
  if (sendsOn === undefined) return unknown(t`not measured: Authorization forwarding`);
  return differs(
    sendsOn
      ? t`Authorization is still sent at hop ${hop}`
      : t`Authorization is dropped at hop ${hop}`,
  );
}

/** Browsers don't restore what they once dropped (Fetch §4.5, HTTP-redirect fetch). */
function restoredDifference(
  { restoresAuthorization }: ClientModel,
  chain: RedirectChain,
  index: number,
  start: number,
): Difference | undefined {
  const [first, from, to] = [chain.hops[start], chain.hops[index], chain.hops[index + 1]];
  if (!restoresAuthorization || !first || !from || !to) return undefined;
  const wasLost = isAuthorized(first) === true && isAuthorized(from) === false;
  const isBack = serializedOrigin(to.url) === serializedOrigin(first.url);
  if (!wasLost || !isBack || isAuthorized(to) !== false) return undefined;
  return differs(t`Authorization is sent again at hop ${index + 2}`);
}

/** Undefined if the headers were not observed. */
function isAuthorized({ requestHeaders }: Hop): boolean | undefined {
  return requestHeaders && headerValue(requestHeaders, 'authorization') !== undefined;
}

/** Clients without a cookie store don't send the cookies that the chain itself has set. */
function cookieDifference(
  { keepsCookies }: ClientModel,
  chain: RedirectChain,
  index: number,
  start: number,
): Difference | undefined {
  if (keepsCookies) return undefined;
  const sent = traceCookies(chain).filter(
    ({ setAt, fate }) => setAt >= start && fate.kind === 'sent' && fate.at === index + 1,
  );
  if (sent.length === 0) return undefined;
  const names = sent.map(({ cookie }) => cookieName(cookie.name));
  return differs(
    names.length > 3
      ? t`doesn’t store cookies: ${names.length} cookies not sent at hop ${index + 2}`
      : t`doesn’t store cookies: ${names.join(', ')} not sent at hop ${index + 2}`,
  );
}

function differs(text: string): Difference {
  return { kind: 'differs', text };
}

function unknown(text: string): Difference {
  return { kind: 'unknown', text };
}
