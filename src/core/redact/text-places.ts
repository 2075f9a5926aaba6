/** Where a text names secrets, depending on its kind, and which part of it must stay. */

import { t } from '../text/i18n.ts';
import type { TextKind } from './chain-texts.ts';
import { LONGEST } from './known-secrets.ts';
import { Layer } from './layer.ts';
import type { IsSecretName } from './names/names.ts';
import { findInHeader, isPlainHeader, isUrlHeader } from './places/headers.ts';
import { findKnownFormats } from './places/known-formats.ts';
import { findByLooks, findInBody } from './places/looks.ts';
import { findInUrl } from './places/parameters.ts';
import { type CountSteps, Search } from './search.ts';
import type { SecretPlace } from './secret-place.ts';

/** Begins a URL that names its server. */
export const ABSOLUTE = /^[a-z][\w+.-]*:\/\//i;

/** A URL's scheme and authority, and the leading "/" of its path (RFC 3986 §3). Text may continue after white space. */
const AUTHORITY = /^(?:[a-z][\w+.-]*:)?(?:[\\/]{2}[^\\/?#\s]*)?[\\/]?/i;

/** Finds the places in a text that name a secret. A text that is too long to search is treated as one secret. */
export function findPlaces(
  text: string,
  kind: TextKind,
  isSecret: IsSecretName,
  count: CountSteps = () => {},
): SecretPlace[] {
  const search = new Search(isSecret, findByLooks, count);
  const layer = new Layer(text);
  if (text.length > LONGEST) {
    const rest = layer.slice(keptLength(text.slice(0, LONGEST), kind));
    search.take(rest, t`text too long to search`, 'text', rest);
    return search.places;
  }
  findByKind(layer, kind, search);
  findKnownFormats(layer, search);
  return search.places;
}

function findByKind(layer: Layer, kind: TextKind, search: Search): void {
  if (kind.kind === 'url') findInUrl(layer, search);
  else if (kind.kind === 'body') findInBody(layer, search);
  else if (kind.kind === 'header') findInHeader(kind.name, layer, search);
  else if (kind.kind === 'field' && search.isSecret(kind.name, layer.text))
    search.found(layer, kind.name, 'form field');
  else findByLooks(layer, search);
}

/**
 * Returns how much of a text's beginning stays unless it names a secret there: the requested host stays readable, and a
 * URL stays a URL.
 */
export function keptLength(text: string, kind: TextKind): number {
  if (kind.kind === 'header' && isPlainHeader(kind.name, text)) return text.length;
  const isUrl =
    kind.kind === 'url' ||
    (kind.kind === 'header' && isUrlHeader(kind.name)) ||
    (kind.kind !== 'body' && ABSOLUTE.test(text));
  return isUrl ? (AUTHORITY.exec(text)?.[0].length ?? 0) : 0;
}
