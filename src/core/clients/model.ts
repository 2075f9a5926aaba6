/**
 * How an HTTP client follows redirects, as rules. Tests compare them with lab/measured/clients.json, which contains
 * what clients really sent.
 */

/**
 * The kinds of redirect targets that were measured: the same origin, another host with the same scheme, another port of
 * the same host, HTTP to HTTPS or back on the same host, between custom ports or between 80 and 443, and a subdomain of
 * the first host or its parent.
 */
export type Target =
  | 'same-origin'
  | 'other-host'
  | 'other-port'
  | 'to-https'
  | 'to-http'
  | 'to-https-default'
  | 'to-http-default'
  | 'to-subdomain'
  | 'to-parent';

/** A request as a client sends it. */
export interface ClientRequest {
  readonly method: string;
  readonly hasBody: boolean;
  /** Its user set neither Authorization nor Cookie. */
  readonly isBare?: boolean;
}

/** What a client does with a redirect; there are no further details if it sends no request. */
export type ClientAnswer =
  | { readonly followed: false }
  | {
      readonly followed: true;
      readonly method: string;
      readonly bodySent: boolean;
      /** Whether the Content-Type, the Authorization and the Cookie that its user set are sent along. */
      readonly contentType: boolean;
      readonly authorization: boolean;
      readonly cookie: boolean;
    };

export interface ClientModel {
  /** As in lab/measured/clients.json, with the measured version. */
  readonly name: string;
  readonly version: string;
  /** The measured methods: those that it supports, or supports in the way that its name says. */
  readonly methods: readonly string[];
  /** How many redirects it follows before it gives up; undefined if it follows more than a hundred. */
  readonly limit: number | undefined;
  /** Whether it sends cookies that a response set, without its user's help. */
  readonly keepsCookies: boolean;
  /** Whether an Authorization that was dropped for another host is sent again once a redirect leads back. */
  readonly restoresAuthorization: boolean;
  /** Whether it follows redirects to another origin only without Authorization and Cookie. */
  readonly refusesCredentials: boolean;
  /** Returns what it does with a redirect; undefined if that was not measured. */
  follow(request: ClientRequest, status: number, target: Target): ClientAnswer | undefined;
}

/** The credentials that a user sets manually. */
export type UserHeader = 'authorization' | 'cookie';

/** A redirect that a rule judges. `next` is the method of the next request. */
export interface Case {
  readonly method: string;
  readonly status: number;
  readonly target: Target;
  readonly next: string;
}

/** A client's rules; each defaults to the most common behavior. */
export interface ClientRules {
  readonly name: string;
  readonly version: string;
  readonly limit?: number;
  readonly keepsCookies?: true;
  readonly restoresAuthorization?: true;
  readonly refusesCredentials?: true;
  /** The methods, as in the model. Default: all. */
  readonly methods?: readonly string[];
  /** The followed statuses. Default: 301, 302, 303, 307 and 308. */
  readonly follows?: (redirect: Omit<Case, 'next'>) => boolean;
  /** The method of the next request. */
  readonly becomes: (status: number, method: string) => string;
  /** Whether the body is sent again. Default: if the method is unchanged. */
  readonly keepsBody?: (redirect: Case) => boolean;
  /** Whether the Content-Type is sent again. Default: with the body. */
  readonly keepsContentType?: (redirect: Case) => boolean;
  /** Whether credentials are sent along. Default: to the same origin. */
  readonly keeps?: (header: UserHeader, redirect: Case) => boolean;
}

const ALL_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** The methods that were measured with a body. */
const WITH_BODY = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** The statuses that were measured. */
const STATUSES = [300, 301, 302, 303, 304, 305, 307, 308];

const REDIRECT_STATUSES = [301, 302, 303, 307, 308];

/** Creates the model for a client's rules. */
export function toModel(rules: ClientRules): ClientModel {
  const { name, version, limit, methods = ALL_METHODS } = rules;
  return {
    name,
    version,
    methods,
    limit,
    keepsCookies: rules.keepsCookies ?? false,
    restoresAuthorization: rules.restoresAuthorization ?? false,
    refusesCredentials: rules.refusesCredentials ?? false,
    follow: ({ method, hasBody, isBare }, status, target) => {
      const isMeasured =
        STATUSES.includes(status) &&
        methods.includes(method) &&
        (!hasBody || WITH_BODY.includes(method));
      if (!isMeasured) return undefined;
      // A request without credentials is sent to any target as it is to its own origin.
      const like = rules.refusesCredentials && isBare ? 'same-origin' : target;
      return answer(rules, { method, status, target: like }, hasBody);
    },
  };
}

function answer(rules: ClientRules, redirect: Omit<Case, 'next'>, hasBody: boolean): ClientAnswer {
  const { follows = ({ status }) => REDIRECT_STATUSES.includes(status) } = rules;
  if (!follows(redirect)) return { followed: false };
  const next = rules.becomes(redirect.status, redirect.method);
  const whole = { ...redirect, next };
  const { keepsBody = isSameMethod, keeps = isSameOrigin } = rules;
  const bodySent = hasBody && keepsBody(whole);
  return {
    followed: true,
    method: next,
    bodySent,
    contentType: hasBody && (rules.keepsContentType?.(whole) ?? bodySent),
    authorization: keeps('authorization', whole),
    cookie: keeps('cookie', whole),
  };
}

function isSameMethod({ method, next }: Case): boolean {
  return method === next;
}

function isSameOrigin(_header: UserHeader, { target }: Case): boolean {
  return target === 'same-origin';
}
