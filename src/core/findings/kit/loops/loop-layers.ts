/** Which layers keep a loop going, as far as their responses show it. */
import type { Hop } from '../../../chain/chain.ts';
import type { Cycle } from '../../../chain/loop.ts';
import { type Layers, layersOf } from '../../../layers/index.ts';
import { t } from '../../../text/i18n.ts';
import { listText, urlText } from '../texts/url-text.ts';

/** Names the layers that redirect against each other; "" if the responses don't show two. */
export function loopLayersText(hops: readonly Hop[], { start, length }: Cycle): string {
  const lap = hops.slice(start, start + length).map((hop) => ({ hop, ...layersOf(hop) }));
  const authors = new Set(lap.flatMap(({ author }) => author?.layer.name ?? []));
  if (authors.size > 1) {
    const sent = lap.flatMap(({ hop, author }) =>
      author ? [t`${author.layer.name} redirects ${urlText(hop.url)}`] : [],
    );
    return t`Different layers send these redirects: ${listText(sent)}.`;
  }
  const [name] = authors;
  const through = throughText(lap);
  if (name === undefined || through === '') return '';
  return lap.every(({ author }) => author !== undefined)
    ? t`${name} sends these redirects, and they pass through ${through}.`
    : t`${name} sends some of these redirects. The others pass through ${through} and don’t show
      their sender.`;
}

/** Layers in front of another one that may redirect by themselves. */
function throughText(lap: readonly Layers[]): string {
  const names = lap.flatMap(({ passed }) =>
    passed
      .filter(({ layer }) => layer.kind === 'cdn' || layer.kind === 'proxy')
      .map(({ layer }) => layer.name),
  );
  return listText([...new Set(names)]);
}
