/** Who sent a hop's response, as its card shows it. */
import type { Hop } from '../../../core/chain/chain.ts';
import { layersOf } from '../../../core/layers/index.ts';
import type { KnownLayer } from '../../../core/layers/layer.ts';
import {
  evidenceText,
  layersText,
  levelMeaning,
  levelName,
} from '../../../core/layers/layer-text.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';

/** One layer, as display-safe texts. */
export interface LayerRow {
  readonly part: 'author' | 'passed';
  readonly name: string;
  readonly layer: string;
  /** How it is known, and what that means; undefined if no layer is known. */
  readonly level: { readonly word: string; readonly meaning: string } | undefined;
  readonly evidence: string | undefined;
}

export interface LayersView {
  /** `by Express, via nginx`. */
  readonly brief: string;
  readonly rows: readonly LayerRow[];
}

/** Prepares what is known about who sent a hop's response for display; undefined if nothing is. */
export function layersView(hop: Hop): LayersView | undefined {
  const layers = layersOf(hop);
  const brief = layersText(layers);
  if (brief === undefined) return undefined;
  const { author, passed } = layers;
  return {
    brief: visibleText(brief),
    rows: [
      author ? toRow('author', t`Sent by`, author) : unknownAuthor(),
      ...passed.map((each) => toRow('passed', t`Passed through`, each)),
    ],
  };
}

function toRow(part: LayerRow['part'], name: string, known: KnownLayer): LayerRow {
  return {
    part,
    name,
    layer: visibleText(known.layer.name),
    level: { word: levelName(known.level), meaning: levelMeaning(known.level) },
    evidence: visibleText(evidenceText(known.evidence)),
  };
}

function unknownAuthor(): LayerRow {
  return {
    part: 'author',
    name: t`Sent by`,
    layer: t`the response doesn’t show it`,
    level: undefined,
    evidence: undefined,
  };
}
