/** Where a text names secrets, by the kind of text that it is, and what of it must stay. */
import { findInBody } from './bodies.ts';
import type { TextKind } from './chain-texts.ts';
import { findInHeader, headerSyntax, isPlainHeader } from './headers.ts';
import type { IsSecretName } from './names.ts';
import { findParameters } from './parameters.ts';
import type { SecretPlace } from './secret-place.ts';

const ABSOLUTE = /^[a-z][\w+.-]*:\/\//i;

/** A URL's scheme and authority, and the "/" that its path begins with (RFC 3986 §3). */
const AUTHORITY = /^(?:[a-z][\w+.-]*:)?(?:[\\/]{2}[^\\/?#]*)?[\\/]?/i;

/** Finds the places of a text that name a secret. */
export function findPlaces(text: string, kind: TextKind, isSecret: IsSecretName): SecretPlace[] {
  switch (kind.kind) {
    case 'url':
      return findParameters(text, isSecret, 'url');
    case 'text':
      return findParameters(text, isSecret, ABSOLUTE.test(text) ? 'url' : 'text');
    case 'body':
      return findInBody(text, isSecret);
    case 'header':
      return findInHeader(kind.name, text, isSecret);
    case 'field':
      return isSecret(kind.name)
        ? [{ start: 0, end: text.length, name: kind.name, kind: 'form field' }]
        : findPlaces(text, { kind: 'text' }, isSecret);
  }
}

/**
 * How much of a text's beginning is left as it is where it names no secret: who was asked stays readable, and a URL
 * stays one.
 */
export function keptLength(text: string, kind: TextKind): number {
  if (kind.kind === 'header' && isPlainHeader(kind.name, text)) return text.length;
  const isUrl =
    kind.kind === 'url' ||
    (kind.kind === 'header' && headerSyntax(kind.name) === 'url') ||
    (kind.kind !== 'body' && ABSOLUTE.test(text));
  return isUrl ? (AUTHORITY.exec(text)?.[0].length ?? 0) : 0;
}
