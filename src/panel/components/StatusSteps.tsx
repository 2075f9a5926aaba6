import { type StatusStep, stepText } from '../status-steps.ts';

/** The answers of a chain in order. Where there is no room for all, those in the middle are cut. */
export function StatusSteps({ steps }: { readonly steps: readonly StatusStep[] }) {
  const [first, ...others] = steps;
  const last = others.pop();
  return (
    <span className="steps">
      {first && (
        <span className="steps-end" data-tone={first.tone}>
          <Step step={first} />
        </span>
      )}
      {others.length > 0 && (
        <span className="steps-middle">
          {others.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place
            <span key={index}>
              <Separator />
              <Step step={step} />
            </span>
          ))}
        </span>
      )}
      {last && (
        <span className="steps-end" data-tone={last.tone}>
          <Separator />
          <Step step={last} />
        </span>
      )}
    </span>
  );
}

function Separator() {
  return <span className="separator">{' › '}</span>;
}

function Step({ step }: { readonly step: StatusStep }) {
  return (
    <span className="step" data-tone={step.tone}>
      {stepText(step)}
    </span>
  );
}
