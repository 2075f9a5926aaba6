/** The viewer's language: it contains the translations, because it has no file to read them from. */
import portuguese from '../../public/_locales/pt_BR/messages.json' with { type: 'json' };
import { setLookup } from '../core/text/i18n.ts';

/** A Map, because a plain object has inherited names. In the built viewer, an entry is the translation itself. */
const PORTUGUESE = new Map<string, string | { readonly message: string }>(
  Object.entries(portuguese),
);

/** Sets the language of all texts by its tag; English if there is no translation. */
export function speak(tag: string): void {
  if (!/^pt\b/i.test(tag)) return;
  setLookup((key) => {
    const entry = PORTUGUESE.get(key) ?? '';
    return (typeof entry === 'string' ? entry : entry.message).replaceAll('$$', '$');
  });
}
