import { useState } from 'react';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { REDIRECT_STATUSES, type RedirectStatus } from '../../../core/http/status-codes.ts';
import { t } from '../../../core/text/i18n.ts';
import { Disclosure } from '../controls/Disclosure.tsx';
import { FoldedText } from '../text/FoldedText.tsx';
import { firstStatus, type WhatIfView, whatIfView } from './what-if-view.ts';

interface WhatIfProps {
  readonly chain: RedirectChain;
  readonly hop: number;
  /** The initially selected status. */
  readonly initial?: RedirectStatus;
}

/**
 * What the next request would be if a hop had returned another status; collapsed. Nothing if no server redirected it.
 */
export function WhatIf({ chain, hop, initial = firstStatus(chain, hop) }: WhatIfProps) {
  if (initial === undefined) return null;
  return (
    <div className="what-if">
      <Disclosure part="what-if" summary={t`What if hop ${hop + 1} returned ${initial}?`}>
        <Prediction chain={chain} hop={hop} initial={initial} />
      </Disclosure>
    </div>
  );
}

function Prediction({ chain, hop, initial }: Required<WhatIfProps>) {
  const [status, setStatus] = useState(initial);
  const view = whatIfView(chain, hop, status);
  return (
    <div className="what-if-body">
      <label>
        {t`Status`}{' '}
        <select
          value={status}
          onChange={(event) => setStatus(Number(event.target.value) as RedirectStatus)}
        >
          {REDIRECT_STATUSES.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      {view.rows.length > 0 && <Requests view={view} status={status} />}
      <p className="explanation" data-part="what-if-sentence">
        {view.sentence}
      </p>
      {view.clients.length > 0 && (
        <Disclosure part="what-if-clients" summary={t`Other clients with ${status}`}>
          <dl className="what-if-clients">
            {view.clients.map(({ text, names }) => (
              <div key={text}>
                <dt>{text}</dt>
                <dd>{names}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      )}
    </div>
  );
}

/** The observed request and the predicted one, side by side. */
function Requests({ view, status }: { readonly view: WhatIfView; readonly status: number }) {
  const { rows, answered } = view;
  const isCompared = rows.some(({ seen }) => seen !== undefined);
  return (
    <table className="what-if-table">
      <thead>
        <tr>
          <td />
          {isCompared && <th scope="col">{t`Recorded with ${answered}`}</th>}
          <th scope="col">{t`Predicted with ${status}`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, seen, next, differs }) => (
          <tr key={name} data-differs={differs || undefined}>
            <th scope="row">{name}</th>
            {isCompared && <td>{seen !== undefined && <FoldedText text={seen} />}</td>}
            <td>{differs ? <strong>{next}</strong> : <FoldedText text={next} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
