import { Component, createContext, type ErrorInfo, type ReactNode, useContext } from 'react';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { CopyButton } from '../copy/CopyButton.tsx';
import { diagnosticsOf, type Failure, type Teller } from './diagnostics.ts';
import { type Displayed, problemText } from './problem-text.ts';

/** Copies the diagnostics. */
export const TellerContext = createContext<Teller>({ version: '', userAgent: '', secretNames: [] });

/** What replaces something that can't be displayed. */
export interface Problem {
  /** One display-safe sentence. */
  readonly sentence: string;
  readonly failure: Failure;
  /** Tries once more. */
  readonly retry: () => void;
}

interface BoundaryProps {
  readonly what: Displayed;
  /** The name of the part of the panel, for the diagnostics: `row`, `timing`. */
  readonly part: string;
  /** The displayed chain, if it is a single one. */
  readonly chain?: RedirectChain | undefined;
  /** When it changes, rendering is tried again. */
  readonly of?: unknown;
  /** Undefined for the sentence and a button that copies the diagnostics. */
  readonly instead?: ((problem: Problem) => ReactNode) | undefined;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly of: unknown;
  readonly caught?: { readonly error: unknown } | undefined;
  readonly componentStack: string;
}

/**
 * Limits a rendering failure to this part of the panel: everything displayed comes from strangers. React supports this
 * only in a class.
 */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { of: this.props.of, componentStack: '' };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { caught: { error } };
  }

  static getDerivedStateFromProps(
    { of }: BoundaryProps,
    state: BoundaryState,
  ): Partial<BoundaryState> | null {
    return of === state.of ? null : { of, caught: undefined, componentStack: '' };
  }

  override componentDidCatch(_error: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ componentStack: componentStack ?? '' });
  }

  override render(): ReactNode {
    const { what, part, chain, instead = showProblem, children } = this.props;
    const { caught, componentStack } = this.state;
    if (!caught) return children;
    const { error } = caught;
    return instead({
      sentence: problemText(what, error),
      failure: { part, error, componentStack, chain },
      retry: () => this.setState({ caught: undefined }),
    });
  }
}

function showProblem({ sentence, failure }: Problem): ReactNode {
  return (
    <div className="problem" role="alert" data-problem={failure.part}>
      <p>{sentence}</p>
      <CopyDiagnostics failure={failure} />
    </div>
  );
}

/** Copies the diagnostics of a failure, without secrets. */
export function CopyDiagnostics({ failure }: { readonly failure: Failure }) {
  const teller = useContext(TellerContext);
  return <CopyButton label={t`Copy diagnostics`} text={() => diagnosticsOf(failure, teller)} />;
}
