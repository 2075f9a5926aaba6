import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { CloseButton } from '../controls/CloseButton.tsx';
import { HopTracks, TransitionTracks } from '../tracks/Tracks.tsx';
import { WhatIf } from '../what-if/WhatIf.tsx';
import {
  type CardSubject,
  type ComparedStatuses,
  type Drawing,
  type DrawnRequest,
  toCard,
} from './status-card.ts';

interface StatusCardProps {
  readonly chain: RedirectChain;
  readonly hop: number;
  readonly subject: CardSubject;
  readonly onClose: () => void;
}

/** What a status means, what happens to method and body, and how it compares with others. */
export function StatusCard({ chain, hop, subject, onClose }: StatusCardProps) {
  const card = toCard(subject);
  if (!card) return null;
  const { title, meaning, facts, source, scenarios, drawings, compared } = card;
  return (
    <>
      <div className="card-header">
        <h2>{title}</h2>
        {source && (
          <a href={source.url} target="_blank" rel="noreferrer">
            {source.text}
          </a>
        )}
        <CloseButton name={t`Close`} onClick={onClose} />
      </div>
      <p>{meaning}</p>
      <div className="card-drawings">
        {drawings.map((drawing) => (
          <DrawingItem key={drawing.title} drawing={drawing} />
        ))}
      </div>
      {compared && <Comparison compared={compared} />}
      <WhatIf chain={chain} hop={hop} />
      <dl className="card-facts">
        {facts.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{t`Lab scenarios`}</dt>
          <dd className="code">{scenarios.join(', ')}</dd>
        </div>
      </dl>
    </>
  );
}

/** What happens to method and body, drawn as in a chain. */
function DrawingItem({ drawing }: { readonly drawing: Drawing }) {
  const { title, before, answer, transition, verdict, after } = drawing;
  return (
    <figure>
      <figcaption className="muted">{title}</figcaption>
      <ol>
        <RequestItem request={before} />
        <li className="transition" data-verdict={verdict}>
          <TransitionTracks track={transition} />
          {answer}
        </li>
        <RequestItem request={after} />
      </ol>
    </figure>
  );
}

function RequestItem({ request }: { readonly request: DrawnRequest }) {
  return (
    <li className="hop">
      <HopTracks track={request.track} />
      {request.text}
    </li>
  );
}

function Comparison({ compared }: { readonly compared: ComparedStatuses }) {
  return (
    <table className="card-table">
      <thead>
        <tr>
          <td />
          {compared.columns.map(({ status, current }) => (
            <th key={status} scope="col" aria-current={current || undefined}>
              {status}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {compared.rows.map(({ name, cells }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {compared.columns.map(({ status, current }, index) => (
              <td key={status} data-current={current || undefined}>
                {cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
