import { useMemo } from 'react';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { MoreButton } from '../../ui/controls/MoreButton.tsx';
import { useFirst } from '../../ui/controls/use-first.ts';
import { FoldedText } from '../../ui/text/FoldedText.tsx';
import { EncodedText } from '../decode/EncodedText.tsx';
import { HopHeading } from '../HopHeading.tsx';
import { type CookieLine, cookiesView } from './cookies-view.ts';

interface CookiesTabProps {
  readonly chain: RedirectChain;
  readonly onShowHop: (index: number) => void;
}

/** The cookies of a chain: which each hop sent, omitted and set, and why. */
export function CookiesTab({ chain, onShowHop }: CookiesTabProps) {
  const view = useMemo(() => cookiesView(chain), [chain]);
  return (
    <div className="tab-body">
      <p className="tab-summary">{view.summary}</p>
      {view.hops.map(({ index, lines, note }) => (
        <section key={index} data-of-hop={index}>
          <HopHeading chain={chain} index={index} onShowHop={onShowHop} />
          {lines.length > 0 && <Lines lines={lines} />}
          {note !== undefined && <p className="block-title muted">{note}</p>}
        </section>
      ))}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly CookieLine[] }) {
  const { first, rest, showMore } = useFirst(lines);
  return (
    <>
      <table className="evidence" data-of="all-cookies">
        <thead className="visually-hidden">
          <tr>
            <th>{t`Action`}</th>
            <th>{t`Cookie`}</th>
            <th>{t`Value and attributes`}</th>
            <th>{t`Source, destination or reason`}</th>
          </tr>
        </thead>
        <tbody>
          {first.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, the order is fixed
            <tr key={place} data-kind={line.kind} data-lost={line.isLost || undefined}>
              <td className="evidence-word">{line.word}</td>
              <th scope="row">
                <FoldedText text={line.name} />
              </th>
              <td className="evidence-set">
                <span className="code">
                  <EncodedText name={line.name} text={line.value} />
                </span>{' '}
                <span className="muted">
                  <FoldedText text={line.attributes} />
                </span>
              </td>
              <td className="evidence-fate">{line.story}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton rest={rest} onMore={showMore} />
    </>
  );
}
