import { type ReactNode, useState } from 'react';

interface DisclosureProps {
  readonly part: string;
  readonly summary: string;
  readonly children: ReactNode;
}

/** Content that is rendered only while it is open, since hostile pages send ten thousand headers. */
export function Disclosure({ part, summary, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  return (
    <details data-part={part} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children}
    </details>
  );
}
