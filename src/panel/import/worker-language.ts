/** The user's language in a worker, which has no part of the extension API but for the extension's own files. */
import { setLookup } from '../../core/i18n.ts';

type Catalogue = Readonly<Record<string, { readonly message: string }>>;

/**
 * Has the texts of a worker speak a language as the page's do.
 * @param locale as `_locales` spells it: `pt_BR`
 */
export async function speakLocale(locale: string): Promise<void> {
  for (const name of new Set([locale, locale.split('_', 1)[0]])) {
    if (name === 'en') return;
    const catalogue = await readCatalogue(`/_locales/${name}/messages.json`);
    if (!catalogue) continue;
    setLookup((key) => catalogue[key]?.message.replaceAll('$$', '$') ?? '');
    return;
  }
}

async function readCatalogue(path: string): Promise<Catalogue | undefined> {
  try {
    return await (await fetch(path)).json();
  } catch {
    return undefined;
  }
}
