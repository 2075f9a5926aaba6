import { t } from '../../core/text/i18n.ts';
import type { PanelActions } from '../state/actions.ts';
import { ImportButton } from './ImportButton.tsx';

interface NothingOpenProps {
  readonly actions: Pick<PanelActions, 'importFiles' | 'openExample'>;
}

/** Replaces the list in a viewer without open files. */
export function NothingOpen({ actions: { importFiles, openExample } }: NothingOpenProps) {
  return (
    <div className="empty" data-empty="nothing-open">
      <h2>{t`See the redirects in a HAR file`}</h2>
      <p>
        {t`Open or drop a HAR file from any tool, or an NDJSON file from Detour. Both may be compressed (.gz).`}
      </p>
      <p className="empty-actions">
        <ImportButton canRecord={false} onFiles={importFiles} />
        {openExample && (
          <button type="button" className="button" onClick={openExample}>
            {t`See an example`}
          </button>
        )}
      </p>
      <p>{t`Files are read on this page only. The page makes no network requests.`}</p>
    </div>
  );
}
