import { useId, useState } from 'react';
import { t } from '../../core/text/i18n.ts';
import { FoldedText } from '../ui/text/FoldedText.tsx';
import type { ComparedHop, ComparedLine } from './comparison-view.ts';
import type { TextRun } from './text-runs.ts';

interface ComparisonTableProps {
  readonly hops: readonly ComparedHop[];
  /** What distinguishes the two chains from others. */
  readonly before: string;
  readonly after: string;
}

/** Two chains, hop by hop: side by side if there is room, otherwise one above the other. */
export function ComparisonTable({ hops, before, after }: ComparisonTableProps) {
  return (
    <table className="comparison-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t`Item`}</span>
          </th>
          <th scope="col">
            <span className="visually-hidden">{t`Change`}</span>
          </th>
          <SideHeader name={t`Before`} facts={before} />
          <SideHeader name={t`After`} facts={after} />
        </tr>
      </thead>
      {hops.map((hop) => (
        <Hop key={hop.key} hop={hop} />
      ))}
    </table>
  );
}

function SideHeader({ name, facts }: { readonly name: string; readonly facts: string }) {
  return (
    <th scope="col" title={facts}>
      <span className="comparison-name">{name}</span> <span className="muted">{facts}</span>
    </th>
  );
}

function Hop({ hop }: { readonly hop: ComparedHop }) {
  const { name, word, times, lines, routine, notes } = hop;
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <tbody id={id} data-hop={word}>
      <tr className="comparison-hop">
        <th scope="rowgroup" colSpan={4}>
          <span className="comparison-name">{name}</span> <span className="muted">{times}</span>
        </th>
      </tr>
      {lines.map((line) => (
        <Line key={line.key} line={line} />
      ))}
      {notes.map((note) => (
        <tr key={note} className="comparison-note">
          <td colSpan={4}>{note}</td>
        </tr>
      ))}
      {routine.length > 0 && (
        <tr className="comparison-note">
          <td colSpan={4}>
            <button
              type="button"
              className="unfold"
              aria-expanded={open}
              aria-controls={id}
              data-part="routine"
              title={t`Values that differ between any two recordings: dates, identifiers,
                single-use values`}
              onClick={() => setOpen(!open)}
            >
              {t`Routine differences: ${routine.length}`}
            </button>
          </td>
        </tr>
      )}
      {open && routine.map((line) => <Line key={line.key} line={line} isRoutine />)}
    </tbody>
  );
}

interface LineProps {
  readonly line: ComparedLine;
  readonly isRoutine?: boolean;
}

function Line({ line, isRoutine = false }: LineProps) {
  const { label, name, word, wordText, before, after } = line;
  return (
    <tr data-word={word} data-routine={isRoutine || undefined}>
      <th scope="row">
        {label}
        {name !== undefined && <span className="code"> {name}</span>}
      </th>
      <td className="comparison-word">{wordText}</td>
      <Value side={t`Before`} runs={before} />
      <Value side={t`After`} runs={after} />
    </tr>
  );
}

interface ValueProps {
  readonly side: string;
  readonly runs: readonly TextRun[] | undefined;
}

function Value({ side, runs }: ValueProps) {
  return (
    <td className="comparison-value code" data-side={side} data-none={!runs || undefined}>
      {runs ? <Runs runs={runs} /> : <span className="muted">{t`none`}</span>}
    </td>
  );
}

function Runs({ runs }: { readonly runs: readonly TextRun[] }) {
  return runs.map(({ text, changed }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a run is identified by its position
    <span key={index} className="run" data-changed={changed || undefined}>
      <FoldedText text={text} />
    </span>
  ));
}
