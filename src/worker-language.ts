/** The user's language in a worker, which has no access to the extension API except the extension's own files. */
import { setLookup } from './core/text/i18n.ts';

type Catalogue = ReadonlyMap<string, { readonly message: string }>;

/**
 * Sets the language of a worker's texts.
 * @param tag the page's `language`
 */
export async function speakLanguage(tag: string): Promise<void> {
  if (tag === 'en') return;
  const file = `/_locales/${tag.replace('-', '_')}/messages.json`;
  const catalogue = await readCatalogue(file);
  setLookup((key) => catalogue.get(key)?.message.replaceAll('$$', '$') ?? '');
}

/** A file in English is better than none. */
async function readCatalogue(file: string): Promise<Catalogue> {
  try {
    return new Map(Object.entries(await (await fetch(file)).json()));
  } catch {
    return new Map();
  }
}
