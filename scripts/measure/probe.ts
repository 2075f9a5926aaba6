/** What every client is asked to send, and what is noted of it. */
import type { Target } from '../../src/core/clients/model.ts';

/** 300 to 308, without 306, which is unused (RFC 9110 §15.4.7). */
const STATUSES = [300, 301, 302, 303, 304, 305, 307, 308];

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** One request that a client is to send. Header values are given by the user of the client, as `-H` does. */
export interface ProbeRequest {
  readonly method: string;
  readonly url: string;
  /** Absent: no body, and no Content-Type. */
  readonly body?: string;
  readonly contentType?: string;
  /** "" for none, here and of Cookie. */
  readonly authorization: string;
  readonly cookie: string;
}

/** One redirect, and how a client is told to meet it. `id` is the first part of its URLs' path. */
export interface Probe {
  readonly id: string;
  readonly status: number;
  readonly target: Target;
  readonly request: ProbeRequest;
}

/** What the server saw of a client that met a redirect: a row of lab/measured/clients.json. */
export interface ClientRow {
  readonly client: string;
  readonly version: string;
  readonly status: number;
  readonly method: string;
  readonly crossOrigin: boolean;
  readonly target: Target;
  /** A request for the Location arrived. What follows is of that request, null where there was none. */
  readonly followed: boolean;
  readonly sentMethod: string | null;
  readonly bodyBytes: number | null;
  readonly contentType: string | null;
  /** The Authorization and the Cookie that the user set were sent on. */
  readonly authorization: boolean | null;
  readonly cookie: boolean | null;
}

/** What else the server saw of a client: a row of lab/measured/client-facts.json. */
export interface ClientFacts {
  readonly client: string;
  readonly version: string;
  /** How many redirects it follows before it gives up; null where it followed more than a hundred. */
  readonly limit: number | null;
  /** It sent a `#` in a request, of its own URL or of the Location. */
  readonly sendsFragment: boolean;
  /** It sent a cookie that the redirect itself had set. */
  readonly keepsCookies: boolean;
  /** It sent the user's Authorization again to a host that another, to which it was not sent, had led back to. */
  readonly restoresAuthorization: boolean;
  /** It followed a GET to another host without Authorization and Cookie, and not with them. Absent: it makes no difference. */
  readonly refusesCredentials?: true;
}

/** Two origins between which redirects lead. */
export type Way = readonly [from: string, to: string];

/** The origins of the server: what is asked first, and what redirects lead to. */
export interface Origins {
  readonly http: string;
  readonly https: string;
  readonly otherHost: string;
  readonly otherPort: string;
  /** The same host by http and by https on their default ports, where this process may listen there. */
  readonly defaultPorts?: Way;
  /** A host and one below it, where the machine finds both here. */
  readonly subdomain?: Way;
}

const BODY = 'twenty-four bytes, sent.';
const WITHOUT_BODY: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Makes a request as all are asked for: with Authorization and Cookie, and with a body of 24 B in text/plain where the
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

/** Every status and method is tried to these; to the others a redirect that may change the method and one that may not. */
const THOROUGH: readonly Target[] = ['same-origin', 'other-host'];

/** All probes, with GET and POST where not every method is tried. What the server does not have is left out. */
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

/** Where redirects to each target begin and lead. */
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
