/**
 * Secrets in paths: links that sign in, reset a password or confirm an address hold one after the segment that says what
 * they are for.
 */
import { percentDecode } from '../canonical.ts';
import type { Layer } from '../layer.ts';
import { isNamed, wordsOf } from '../names/words.ts';
import type { Search } from '../search.ts';

const PURPOSE =
  'activat(?:e|ion)|confirm(?:ation)?|invit(?:e|ation)|magic|password(?:less)?|recover(?:y)?|reset|token|unlock|unsubscribe|verif(?:y|ication)';

/** A word that says what a link is for, alone or with what nothing parts from it: `resetpassword`, `invitations`. */
const PURPOSE_WORD = new RegExp(
  `^(?:account|email|user)?(?:${PURPOSE})s?(?:${PURPOSE}|account|email|link)?s?$`,
);

/** A longer segment is a title or a token. */
const LONGEST_PURPOSE = 60;

/** In segments: `/reset/MQ/token`, `/verify/email/token`. */
const NEAR = 2;

const SHORTEST_TOKEN = 8;

/** A scheme and a host, which say nothing of what the path is for. */
const AUTHORITY = /^(?:[a-z][\w+.-]*:)?\/\/[^/]*/i;

const SEGMENT = /^[^\s;?#&]*/;

/** Finds the tokens of a path, also of one in a fragment or a query. What people call pages is none. */
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
