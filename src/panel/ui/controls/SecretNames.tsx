import { useState } from 'react';
import { t } from '../../../core/text/i18n.ts';
import { readNames } from './secret-names.ts';

interface SecretNamesProps {
  readonly names: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
}

/** The user's own names of secrets. */
export function SecretNames({ names, onChange }: SecretNamesProps) {
  // The text being typed, whose commas are not yet separators.
  const [text, setText] = useState(names.join(', '));
  return (
    <label className="secret-names">
      {t`Additional secret names`}
      <input
        type="text"
        className="filter"
        placeholder="tenant, X-Internal-Key"
        title={t`Headers, parameters, form fields and JSON members whose values are also secret,
          separated by commas`}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          onChange(readNames(target.value));
        }}
      />
    </label>
  );
}
