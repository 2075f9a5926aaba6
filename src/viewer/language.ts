/** The viewer's language: it contains the translations, because it has no file to read them from. */
import portuguese from '../../public/_locales/pt_BR/messages.json' with { type: 'json' };
import { setLookup } from '../core/text/i18n.ts';
import { shortKey } from './short-key.ts';

/** Translations by short key, as the viewer's build leaves them. A Map, because a plain object has inherited names. */
const PORTUGUESE = new Map(Object.entries<unknown>(portuguese) as [string, string][]);

/** Sets the language of all texts by its tag; English if there is no translation. */
export function speak(tag: string): void {
  if (!/^pt\b/i.test(tag)) return;
  setLookup((key) => (PORTUGUESE.get(shortKey(key)) ?? '').replaceAll('$$', '$'));
}
