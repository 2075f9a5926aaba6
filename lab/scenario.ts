/**
 * What a lab scenario is: data. The server answers from it, the page sends from it, the tests expect from it and the
 * docs quote it; nothing about a scenario is written anywhere else.
 */
import { PRELOADED_HSTS_HOST } from './urls.ts';

/** The browsers that Detour is measured in. */
export type Browser = 'chromium' | 'firefox';

/**
 * A request's body. `fields` is urlencoded, `multipart` is multipart/form-data, `blob` is text sent as a Blob, `file` is
 * multipart with a File that script made, `binary` is bytes that are not UTF-8.
 */
export type SendBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'multipart'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'blob'; readonly text: string; readonly type: string }
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  | { readonly kind: 'binary'; readonly size: number };

/**
 * What on the page sends the request. `form` and `navigate` leave the page, `open` (window.open) and `link` (a link with
 * target=_blank, which implies noopener) send it from a new tab.
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
  /** GET unless given; a beacon is always a POST. */
  readonly method?: string;
  /** The lab's main host, localhost, unless given. */
  readonly host?: string;
  /** Plain http unless given. */
  readonly scheme?: 'https';
  /** Path, query and fragment below the scenario: `/old?page=2#part`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: SendBody;
  readonly redirect?: RequestRedirect;
  readonly credentials?: RequestCredentials;
}

/** A gate's name; `forever` is one that nobody opens: the server never answers. */
export type Gate = string;

/** What the server does with a request before it answers. */
interface AnswerBase {
  /** The answer waits at this gate until `lab.release(gate)` is called. */
  readonly hold?: Gate;
  /** How CORS preflights for it are answered; absent: 204 where `cors` allows it, else 403. */
  readonly preflight?: ResponseAnswer;
}

/** The connection is cut without an answer. */
export interface CutAnswer extends AnswerBase {
  readonly destroy: true;
}

/** A response. */
export interface ResponseAnswer extends AnswerBase {
  readonly destroy?: never;
  readonly status: number;
  /** The reason phrase, where it is not the standard's. */
  readonly statusText?: string;
  /**
   * The Location header as it is sent, byte for byte, once placeholders are filled in (see `expand` in urls.ts):
   * `{path}` is `/s/<id>`, `{http://b.localhost}` and `{//b.localhost}` are that host with its port and `/s/<id>`,
   * `{query}` is the request's own query with its question mark.
   * Absent: no such header; "": an empty one.
   */
  readonly location?: string;
  /** A list of values makes as many header fields. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /**
   * Header lines as they are written to the socket, a character a byte, for what no well-behaved server sends. `headers`
   * and `cors` have no say then.
   */
  readonly rawHeaders?: readonly string[];
  /** Any origin may read the answer, with credentials. */
  readonly cors?: true;
  /** How requests without any cookie are answered, where that is another matter. */
  readonly withoutCookies?: ResponseAnswer;
  /** `user:password`, without which a request is answered by a challenge: 401 (RFC 7617). */
  readonly credentials?: string;
  /** The content type of `body`. */
  readonly type?: string;
  /** Placeholders are filled in. Absent: nothing for a 3xx, else a short account of the request. */
  readonly body?: string;
}

export type Answer = CutAnswer | ResponseAnswer;

/** Recorded chains as lines of text: what `toLines` of src/core/formats/chain-text.ts prints, with URLs shortened. */
export type ChainLines = readonly (readonly string[])[];

export interface Scenario {
  /** kebab-case; part of the scenario's URLs. */
  readonly id: string;
  /** The heading that it stands under. */
  readonly group: string;
  readonly title: string;
  /** One or two sentences: where it is met in real life and what to look at. */
  readonly story: string;
  /** The host that serves the scenario's page: localhost unless given. */
  readonly pageHost?: string;
  /** Several requests are sent one after the other. */
  readonly send: Send | readonly Send[];
  /**
   * Answers by path on the main host (`/old`), by host and path elsewhere (`b.localhost/new`). A key with a query goes
   * before the one without; one with https:// and a host is for https alone, and goes before those without. `/` is the scenario's page and not to be used.
   */
  readonly answers: Readonly<Record<string, Answer>>;
  /** The chains that must be recorded, in the order in which they begin; none for what is not a redirect. */
  readonly expect: ChainLines | Readonly<Record<Browser, ChainLines>>;
  /** Two of its chains begin at the same moment, and which is first is the browser's chance. */
  readonly inAnyOrder?: true;
  /** What the panel shows of them in Chromium, where DevTools' network log tells more than webRequest. */
  readonly withNetworkLog?: ChainLines;
  /**
   * The chains in a browser whose preloaded HSTS list is not in force: both browsers ignore a list that has become too
   * old. Present where the scenario relies on that list.
   */
  readonly withoutPreloadedHsts?: ChainLines;
  /** How long it does nothing in between, in ms. */
  readonly pause?: number;
  /** Where the scenario stands in its group's table, for groups that are one. */
  readonly cell?: { readonly row: string; readonly column: string };
}

/** The requests that a scenario's page sends, in order. */
export function sendsOf(scenario: Scenario): readonly Send[] {
  return isOneSend(scenario.send) ? [scenario.send] : scenario.send;
}

/** The method of a request as it leaves the page. */
export function methodOf(send: Send): string {
  return send.method ?? (send.by === 'beacon' ? 'POST' : 'GET');
}

/**
 * The chains that a browser must be seen to make of a scenario, by webRequest alone.
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

/** The chains that the panel must show of a scenario, with what DevTools' network log adds to them. */
export function shownChains(scenario: Scenario, browser: Browser, lacksList = false): ChainLines {
  const expected = expectedChains(scenario, browser, lacksList);
  return browser === 'chromium' && !lacksList ? (scenario.withNetworkLog ?? expected) : expected;
}

/**
 * Returns whether a browser's preloaded HSTS list is not in force, by what the lab received of a scenario that relies on
 * it: a browser with a list never sends a plain request to a host on that list.
 */
export function lacksPreloadedHsts(
  scenario: Scenario,
  log: readonly { readonly url: string }[],
): boolean {
  if (!scenario.withoutPreloadedHsts) return false;
  return log.some(({ url }) => url.startsWith(`http://${PRELOADED_HSTS_HOST}/`));
}

/** Returns whether the browsers truly differ in what they make of a scenario. */
export function differsByBrowser(scenario: Scenario): boolean {
  return isPerBrowser(scenario.expect);
}

/** Returns whether a scenario leaves its page, so that its `<output>` never tells how it ended. */
export function leavesPage(scenario: Scenario): boolean {
  return sendsOf(scenario).some(({ by }) => by === 'form' || by === 'navigate');
}

/**
 * Returns whether a scenario works only in a browser with the lab's hosts, its certificate and
 * test/extensions/redirector.
 */
export function needsOwnBrowser(scenario: Scenario): boolean {
  return /lab\.dev|lab\.test|example\.com|https:|by-extension/.test(
    JSON.stringify([scenario.send, scenario.answers]),
  );
}

/** The gates to be opened at which a scenario's answers wait, in no certain order. */
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
