/**
 * Shortens the browser's name for a network error to words for the list: `net::ERR_CONNECTION_REFUSED` →
 * `connection refused`, `NS_ERROR_REDIRECT_LOOP` → `redirect loop`. Anything else is given back as it is.
 */
export function errorWord(error: string): string {
  const name = /^(?:net::ERR_|NS_ERROR_|NS_BINDING_)([A-Z0-9_]+)$/.exec(error)?.[1];
  return name === undefined ? error : name.toLowerCase().replaceAll('_', ' ');
}

/** Says whether a browser gave up because of too many redirects. */
export function isLoopError(error: string | undefined): boolean {
  return error === 'net::ERR_TOO_MANY_REDIRECTS' || error === 'NS_ERROR_REDIRECT_LOOP';
}
