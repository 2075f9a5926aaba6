/** The user's language in a worker, which has no part of the extension API but for the extension's own files. */
import { setLookup } from '../../core/i18n.ts';

type Catalogue = Readonly<Record<string, { readonly message: string }>>;

/**
 * Has the texts of a worker speak a language as the page's do.
 * @param locale as the browser spells it: `pt_BR` in Chromium, as in `_locales`, and `pt-BR` in Firefox
 */
export async function speakLocale(locale: string): Promise<void> {
  const whole = locale.replaceAll('-', '_');
  for (const name of new Set([whole, whole.split('_', 1)[0]])) {
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
