/**
 * The type of a lab scenario, which is data. The server responds, the page sends, the tests expect and the docs quote
 * according to it; nothing about a scenario is written anywhere else.
 */
import { PRELOADED_HSTS_HOST } from './urls.ts';

/** The browsers in which Detour is tested. */
export type Browser = 'chromium' | 'firefox';

/**
 * A request's body. `fields` is urlencoded, `multipart` is multipart/form-data, `blob` is text sent as a Blob, `file`
 * is multipart with a File created by a script, `binary` is bytes that are not UTF-8.
 */
export type SendBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'multipart'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'blob'; readonly text: string; readonly type: string }
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  | { readonly kind: 'binary'; readonly size: number };

/**
 * What on the page sends the request. `form` and `navigate` leave the page; `open` (window.open) and `link` (a link
 * with target=_blank, which implies noopener) send it from a new tab.
 */
export type SendBy =
  | 'form'
  | 'fetch'
  | 'navigate'
  | 'open'
  | 'link'
  | 'image'
  | 'script'
  | 'iframe'
  | 'beacon';

/** How the scenario's page sends a request. */
export interface Send {
  readonly by: SendBy;
  /** GET by default; a beacon is always a POST. */
  readonly method?: string;
  /** By default, the lab's main host, localhost. */
  readonly host?: string;
  /** HTTP by default. */
  readonly scheme?: 'https';
  /** Path, query and fragment below the scenario: `/old?page=2#part`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: SendBody;
  readonly redirect?: RequestRedirect;
  readonly credentials?: RequestCredentials;
}

/** The name of a gate; `forever` is never opened, so the server never responds. */
export type Gate = string;

/** What the server does with a request before it responds. */
interface AnswerBase {
  /** Holds the response at this gate until `lab.release(gate)` is called. */
  readonly hold?: Gate;
  /** How its CORS preflights are answered. Default: 204 if `cors` allows it, otherwise 403. */
  readonly preflight?: ResponseAnswer;
}

/** Closes the connection without a response. */
export interface CutAnswer extends AnswerBase {
  readonly destroy: true;
}

/** A response. */
export interface ResponseAnswer extends AnswerBase {
  readonly destroy?: never;
  readonly status: number;
  /** The reason phrase, if it is not the standard one. */
  readonly statusText?: string;
  /**
   * The Location header as sent, byte for byte, after its placeholders were replaced (see `expand` in urls.ts):
   * `{path}` is `/s/<id>`, `{http://b.localhost}` and `{//b.localhost}` are that host with its port and `/s/<id>`,
   * `{query}` is the request's own query with its question mark. Absent: no such header; "": an empty one.
   */
  readonly location?: string;
  /** A list of values makes as many header fields. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /**
   * Header lines as written to the socket, one character per byte, for what no well-behaved server sends. `headers` and
   * `cors` are then ignored.
   */
  readonly rawHeaders?: readonly string[];
  /** Whether any origin may read the response, with credentials. */
  readonly cors?: true;
  /** The response to requests without any cookie, if it differs. */
  readonly withoutCookies?: ResponseAnswer;
  /** `user:password`; a request without them gets a challenge: 401 (RFC 7617). */
  readonly credentials?: string;
  /** The content type of `body`. */
  readonly type?: string;
  /** Its placeholders are replaced. Absent: nothing for a 3xx, otherwise a short description of the request. */
  readonly body?: string;
}

export type Answer = CutAnswer | ResponseAnswer;

/** Recorded chains as lines of text: the output of `toLines` in src/core/formats/chain-text.ts with shortened URLs. */
export type ChainLines = readonly (readonly string[])[];

export interface Scenario {
  /** kebab-case; part of the scenario's URLs. */
  readonly id: string;
  /** The heading of its group. */
  readonly group: string;
  readonly title: string;
  /** One or two sentences: where it occurs in real life and what to look at. */
  readonly story: string;
  /** The host that serves the scenario's page. Default: localhost. */
  readonly pageHost?: string;
  /** Several requests are sent one after another. */
  readonly send: Send | readonly Send[];
  /**
   * Responses by path on the main host (`/old`), by host and path elsewhere (`b.localhost/new`). A key with a query
   * takes precedence over one without; one with https:// and a host applies only to HTTPS, and takes precedence over
   * those without. `/` is the scenario's page and can't be used.
   */
  readonly answers: Readonly<Record<string, Answer>>;
  /** The chains that must be recorded, in the order in which they begin; empty if there is no redirect. */
  readonly expect: ChainLines | Readonly<Record<Browser, ChainLines>>;
  /** Whether two of its chains begin at the same moment, so that their order is random. */
  readonly inAnyOrder?: true;
  /** What the panel shows in Chromium, if DevTools' network log contains more than webRequest. */
  readonly withNetworkLog?: ChainLines;
  /**
   * The chains in a browser whose preloaded HSTS list is not in force: both browsers ignore a list that is too old.
   * Present if the scenario relies on that list.
   */
  readonly withoutPreloadedHsts?: ChainLines;
  /** A pause between requests, in milliseconds. */
  readonly pause?: number;
  /** The scenario's position in its group's table, for groups that have one. */
  readonly cell?: { readonly row: string; readonly column: string };
}

/** Returns the requests that a scenario's page sends, in order. */
export function sendsOf(scenario: Scenario): readonly Send[] {
  return isOneSend(scenario.send) ? [scenario.send] : scenario.send;
}

/** Returns the method of a request as it leaves the page. */
export function methodOf(send: Send): string {
  return send.method ?? (send.by === 'beacon' ? 'POST' : 'GET');
}

/**
 * Returns the chains that a browser must make of a scenario, by webRequest alone.
 * @param lacksList whether the browser's preloaded HSTS list is not in force
 */
export function expectedChains(
  { expect, withoutPreloadedHsts }: Scenario,
  browser: Browser,
  lacksList = false,
): ChainLines {
  if (lacksList && withoutPreloadedHsts) return withoutPreloadedHsts;
  return isPerBrowser(expect) ? expect[browser] : expect;
}

/** Returns the chains that the panel must show for a scenario, with what DevTools' network log adds to them. */
export function shownChains(scenario: Scenario, browser: Browser, lacksList = false): ChainLines {
  const expected = expectedChains(scenario, browser, lacksList);
  return browser === 'chromium' && !lacksList ? (scenario.withNetworkLog ?? expected) : expected;
}

/**
 * Returns whether a browser's preloaded HSTS list is not in force, according to what the lab received in a scenario
 * that relies on it: a browser with a list never sends a plain HTTP request to a host on that list.
 */
export function lacksPreloadedHsts(
  scenario: Scenario,
  log: readonly { readonly url: string }[],
): boolean {
  if (!scenario.withoutPreloadedHsts) return false;
  return log.some(({ url }) => url.startsWith(`http://${PRELOADED_HSTS_HOST}/`));
}

/** Returns whether the browsers really make different chains of a scenario. */
export function differsByBrowser(scenario: Scenario): boolean {
  return isPerBrowser(scenario.expect);
}

/** Returns whether a scenario leaves its page, so that its `<output>` never shows the result. */
export function leavesPage(scenario: Scenario): boolean {
  return sendsOf(scenario).some(({ by }) => by === 'form' || by === 'navigate');
}

/**
 * Returns whether a scenario requires a browser with the lab's hosts, its certificate and test/extensions/redirector.
 */
export function needsOwnBrowser(scenario: Scenario): boolean {
  return /lab\.dev|lab\.test|example\.com|https:|by-extension/.test(
    JSON.stringify([scenario.send, scenario.answers]),
  );
}

/** Returns the gates to open at which a scenario's responses are held, in no particular order. */
export function gatesOf(scenario: Scenario): string[] {
  return Object.values(scenario.answers).flatMap(({ hold }) =>
    hold === undefined || hold === 'forever' ? [] : [hold],
  );
}

function isOneSend(send: Scenario['send']): send is Send {
  return 'by' in send;
}

function isPerBrowser(expect: Scenario['expect']): expect is Readonly<Record<Browser, ChainLines>> {
  return 'chromium' in expect;
}
