import type { ComponentProps } from 'react';
import { CloseButton } from '../controls/CloseButton.tsx';
import { Boundary, CopyDiagnostics } from './Boundary.tsx';

interface PaneBoundaryProps extends Omit<ComponentProps<typeof Boundary>, 'instead'> {
  readonly closeName: string;
  readonly onClose: () => void;
}

/** A boundary around the pane beside the list, which can still be closed if its content can't be displayed. */
export function PaneBoundary({ closeName, onClose, ...props }: PaneBoundaryProps) {
  return (
    <Boundary
      {...props}
      instead={({ sentence, failure }) => (
        <section className="details problem" role="alert" data-problem={failure.part}>
          <p>{sentence}</p>
          <CopyDiagnostics failure={failure} />
          <CloseButton name={closeName} onClick={onClose} />
        </section>
      )}
    />
  );
}
