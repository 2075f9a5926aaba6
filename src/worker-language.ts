/** The user's language in a worker, which has no part of the extension API but for the extension's own files. */
import { setLookup } from './core/text/i18n.ts';

type Catalogue = ReadonlyMap<string, { readonly message: string }>;

/**
 * Has the texts of a worker speak as the page's do.
 * @param tag what `language` says in the page
 */
export async function speakLanguage(tag: string): Promise<void> {
  if (tag === 'en') return;
  const file = `/_locales/${tag.replace('-', '_')}/messages.json`;
  const catalogue = await readCatalogue(file);
  setLookup((key) => catalogue.get(key)?.message.replaceAll('$$', '$') ?? '');
}

/** Better a file in English than none. */
async function readCatalogue(file: string): Promise<Catalogue> {
  try {
    return new Map(Object.entries(await (await fetch(file)).json()));
  } catch {
    return new Map();
  }
}
