/**
 * Secrets in paths: links that sign someone in, reset a password or confirm an address have one after the segment with
 * their purpose.
 */
import { percentDecode } from '../canonical.ts';
import type { Layer } from '../layer.ts';
import { isNamed, wordsOf } from '../names/words.ts';
import type { Search } from '../search.ts';

const PURPOSE =
  'activat(?:e|ion)|confirm(?:ation)?|invit(?:e|ation)|magic|password(?:less)?|recover(?:y)?|reset|token|unlock|unsubscribe|verif(?:y|ication)';

/** A word for a link's purpose, by itself or joined with another: `resetpassword`, `invitations`. */
const PURPOSE_WORD = new RegExp(
  `^(?:account|email|user)?(?:${PURPOSE})s?(?:${PURPOSE}|account|email|link)?s?$`,
);

/** A longer segment is a title or a token. In characters. */
const LONGEST_PURPOSE = 60;

/** How many segments away the token may be: `/reset/MQ/token`, `/verify/email/token`. */
const NEAR = 2;

const SHORTEST_TOKEN = 8;

/** A scheme and a host, which say nothing about the path's purpose. */
const AUTHORITY = /^(?:[a-z][\w+.-]*:)?\/\/[^/]*/i;

const SEGMENT = /^[^\s;?#&]*/;

/** Finds the tokens in a path, also if the path is in a fragment or query. A page's name is not a token. */
export function findPathTokens(layer: Layer, search: Search): void {
  if (!layer.text.includes('/')) return;
  search.count(layer.text.length);
  const path = layer.slice(AUTHORITY.exec(layer.text)?.[0].length ?? 0);
  let purpose = '';
  let left = 0;
  for (const { index, 0: segment } of path.text.matchAll(/[^/]+/g)) {
    const written = SEGMENT.exec(segment)?.[0] ?? '';
    const read = percentDecode(written);
    const isToken = left > 0 && written.length >= SHORTEST_TOKEN && !isNamed(read);
    if (isToken) search.found(path.slice(index, index + written.length), purpose, 'path segment');
    left -= 1;
    if (!saysPurpose(read)) continue;
    purpose = read;
    left = NEAR;
  }
}

function saysPurpose(segment: string): boolean {
  return (
    segment.length <= LONGEST_PURPOSE && wordsOf(segment).some((word) => PURPOSE_WORD.test(word))
  );
}
