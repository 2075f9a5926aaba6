import { t } from '../../core/text/i18n.ts';
import { MarkSign } from '../ui/chain/MarkSign.tsx';
import { Dialog } from '../ui/controls/Dialog.tsx';
import { type HelpSection, helpMarks, helpSections } from './help-view.ts';

interface HelpDialogProps {
  readonly mac: boolean;
  readonly onClose: () => void;
}

/** The keyboard shortcuts, and what the marks mean. */
export function HelpDialog({ mac, onClose }: HelpDialogProps) {
  const [anywhere, ...others] = helpSections(mac);
  return (
    <Dialog title={t`Keyboard shortcuts and marks`} onClose={onClose}>
      <div className="help">
        {anywhere && <Keys section={anywhere} />}
        {/* Here, two columns come out alike. */}
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
    </Dialog>
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
