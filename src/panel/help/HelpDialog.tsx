import { useState } from 'react';
import { t } from '../../core/text/i18n.ts';
import type { PanelState } from '../state/types.ts';
import { MarkSign } from '../ui/chain/MarkSign.tsx';
import { Dialog } from '../ui/controls/Dialog.tsx';
import { type HelpSection, helpMarks, helpSections } from './help-view.ts';

interface HelpDialogProps {
  readonly mac: boolean;
  readonly state: PanelState;
  /** Reads the license texts, if they are part of the page. */
  readonly readLicences: (() => Promise<string>) | undefined;
  readonly onClose: () => void;
}

/** The keyboard shortcuts, and the meaning of the marks. */
export function HelpDialog({ mac, state, readLicences, onClose }: HelpDialogProps) {
  const [anywhere, ...others] = helpSections(mac, state);
  return (
    <Dialog title={t`Keyboard shortcuts and marks`} onClose={onClose}>
      <div className="help">
        {anywhere && <Keys section={anywhere} />}
        {/* With this order, the two columns have the same length. */}
        <section>
          <h3>{t`Marks`}</h3>
          <dl data-of="marks">
            {helpMarks().map(({ sign, about }) => (
              <div key={sign}>
                <dt>
                  <MarkSign mark={sign} />
                </dt>
                <dd>{about}</dd>
              </div>
            ))}
          </dl>
        </section>
        {others.map((section) => (
          <Keys key={section.title} section={section} />
        ))}
      </div>
      {readLicences && <Licences read={readLicences} />}
    </Dialog>
  );
}

function Licences({ read }: { readonly read: () => Promise<string> }) {
  const [text, setText] = useState<string>();
  return (
    <details className="licences" onToggle={() => void read().then(setText)}>
      <summary>{t`Licenses of the software in this page`}</summary>
      <pre>{text}</pre>
    </details>
  );
}

function Keys({ section: { title, lines } }: { readonly section: HelpSection }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {lines.map(({ keys, about }) => (
          <div key={about}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
