import type { RedirectChain } from '../../../core/chain/chain.ts';
import { StatusChip } from '../../ui/status/StatusChip.tsx';
import { type StatusStep, stepText } from '../../ui/status/status-steps.ts';
import { stepsWidth } from './content-width.ts';

interface StatusStepsProps {
  readonly chain: RedirectChain;
  readonly steps: readonly StatusStep[];
  /** CSS pixels of their column. */
  readonly room: number;
  /** In the row that is selected, where a click on them has nothing else to do. */
  readonly open: boolean;
}

/** The answers of a chain in order. Where there is no room for all, `…` stands for those in the middle. */
export function StatusSteps({ chain, steps, room, open }: StatusStepsProps) {
  const texts = steps.map(stepText);
  const last = steps.length - 1;
  return (
    <span className="steps" data-short={(last > 1 && stepsWidth(steps) > room) || undefined}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place
        <span key={index} className={index === 0 || index === last ? undefined : 'steps-middle'}>
          {index > 0 && <span className="separator">{' › '}</span>}
          {open && step.subject !== undefined ? (
            <StatusChip
              chain={chain}
              hop={step.hop ?? 0}
              subject={step.subject}
              tone={step.tone}
              text={texts[index] ?? ''}
              inRow
            />
          ) : (
            <span className="step" data-tone={step.tone}>
              {texts[index]}
            </span>
          )}
        </span>
      ))}
    </span>
  );
}
