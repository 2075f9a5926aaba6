import { Fragment } from 'react';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { StatusChip } from '../../ui/status/StatusChip.tsx';
import { type StatusStep, stepsText, stepText } from '../../ui/status/status-steps.ts';
import { countText, hiddenSteps } from './content-width.ts';

interface StatusStepsProps {
  readonly chain: RedirectChain;
  readonly steps: readonly StatusStep[];
  /** The room in their cell in CSS pixels. */
  readonly room: number;
  /** Whether their row is selected, so that a click on them has no other effect. */
  readonly open: boolean;
}

/**
 * The responses of a chain in order. If they don't all fit, their number replaces some: `302 › +4 › 200`. The document
 * contains all of them, for screen readers and for copying.
 */
export function StatusSteps({ chain, steps, room, open }: StatusStepsProps) {
  const hidden = hiddenSteps(steps, room);
  const { from, to } = hidden ?? { from: 0, to: 0 };
  const draw = (step: StatusStep, index: number) => (
    <Fragment key={index}>
      {index > 0 && <Separator />}
      <Step chain={chain} step={step} open={open} />
    </Fragment>
  );
  return (
    <>
      {steps.slice(0, from).map(draw)}
      {hidden && (
        <>
          <span className="visually-hidden">
            {(from > 0 ? SEPARATOR : '') + stepsText(steps.slice(from, to))}
          </span>
          <span
            className="steps-count"
            data-count={(from > 0 ? SEPARATOR : '') + countText(hidden)}
          />
        </>
      )}
      {steps.slice(to).map((step, index) => draw(step, to + index))}
    </>
  );
}

const SEPARATOR = ' › ';

function Separator() {
  return <span className="separator">{SEPARATOR}</span>;
}

interface StepProps extends Pick<StatusStepsProps, 'chain' | 'open'> {
  readonly step: StatusStep;
}

function Step({ chain, step, open }: StepProps) {
  const { subject, tone, hop = 0 } = step;
  const text = stepText(step);
  if (!open || subject === undefined) {
    return (
      <span className="step" data-tone={tone}>
        {text}
      </span>
    );
  }
  return <StatusChip chain={chain} hop={hop} subject={subject} tone={tone} text={text} inRow />;
}
