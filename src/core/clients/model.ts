/** How an HTTP client follows redirects, as rules. They are held to lab/measured/clients.json, where what clients really sent is. */

/**
 * Where a redirect leads, as far as it was measured: to the same origin, to another host by the same scheme, to another port
 * of the same host, from http to https or back on the same host, between ports of their own or between 80 and 443, and to a
 * host below the first one or to the one above it.
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

/** What a client does with a redirect; of a request that it does not send nothing more is said. */
export type ClientAnswer =
  | { readonly followed: false }
  | {
      readonly followed: true;
      readonly method: string;
      readonly bodySent: boolean;
      /** Whether the Content-Type, the Authorization and the Cookie that its user set are sent on. */
      readonly contentType: boolean;
      readonly authorization: boolean;
      readonly cookie: boolean;
    };

export interface ClientModel {
  /** As in lab/measured/clients.json, and the version that was measured. */
  readonly name: string;
  readonly version: string;
  /** The methods that were measured: those that it has, or has by the way that its name tells. */
  readonly methods: readonly string[];
  /** How many redirects it follows before it gives up; undefined where it follows more than a hundred. */
  readonly limit: number | undefined;
  /** Cookies that an answer sets are sent on without its user's doing. */
  readonly keepsCookies: boolean;
  /** An Authorization that was left behind at another host is sent again once a redirect leads back. */
  readonly restoresAuthorization: boolean;
  /** It leads to another origin only what has neither Authorization nor Cookie. */
  readonly refusesCredentials: boolean;
  /** Says what it does with a redirect; undefined where that was not measured. */
  follow(request: ClientRequest, status: number, target: Target): ClientAnswer | undefined;
}

/** The credentials that a user sets by hand. */
export type UserHeader = 'authorization' | 'cookie';

/** One redirect that a rule is to judge. `next` is the method that the request goes on with. */
export interface Case {
  readonly method: string;
  readonly status: number;
  readonly target: Target;
  readonly next: string;
}

/** A client in rules; each has the most usual one as its default. */
export interface ClientRules {
  readonly name: string;
  readonly version: string;
  readonly limit?: number;
  readonly keepsCookies?: true;
  readonly restoresAuthorization?: true;
  readonly refusesCredentials?: true;
  /** As in the model. Default: all. */
  readonly methods?: readonly string[];
  /** Default: 301, 302, 303, 307 and 308. */
  readonly follows?: (redirect: Omit<Case, 'next'>) => boolean;
  /** The method of the next request. */
  readonly becomes: (status: number, method: string) => string;
  /** Whether the body is sent again. Default: with an unchanged method. */
  readonly keepsBody?: (redirect: Case) => boolean;
  /** Whether the Content-Type is. Default: with the body. */
  readonly keepsContentType?: (redirect: Case) => boolean;
  /** Default: to the same origin. */
  readonly keeps?: (header: UserHeader, redirect: Case) => boolean;
}

const ALL_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** The methods that were measured with a body. */
const WITH_BODY = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** The statuses that were measured. */
const STATUSES = [300, 301, 302, 303, 304, 305, 307, 308];

const REDIRECT_STATUSES = [301, 302, 303, 307, 308];

/** Makes the model of a client's rules. */
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
      // A request without credentials goes anywhere as it goes to its own origin.
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
