import type { DrivenBrowser } from '../../scripts/browsers/index.ts';
import { readChain } from '../../src/background/storage/stored.ts';
import type { RedirectChain } from '../../src/core/chain/chain.ts';

/** The chains that the background has saved and that mention one of these texts. */
export async function storedChains(
  browser: DrivenBrowser,
  texts: readonly string[],
): Promise<RedirectChain[]> {
  const stored = await browser.background.evaluate<string[]>(
    `(globalThis.browser ?? chrome).storage.session.get(null).then((all) => Object.entries(all)
      .filter(([key, kept]) => key.startsWith('chain:')
        && ${JSON.stringify(texts)}.some((text) => kept.includes(text)))
      .map(([, kept]) => kept))`,
  );
  return stored.flatMap((text) => readChain(text)?.chain ?? []);
}
