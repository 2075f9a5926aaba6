import { t } from '../../../core/text/i18n.ts';
import { FoldedText } from '../../ui/text/FoldedText.tsx';
import type { LayersView } from './layers-view.ts';

/** Who sent a redirect and what it passed through, each with its evidence; collapsed. */
export function HopLayers({ view }: { readonly view: LayersView }) {
  return (
    <details data-part="layers">
      <summary>{t`Who answered`}</summary>
      <dl className="headers">
        {view.rows.map(({ part, name, layer, level, evidence }) => (
          <div key={`${part} ${layer}`} data-part={part}>
            <dt>{`${name}: `}</dt>
            <dd className={level ? undefined : 'muted'}>
              <span data-part="layer">
                <FoldedText text={layer} />
              </span>
              {level && (
                <>
                  {', '}
                  <span data-part="level" title={level.meaning}>
                    {level.word}
                  </span>
                </>
              )}
              {evidence !== undefined && (
                <span className="muted" data-part="layer-evidence">
                  {' ('}
                  <FoldedText text={evidence} />
                  {')'}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
