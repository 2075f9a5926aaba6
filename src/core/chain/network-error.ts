/** Names of network errors, `net::ERR_…` in Chromium and `NS_…` in Firefox: their meaning, and their words. */

import { type Message, msg, t, translate } from '../text/i18n.ts';

/** What the list shows if the browser's own words don't fit a cell. */
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
 * Puts a name into words: `net::ERR_CONNECTION_REFUSED` → `connection refused`, `NS_ERROR_REDIRECT_LOOP` → `redirect
 * loop`. Returns anything else unchanged.
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

/** Returns whether a request was canceled rather than refused. */
export function isAborted(error: string): boolean {
  return error === 'net::ERR_ABORTED' || /^NS_(?:BINDING_ABORTED|ERROR_ABORT)$/.test(error);
}

/** Returns whether a browser stopped because of too many redirects. */
export function isRedirectLimit(error: string | undefined): boolean {
  return error === 'net::ERR_TOO_MANY_REDIRECTS' || error === 'NS_ERROR_REDIRECT_LOOP';
}

/** Returns whether Chromium refused to follow a redirect. */
export function isInvalidRedirect(error: string): boolean {
  return error === 'net::ERR_INVALID_REDIRECT' || error === 'net::ERR_UNSAFE_REDIRECT';
}

/** Returns whether Chromium found that a request can't continue, for example because its body is gone. */
export function isInvalidArgument(error: string): boolean {
  return error === 'net::ERR_INVALID_ARGUMENT';
}

/** Returns whether a name gives no reason: the browser's general word for failure, or Firefox's placeholder. */
export function isUnexplained(error: string): boolean {
  return error === 'net::ERR_FAILED' || error === 'NS_ERROR_DOM_BAD_URI' || isStandIn(error);
}

/** A name in a comparable form: all placeholders are the same. */
export function errorName(error: string): string {
  return isStandIn(error) ? t`unexplained error` : error;
}

/**
 * Returns whether a name is only a placeholder: if Firefox has no error to report, it names what the connection did
 * last (`NS_ERROR_NET_ON_RECEIVING_FROM`), or says that the request is already gone (`NS_ERROR_UNEXPECTED`). Which one
 * varies from run to run.
 */
function isStandIn(error: string): boolean {
  return error === 'NS_ERROR_UNEXPECTED' || /^NS_ERROR_NET_(?:ON|UNKNOWN)_/.test(error);
}
