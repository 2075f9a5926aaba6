/** What the list says of a network error, where the browser's own words are longer than a cell. */
const SHORT: Readonly<Record<string, string>> = {
  'too many redirects': 'too many',
  'redirect loop': 'too many',
  'connection refused': 'refused',
  'connection reset': 'reset',
  'net reset': 'reset',
  'connection closed': 'closed',
  'empty response': 'no data',
  'net interrupt': 'interrupted',
  'connection timed out': 'timed out',
  'net timeout': 'timed out',
  'name not resolved': 'unknown host',
  'internet disconnected': 'offline',
  'invalid redirect': 'invalid',
  'unsafe redirect': 'unsafe',
  'corrupted content': 'corrupted',
  'blocked by client': 'blocked',
};

/**
 * Puts the browser's name for a network error into words: `net::ERR_CONNECTION_REFUSED` → `connection refused`,
 * `NS_ERROR_REDIRECT_LOOP` → `redirect loop`. Anything else is given back as it is.
 */
export function errorWord(error: string): string {
  const name = /^(?:net::ERR_|NS_ERROR_|NS_BINDING_)([A-Z0-9_]+)$/.exec(error)?.[1];
  return name === undefined ? error : name.toLowerCase().replaceAll('_', ' ');
}

/** As few words as will do: `net::ERR_CONNECTION_REFUSED` → `refused`. */
export function shortErrorWord(error: string): string {
  const word = errorWord(error);
  return SHORT[word] ?? word;
}

/** Says whether a request was given up rather than refused by anything. */
export function isAborted(error: string): boolean {
  return error === 'net::ERR_ABORTED' || /^NS_(?:BINDING_ABORTED|ERROR_ABORT)$/.test(error);
}
