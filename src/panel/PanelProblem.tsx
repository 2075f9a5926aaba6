import { t } from '../core/text/i18n.ts';
import type { PanelActions } from './state/actions.ts';
import { CopyDiagnostics, type Problem } from './ui/boundary/Boundary.tsx';

interface PanelProblemProps {
  readonly problem: Problem;
  readonly actions: Pick<PanelActions, 'clear' | 'export'>;
}

/** Replaces the panel when it can't be displayed. The recording can still be saved and cleared. */
export function PanelProblem({ problem, actions }: PanelProblemProps) {
  const { sentence, failure, retry } = problem;
  const clear = () => {
    actions.clear();
    retry();
  };
  return (
    <div className="problem" role="alert" data-problem={failure.part}>
      <p>{sentence}</p>
      <p>
        <button type="button" className="button" onClick={retry}>
          {t`Try again`}
        </button>
        <button
          type="button"
          className="button"
          title={t`Export all chains as a HAR file, without secrets`}
          onClick={() => actions.export({ format: 'har', scope: 'all', includeSecrets: false })}
        >
          {t`Export HAR`}
        </button>
        <button type="button" className="button" onClick={clear}>
          {t`Clear`}
        </button>
        <CopyDiagnostics failure={failure} />
      </p>
    </div>
  );
}
