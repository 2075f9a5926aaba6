import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react';
import { t } from '../../core/text/i18n.ts';
import type { PanelActions } from '../state/actions.ts';
import { comparedChains, comparisonKey } from '../state/comparison.ts';
import type { ComparedChain, PanelState } from '../state/types.ts';
import { sessionName } from '../ui/chain/keep-menu.ts';
import { MarkSign } from '../ui/chain/MarkSign.tsx';
import { CloseButton } from '../ui/controls/CloseButton.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import { type ComparedFinding, comparedFacts, comparisonView } from './comparison-view.ts';

interface ComparisonPaneProps {
  readonly state: PanelState;
  readonly actions: Pick<PanelActions, 'swapComparison' | 'copyComparison'>;
  readonly onClose: () => void;
}

/** Two chains side by side, in place of the details of one. */
export function ComparisonPane({ state, actions, onClose }: ComparisonPaneProps) {
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  const { before, after } = comparedChains(state) ?? {};
  const view = useMemo(() => before && after && comparisonView(before, after), [before, after]);
  const key = state.comparison && comparisonKey(state.comparison);
  // The user requested the comparison, so the focus moves to it.
  //
  // biome-ignore lint/correctness/useExhaustiveDependencies: a different comparison is a new request
  useEffect(() => body.current?.focus({ preventScroll: true }), [key]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  if (!before || !after || !view || !state.comparison) return null;
  const sessionOf = ({ session }: ComparedChain) => sessionName(session, state);
  return (
    <section className="details comparison" aria-label={t`Comparison`} onKeyDown={onKeyDown}>
      <header className="details-header">
        <h2>{t`Comparison`}</h2>
        <Buttons actions={actions} />
        <CloseButton name={t`Close comparison`} onClick={onClose} />
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields */}
      <div
        ref={body}
        role="group"
        className="comparison-body"
        aria-labelledby={id}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
        tabIndex={0}
      >
        <p id={id} className="comparison-headline" data-judgement={view.judgement}>
          <strong>{view.name}</strong> <span>{view.facts}</span>
        </p>
        <Findings findings={view.findings} />
        <ComparisonTable
          hops={view.hops}
          before={comparedFacts(before, sessionOf(state.comparison.before))}
          after={comparedFacts(after, sessionOf(state.comparison.after))}
        />
      </div>
    </section>
  );
}

function Buttons({ actions }: Pick<ComparisonPaneProps, 'actions'>) {
  return (
    <span className="comparison-buttons">
      <button
        type="button"
        className="button"
        title={t`Swap the before and after chains`}
        onClick={actions.swapComparison}
      >
        {t`Swap`}
      </button>
      <button
        type="button"
        className="button"
        title={t`Copy the comparison for an issue, without secrets`}
        onClick={actions.copyComparison}
      >
        {t`Copy as Markdown`}
      </button>
    </span>
  );
}

function Findings({ findings }: { readonly findings: readonly ComparedFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="comparison-findings" aria-label={t`Findings`}>
      {findings.map(({ key, word, wordText, severity, title, text }) => (
        <li key={key} data-word={word}>
          <span className="comparison-word">{wordText}</span>
          <MarkSign mark={severity} title={title} />
          <span data-part="finding-text">{text}</span>
        </li>
      ))}
    </ul>
  );
}
