import { useRef } from 'react';

interface ImportButtonProps {
  readonly onFiles: (files: readonly File[]) => void;
}

/** Lets the user choose files to open beside the live session. */
export function ImportButton({ onFiles }: ImportButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="button"
        title="Open HAR files (.har, .json, .gz) beside the recording; or drop them on the panel"
        onClick={() => input.current?.click()}
      >
        Import
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label="HAR files"
        accept=".har,.json,.gz,application/json,application/gzip"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}
