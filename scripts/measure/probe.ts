/** The requests that every client is told to send, and what is recorded. */
import type { Target } from '../../src/core/clients/model.ts';

/** 300 to 308, without 306, which is unused (RFC 9110 §15.4.7). */
const STATUSES = [300, 301, 302, 303, 304, 305, 307, 308];

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** A request that a client is told to send. Its user sets the headers, as with `-H`. */
export interface ProbeRequest {
  readonly method: string;
  readonly url: string;
  /** Absent for no body, and no Content-Type. */
  readonly body?: string;
  readonly contentType?: string;
  /** "" for none, also for Cookie. */
  readonly authorization: string;
  readonly cookie: string;
}

/** A redirect, and the request with which a client gets it. `id` is the first part of its URLs' path. */
export interface Probe {
  readonly id: string;
  readonly status: number;
  readonly target: Target;
  readonly request: ProbeRequest;
}

/** What the server received from a client that got a redirect: a row of lab/measured/clients.json. */
export interface ClientRow {
  readonly client: string;
  readonly version: string;
  readonly status: number;
  readonly method: string;
  readonly crossOrigin: boolean;
  readonly target: Target;
  /**
   * Whether a request for the Location arrived. The following properties describe that request, or are null if there
   * was none.
   */
  readonly followed: boolean;
  readonly sentMethod: string | null;
  readonly bodyBytes: number | null;
  readonly contentType: string | null;
  /** Whether the Authorization and the Cookie that the user set were sent along. */
  readonly authorization: boolean | null;
  readonly cookie: boolean | null;
}

/** Other observations about a client: a row of lab/measured/client-facts.json. */
export interface ClientFacts {
  readonly client: string;
  readonly version: string;
  /** How many redirects it follows before it gives up; null if it followed more than a hundred. */
  readonly limit: number | null;
  /** Whether it sent a `#` in a request, from its own URL or from the Location. */
  readonly sendsFragment: boolean;
  /** Whether it sent a cookie that the redirect itself had set. */
  readonly keepsCookies: boolean;
  /** Whether it sent the user's Authorization again after another host, which did not get it, had redirected back. */
  readonly restoresAuthorization: boolean;
  /**
   * Whether it followed a GET to another host only without Authorization and Cookie. Absent: they make no difference.
   */
  readonly refusesCredentials?: true;
}

/** Two origins between which redirects lead. */
export type Way = readonly [from: string, to: string];

/** The server's origins: the one that is requested first, and those that redirects lead to. */
export interface Origins {
  readonly http: string;
  readonly https: string;
  readonly otherHost: string;
  readonly otherPort: string;
  /** The same host over HTTP and HTTPS on their default ports, if this process may listen there. */
  readonly defaultPorts?: Way;
  /** A host and its subdomain, if the machine resolves both to loopback. */
  readonly subdomain?: Way;
}

const BODY = 'twenty-four bytes, sent.';
const WITHOUT_BODY: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Creates a request of the common form: with Authorization and Cookie, and with a body of 24 B in text/plain if the
 * method has one.
 */
export function toRequest(method: string, url: string): ProbeRequest {
  return {
    method,
    url,
    ...(!WITHOUT_BODY.includes(method) && { body: BODY, contentType: 'text/plain' }),
    authorization: 'Bearer lab-token',
    cookie: 'lab=set-by-the-user',
  };
}

/**
 * Every status and method is tried with these targets; the others get one redirect that may change the method and one
 * that may not.
 */
const THOROUGH: readonly Target[] = ['same-origin', 'other-host'];

/** All probes; only GET and POST where not every method is tried. What the server lacks is left out. */
export function toProbes(origins: Origins): Probe[] {
  const ways = Object.entries(waysOf(origins)) as [Target, Way | undefined][];
  return ways.flatMap(([target, way]) => {
    if (!way) return [];
    return THOROUGH.includes(target)
      ? cross(target, STATUSES, METHODS, way)
      : cross(target, [302, 307], ['GET', 'POST'], way);
  });
}

function cross(
  target: Target,
  statuses: readonly number[],
  methods: readonly string[],
  [origin]: Way,
): Probe[] {
  return statuses.flatMap((status) =>
    methods.map((method) => {
      const id = `${target}-${status}-${method.toLowerCase()}`;
      const request = toRequest(method, `${origin}/${id}/from/${status}/${target}`);
      return { id, status, target, request };
    }),
  );
}

/** The origins between which redirects to each target lead. */
export function waysOf(origins: Origins): Readonly<Record<Target, Way | undefined>> {
  const { http, https, otherHost, otherPort, defaultPorts, subdomain } = origins;
  return {
    'same-origin': [http, http],
    'other-host': [http, otherHost],
    'other-port': [http, otherPort],
    'to-https': [http, https],
    'to-http': [https, http],
    'to-https-default': defaultPorts,
    'to-http-default': defaultPorts && [defaultPorts[1], defaultPorts[0]],
    'to-subdomain': subdomain,
    'to-parent': subdomain && [subdomain[1], subdomain[0]],
  };
}
