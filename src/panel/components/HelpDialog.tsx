import { t } from '../../core/i18n.ts';
import { helpMarks, helpSections } from '../help-view.ts';
import { Dialog } from './Dialog.tsx';
import { MarkSign } from './MarkSign.tsx';

interface HelpDialogProps {
  readonly mac: boolean;
  readonly onClose: () => void;
}

/** The keyboard shortcuts, and what the marks mean. */
export function HelpDialog({ mac, onClose }: HelpDialogProps) {
  return (
    <Dialog title={t`Keyboard shortcuts and marks`} onClose={onClose}>
      <div className="help">
        {helpSections(mac).map(({ title, lines }) => (
          <section key={title}>
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
        ))}
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
      </div>
    </Dialog>
  );
}
