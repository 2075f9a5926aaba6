/** Whether the headers that a redirect affects are as required. */
import { headerValue, headerValues, type RedirectChain } from '../chain/chain.ts';
import { isRedirectTainted, originHeader } from '../standards/fetch-request.ts';
import { BODY_HEADERS } from '../standards/redirect.ts';
import { type Message, msg, t } from '../text/i18n.ts';
import {
  type AllowedFate,
  type Aspect,
  allowedOfBody,
  type Followed,
  fetchStep,
  REDIRECTION,
} from './aspect.ts';
import { requestMode } from './observed-request.ts';

/**
 * Credentials by these schemes may be the browser's own, which it adds for each URL as it sees fit
 * (Fetch §4.6, authentication entries); a page's script can only have set all others.
 */
export const BROWSERS_OWN = /^(basic|digest|negotiate|ntlm)\b/i;

/** The headers that describe a body; none if the request had none. */
export function bodyHeadersAspect(followed: Followed): Aspect[] {
  const { from, to, next } = followed;
  const before = (from.requestHeaders ?? []).map(({ name }) => name);
  const names = [...new Set(before.filter((name) => BODY_HEADERS.has(name.toLowerCase())))];
  if (names.length === 0) return [];
  const after = to.requestHeaders;
  const kept = names.filter((name) => headerValues(after, name).length > 0);
  const lost = names.filter((name) => !kept.includes(name));
  const mustGo = !next.headers.some((name) => BODY_HEADERS.has(name.toLowerCase()));
  const text = mustGo ? droppedText(names) : keptText(names);
  const parts = [
    ...(lost.length > 0 ? [droppedText(lost)] : []),
    ...(kept.length > 0 ? [keptText(kept)] : []),
  ];
  return [
    {
      aspect: 'headers',
      observed: after && parts.join('; '),
      required: { text, source: fetchStep(12) },
      allowed: allowedOfBody(followed, ALLOWED),
      agrees: after && (mustGo ? kept : lost).length === 0,
    },
  ];
}

const ALLOWED: Readonly<Record<AllowedFate, Message>> = {
  stays: msg`kept`,
  goes: msg`dropped`,
  either: msg`dropped if the method becomes GET, otherwise kept`,
};

/** `Content-Type, Content-Language dropped` */
export function droppedText([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? t`${first} dropped` : t`${first}, ${others.join(', ')} dropped`;
}

/** `Content-Type kept` */
export function keptText([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? t`${first} kept` : t`${first}, ${others.join(', ')} kept`;
}

/** The credentials of a request that had some. */
export function authorizationAspect({ from, to, next }: Followed): Aspect[] {
  const before = headerValue(from.requestHeaders, 'authorization');
  if (before === undefined) return [];
  const after = headerValue(to.requestHeaders, 'authorization');
  const isKept = next.headers.some((name) => name.toLowerCase() === 'authorization');
  const isSame = after === before;
  const observed =
    after === undefined
      ? t`dropped`
      : isSame
        ? t`sent again`
        : t`different
    credentials sent`;
  const isRequired = isKept ? isSame : after === undefined;
  const isCertain = isRequired || (!BROWSERS_OWN.test(before) && (isSame || after === undefined));
  return [
    {
      aspect: 'authorization',
      observed: to.requestHeaders && observed,
      required: { text: isKept ? t`sent again` : t`dropped`, source: fetchStep(13) },
      allowed: { text: t`dropped, or sent again with care`, source: REDIRECTION },
      agrees: to.requestHeaders && isCertain ? isRequired : undefined,
    },
  ];
}

/**
 * What the request says of who asks; none where it need say nothing and does not. Without CORS it may depend on the
 * page's referrer policy, which nobody shows: then nothing is required of it here.
 */
export function originAspect(chain: RedirectChain, { from, to, next }: Followed): Aspect[] {
  const isKnown = chain.initiator !== undefined && requestMode(chain, from) !== undefined;
  const isRead = next.method === 'GET' || next.method === 'HEAD';
  const isTainted = isRedirectTainted(next.origin, next.urlList);
  if (!isKnown || (next.tainting !== 'cors' && !isRead && !isTainted)) return [];
  const required = originHeader(next);
  const observed = headerValue(to.requestHeaders, 'origin');
  if (required === undefined && observed === undefined) return [];
  return [
    {
      aspect: 'origin',
      observed: to.requestHeaders && (observed ?? t`none`),
      required: { text: required ?? t`none`, source: 'Fetch §3.2' },
      allowed: { text: t`replaced as appropriate`, source: REDIRECTION },
      agrees: to.requestHeaders && observed === required,
    },
  ];
}
