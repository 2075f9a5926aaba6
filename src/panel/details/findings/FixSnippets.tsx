import { useState } from 'react';
import { t } from '../../../core/text/i18n.ts';
import { recall, remember } from '../../state/remembered.ts';
import { Disclosure } from '../../ui/controls/Disclosure.tsx';
import { CopyButton } from '../../ui/copy/CopyButton.tsx';
import type { FixView } from './finding-view.ts';

/**
 * Remembers the server that the user chose, since few people run two. The server that sent the redirect, if known, has
 * priority.
 */
const SERVER_KEY = 'detour.server';

interface FixSnippetsProps {
  readonly fixes: readonly FixView[];
}

/** The line to change in a server's configuration, to copy. */
export function FixSnippets({ fixes }: FixSnippetsProps) {
  return (
    <Disclosure part="fix" summary={t`Configuration fix`}>
      <Choice fixes={fixes} />
    </Disclosure>
  );
}

function Choice({ fixes }: FixSnippetsProps) {
  const [fixName, setFixName] = useState(fixes[0]?.name);
  const [server, setServer] = useState(() => fixes[0]?.answeredBy ?? recall(SERVER_KEY));
  const fix = fixes.find(({ name }) => name === fixName) ?? fixes[0];
  const snippet = fix?.snippets.find((each) => each.server === server) ?? fix?.snippets[0];
  if (!fix || !snippet) return null;
  const choose = (wanted: string) => {
    remember(SERVER_KEY, wanted);
    setServer(wanted);
  };
  return (
    <div className="fix">
      <div className="fix-choice">
        {fixes.length > 1 && (
          <Select
            label={t`Response`}
            value={fix.name}
            all={fixes.map(({ name }) => name)}
            onChange={setFixName}
          />
        )}
        <Select
          label={t`Server`}
          value={snippet.server}
          all={fix.snippets.map((each) => each.server)}
          onChange={choose}
        />
        <CopyButton key={snippet.text} text={snippet.text} />
      </div>
      <pre className="fix-text" data-part="snippet">
        {snippet.text}
      </pre>
      <p className="fix-tried">{snippet.tried}</p>
    </div>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly all: readonly string[];
  readonly onChange: (value: string) => void;
}

function Select({ label, value, all, onChange }: SelectProps) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {all.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </select>
  );
}
