/** Layers in words. Text from the network is not escaped for display. */
import { type Message, msg, t, translate } from '../text/i18n.ts';
import { sizeText } from '../text/quantities.ts';
import type { Layers } from './index.ts';
import type { Evidence, KnownLayer, Level } from './layer.ts';

const LEVELS: Readonly<Record<Level, Message>> = {
  declared: msg`declared`,
  measured: msg`measured`,
  likely: msg`likely`,
};

/** What a level means, for its tooltip. */
const LEVEL_MEANINGS: Readonly<Record<Level, Message>> = {
  declared: msg`A response header names it`,
  measured: msg`Among the servers Detour was tested against, only this one sends such a redirect`,
  likely: msg`The response looks like its redirects, but others can send the same`,
};

/** The word for how a layer is known. */
export function levelName(level: Level): string {
  return translate(LEVELS[level]);
}

/** Explains that word in a sentence. */
export function levelMeaning(level: Level): string {
  return translate(LEVEL_MEANINGS[level]);
}

/** The evidence for a layer: `X-Powered-By: Express`. */
export function evidenceText(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'header':
      return `${headerName(evidence.name)}: ${evidence.value}`;
    case 'headers':
      return evidence.inOrder
        ? t`headers in its order: ${evidence.names.map(headerName).join(', ')}`
        : t`headers it sends together: ${evidence.names.map(headerName).join(', ')}`;
    case 'body':
      return t`the body is as long as its own page for this redirect (${sizeText(evidence.bytes)})`;
    case 'cookie':
      return `Set-Cookie: ${evidence.name}`;
  }
}

/** Who answered, in a few words: `by Express, via nginx`; undefined if nothing is known. */
export function layersText({ author, passed }: Layers): string | undefined {
  const through = passed.map(({ layer }) => layer.name).join(', ');
  if (!author) return through === '' ? undefined : t`via ${through}`;
  const { layer, level } = author;
  if (level === 'likely')
    return through === '' ? t`likely by ${layer.name}` : t`likely by ${layer.name}, via ${through}`;
  return through === '' ? t`by ${layer.name}` : t`by ${layer.name}, via ${through}`;
}

/** A layer with how it is known and by what: `Express, declared (X-Powered-By: Express)`. */
export function knownLayerText({ layer, level, evidence }: KnownLayer): string {
  return `${layer.name}, ${levelName(level)} (${evidenceText(evidence)})`;
}

/** As most write it: HTTP/2 sends all names in lower case. */
function headerName(name: string): string {
  return SPECIAL_NAMES.get(name) ?? name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}

const SPECIAL_NAMES: ReadonlyMap<string, string> = new Map([
  ['cf-ray', 'CF-RAY'],
  ['x-xss-protection', 'X-XSS-Protection'],
  ['x-aspnet-version', 'X-AspNet-Version'],
]);
