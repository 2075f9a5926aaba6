/** Why headers change on a redirect: the standards' rules, each with its source, for observed changes. */
import { type Hop, headerValues, type RedirectChain } from '../chain/chain.ts';
import { parseReferrerPolicy } from '../http/referrer-policy.ts';
import { isRedirectTainted } from '../standards/fetch-request.ts';
import { t } from '../text/i18n.ts';
import { isTrustworthy, originOf } from '../url/origin.ts';

/** A rule in words, and the standard that contains it. */
export interface HeaderRule {
  readonly text: string;
  readonly source: string;
}

/** One change, and where it happened. */
export interface ChangeCase {
  readonly chain: RedirectChain;
  /** The hop that sent the next request. */
  readonly index: number;
  readonly before: Hop;
  readonly after: Hop;
  readonly name: string;
  readonly kind: HeaderChangeKind;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Returns the rule for a change of certain headers; undefined if it doesn't apply. */
type RuleOf = (change: ChangeCase) => HeaderRule | undefined;

/** Headers that follow from the URL, the body, the connection or the browser's version alone. */
const MECHANICAL =
  /^(host|connection|content-length|transfer-encoding|te|accept-encoding|priority|upgrade-insecure-requests|sec-(fetch|ch)-.*)$/;

/** Returns whether a header's change means nothing by itself. */
export function isMechanical(name: string): boolean {
  return MECHANICAL.test(name.toLowerCase());
}

/** Finds the rule that explains a change; undefined if none does. */
export function ruleOf(change: ChangeCase): HeaderRule | undefined {
  const name = change.name.toLowerCase();
  return RULES.find(([names]) => names.test(name))?.[1](change);
}

const RULES: readonly (readonly [names: RegExp, RuleOf])[] = [
  [/^content-(type|encoding|language|location)$/, bodyHeaderRule],
  [/^content-length$/, contentLengthRule],
  [/^authorization$/, authorizationRule],
  [/^origin$/, originRule],
  [/^referer$/, refererRule],
  [
    /^cookie$/,
    () => ({
      text: t`Cookies are selected separately for each URL.`,
      source: 'RFC 6265bis §5.8.3',
    }),
  ],
  [/^if-(none-match|modified-since)$/, revalidationRule],
  [/^sec-(fetch|ch)-/, trustRule],
  [/^host$/, () => ({ text: t`Host is derived from the URL.`, source: 'RFC 9110 §7.2' })],
];

function bodyHeaderRule({ kind, before, after }: ChangeCase): HeaderRule | undefined {
  if (kind !== 'dropped' || before.method === after.method || !isHttp(before)) return undefined;
  return {
    text: t`${before.method} became ${after.method}, so the body was dropped along with the
      headers that describe it.`,
    source: 'Fetch §4.5 step 12',
  };
}

function contentLengthRule({ kind, before, after }: ChangeCase): HeaderRule | undefined {
  const isGone = before.method !== after.method && after.body.kind === 'none';
  if (kind === 'dropped' && !isGone) return undefined;
  const text =
    kind === 'dropped'
      ? t`Content-Length is dropped along with the body.`
      : t`Content-Length is derived from the body.`;
  return { text, source: 'RFC 9110 §8.6' };
}

function authorizationRule({ kind, before, after }: ChangeCase): HeaderRule | undefined {
  if (kind === 'not-restored') {
    return {
      text: t`An earlier redirect to another origin dropped Authorization; returning to the
        original origin doesn’t restore it.`,
      source: 'Fetch §4.5 step 13',
    };
  }
  if (kind !== 'dropped' || originOf(before.url) === originOf(after.url)) return undefined;
  return {
    text: t`Authorization is dropped on redirects to another origin; otherwise any redirect could
      steal it.`,
    source: 'Fetch §4.5 step 13',
  };
}

function originRule({ chain, index, kind, to, before, after }: ChangeCase): HeaderRule | undefined {
  if (to.join() === 'null' && isTainted(chain, index)) {
    return {
      text: t`Origin is null: an origin other than the page’s redirected the request to yet
        another origin.`,
      source: 'Fetch, redirect-taint',
    };
  }
  const source = 'Fetch, “append a request Origin header”';
  const isCors = chain.initiator !== undefined && originOf(after.url) !== originOf(chain.initiator);
  if (kind === 'added' && isCors) {
    return {
      text: t`Origin was added because the request now goes to a different origin than the page’s.`,
      source,
    };
  }
  const isRead = after.method === 'GET' || after.method === 'HEAD';
  return kind === 'dropped' && isRead && after.method !== before.method
    ? { text: t`Without CORS, ${after.method} requests don’t include Origin.`, source }
    : undefined;
}

/** All hops' URLs count: one that the browser upgraded by itself also has another origin. */
function isTainted({ initiator, hops }: RedirectChain, index: number): boolean {
  if (initiator === undefined) return false;
  return isRedirectTainted(
    initiator,
    hops.slice(0, index + 1).map(({ url }) => url),
  );
}

function refererRule({ chain, index, kind, from, to, after }: ChangeCase): HeaderRule | undefined {
  const policy = policyBefore(chain, index);
  if (policy !== undefined) {
    return {
      text: t`The redirect’s Referrer-Policy, ${policy}, applies from here on.`,
      source: 'Referrer Policy §8.2',
    };
  }
  const source = 'Referrer Policy §8.3';
  const was = from.join();
  if (kind === 'dropped' && was.startsWith('https:') && !isTrustworthy(after.url)) {
    return { text: t`The Referer isn’t sent from an HTTPS page to a plain HTTP URL.`, source };
  }
  const isCut = kind === 'changed' && to.join() === `${originOf(was)}/`;
  return isCut && originOf(was) !== originOf(after.url)
    ? {
        text: t`The Referrer-Policy in effect sends only the page’s origin to other origins.`,
        source,
      }
    : undefined;
}

/** The policy set by the response before a hop. */
function policyBefore({ hops }: RedirectChain, index: number): string | undefined {
  const headers = hops[index - 1]?.response?.headers ?? [];
  return parseReferrerPolicy(headerValues(headers, 'referrer-policy'));
}

function revalidationRule({ kind }: ChangeCase): HeaderRule | undefined {
  if (kind === 'dropped') return undefined;
  return {
    text: t`The client likely has an earlier response for this URL and checks whether it is still
      valid.`,
    source: 'RFC 9111 §4.3.1',
  };
}

function trustRule({ name, kind, before, after }: ChangeCase): HeaderRule | undefined {
  if (kind !== 'changed' && isTrustworthy(before.url) !== isTrustworthy(after.url)) {
    const isHint = /^sec-ch-/i.test(name);
    const source = isHint ? 'Client Hints Infrastructure' : 'Fetch Metadata §2';
    return { text: t`${name} is sent only over HTTPS or to this machine.`, source };
  }
  return name.toLowerCase() === 'sec-fetch-site' && kind === 'changed'
    ? {
        text: t`Sec-Fetch-Site reflects the most distant origin in the redirect chain.`,
        source: 'Fetch Metadata §2.3',
      }
    : undefined;
}

/** The rules of HTTP-redirect fetch apply to redirects that a server sent. */
function isHttp(hop: Hop): boolean {
  return hop.redirect?.cause === 'http';
}

/** `not-restored`: dropped by an earlier redirect, and still missing although the request has come back. */
export type HeaderChangeKind = 'dropped' | 'added' | 'changed' | 'not-restored';
