import type { RedirectChain } from '../../../core/chain/chain.ts';
import { StatusChip } from '../../ui/status/StatusChip.tsx';
import { type StatusStep, stepText } from '../../ui/status/status-steps.ts';
import { stepsWidth } from './content-width.ts';

interface StatusStepsProps {
  readonly chain: RedirectChain;
  readonly steps: readonly StatusStep[];
  /** The width of their column in CSS pixels. */
  readonly room: number;
  /** Whether their row is selected, so that a click on them has no other effect. */
  readonly open: boolean;
}

/** The responses of a chain in order. If they don't all fit, `…` replaces those in the middle. */
export function StatusSteps({ chain, steps, room, open }: StatusStepsProps) {
  const texts = steps.map(stepText);
  const last = steps.length - 1;
  return (
    <span className="steps" data-short={(last > 1 && stepsWidth(steps) > room) || undefined}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is identified by its index
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
