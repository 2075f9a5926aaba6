import { useRef } from 'react';
import { t } from '../../core/text/i18n.ts';

interface ImportButtonProps {
  /** Whether there is a recording in addition to files. */
  readonly canRecord: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Lets the user choose files to open. */
export function ImportButton({ canRecord, onFiles }: ImportButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="button"
        title={
          canRecord
            ? t`Open HAR or NDJSON files (.har, .json, .ndjson, .gz) alongside the recording, or
                drop them on the panel`
            : t`Open HAR or NDJSON files (.har, .json, .ndjson, .gz), or drop them on this page`
        }
        onClick={() => input.current?.click()}
      >
        {canRecord ? t`Import` : t`Open files`}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={t`Files to open`}
        accept=".har,.harp,.json,.ndjson,.jsonl,.gz,application/json,application/x-ndjson,application/gzip"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // Allows the same file to be selected again.
          target.value = '';
        }}
      />
    </>
  );
}
