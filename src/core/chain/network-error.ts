/** Names of network errors, `net::ERR_…` in Chromium and `NS_…` in Firefox: what they mean, and in words. */

import { type Message, msg, t, translate } from '../text/i18n.ts';

/** What a list says where the browser's own words are longer than a cell. */
const SHORT: ReadonlyMap<string, Message> = new Map([
  ['too many redirects', msg`too many`],
  ['redirect loop', msg`too many`],
  ['connection refused', msg`refused`],
  ['connection reset', msg`reset`],
  ['net reset', msg`reset`],
  ['connection closed', msg`closed`],
  ['empty response', msg`no data`],
  ['net interrupt', msg`interrupted`],
  ['connection timed out', msg`timed out`],
  ['net timeout', msg`timed out`],
  ['name not resolved', msg`unknown host`],
  ['unknown host', msg`unknown host`],
  ['internet disconnected', msg`offline`],
  ['invalid redirect', msg`invalid`],
  ['unsafe redirect', msg`unsafe`],
  ['corrupted content', msg`corrupted`],
  ['blocked by client', msg`blocked`],
]);

/**
 * Puts a name into words: `net::ERR_CONNECTION_REFUSED` → `connection refused`, `NS_ERROR_REDIRECT_LOOP` →
 * `redirect loop`. Anything else is given back as it is.
 */
export function errorWord(error: string): string {
  if (isUnexplained(error)) return t`failed`;
  const name = /^(?:net::ERR_|NS_ERROR_|NS_BINDING_)([A-Z0-9_]+)$/.exec(error)?.[1];
  return name === undefined ? error : name.toLowerCase().replaceAll('_', ' ');
}

/** As few words as will do: `net::ERR_CONNECTION_REFUSED` → `refused`. */
export function shortErrorWord(error: string): string {
  const word = errorWord(error);
  const short = SHORT.get(word);
  return short ? translate(short) : word;
}

/** Returns whether a request was given up rather than refused by anything. */
export function isAborted(error: string): boolean {
  return error === 'net::ERR_ABORTED' || /^NS_(?:BINDING_ABORTED|ERROR_ABORT)$/.test(error);
}

/** Returns whether a browser gave up because of too many redirects. */
export function isRedirectLimit(error: string | undefined): boolean {
  return error === 'net::ERR_TOO_MANY_REDIRECTS' || error === 'NS_ERROR_REDIRECT_LOOP';
}

/** Returns whether Chromium found that a request cannot go on as it is, for instance that its body is gone. */
export function isInvalidArgument(error: string): boolean {
  return error === 'net::ERR_INVALID_ARGUMENT';
}

/** Returns whether a name gives no reason: the browser's general word for failure, or Firefox's stand-in for one. */
export function isUnexplained(error: string): boolean {
  return error === 'net::ERR_FAILED' || error === 'NS_ERROR_DOM_BAD_URI' || isStandIn(error);
}

/** A name as it can be compared: stand-ins are all alike. */
export function errorName(error: string): string {
  return isStandIn(error) ? t`unexplained error` : error;
}

/**
 * Returns whether a name only stands for one: where Firefox has no error to tell of, it names what the connection did
 * last (`NS_ERROR_NET_ON_RECEIVING_FROM`), or says that the request is gone already (`NS_ERROR_UNEXPECTED`). Which of
 * them it is changes from run to run.
 */
function isStandIn(error: string): boolean {
  return error === 'NS_ERROR_UNEXPECTED' || /^NS_ERROR_NET_(?:ON|UNKNOWN)_/.test(error);
}
