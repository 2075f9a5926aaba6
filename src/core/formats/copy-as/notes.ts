/** Notes about requests that a format can't send unchanged. */
import { t } from '../../text/i18n.ts';
import type { SentRequest } from './sent-request.ts';

/**
 * Returns the notes, in sentences.
 * @param requests what is sent, with its headers
 * @param lost additional characters that the format omits
 */
export function notesOn(
  requests: readonly Pick<SentRequest, 'body' | 'headers'>[],
  lost = '',
): string[] {
  const replaced = requests.flatMap(({ headers }) => headers.map((header) => header.lost)).join('');
  return [
    ...(requests.some(({ body }) => body.kind === 'unknown')
      ? [t`A body was not recorded and is left out.`]
      : []),
    ...(replaced === ''
      ? []
      : [t`Control characters in headers are replaced with spaces: ${codes(replaced)}.`]),
    ...(lost === ''
      ? []
      : [
          t`This format can’t contain these control characters, which are left out: ${codes(lost)}.`,
        ]),
  ];
}

/** `U+0000, U+001B`, without repetitions. */
function codes(characters: string): string {
  return [...new Set(characters)]
    .map((character) => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0'))
    .sort()
    .map((code) => `U+${code}`)
    .join(', ');
}
