import { useMemo } from 'react';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { MoreButton } from '../../ui/controls/MoreButton.tsx';
import { SearchField } from '../../ui/controls/SearchField.tsx';
import { useFirst } from '../../ui/controls/use-first.ts';
import { toPattern } from '../../ui/text/highlight.ts';
import { MarkedText } from '../../ui/text/MarkedText.tsx';
import { EncodedText } from '../decode/EncodedText.tsx';
import { HopHeading } from '../HopHeading.tsx';
import { findHeaders, type HeaderBlock, type HeaderLine, headersView } from './headers-view.ts';

interface HeadersTabProps {
  readonly chain: RedirectChain;
  /** The search text. */
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onShowHop: (index: number) => void;
}

/** All headers of a chain: the headers that each hop sent beside those sent before, and those of its response. */
export function HeadersTab({ chain, search, onSearch, onShowHop }: HeadersTabProps) {
  const all = useMemo(() => headersView(chain), [chain]);
  const pattern = toPattern(search);
  const { hops, found, total } = findHeaders(all, pattern);
  return (
    <div className="tab-body">
      <SearchField
        label={t`Search headers`}
        value={search}
        found={pattern ? t`${found} of ${total} headers` : ''}
        onChange={onSearch}
      />
      {hops.map(({ index, blocks }) => (
        <section key={index} data-of-hop={index}>
          <HopHeading chain={chain} index={index} onShowHop={onShowHop} />
          {blocks.map((block) => (
            <Block key={block.part} block={block} pattern={pattern} />
          ))}
        </section>
      ))}
    </div>
  );
}

interface BlockProps {
  readonly block: HeaderBlock;
  readonly pattern: RegExp | undefined;
}

function Block({ block, pattern }: BlockProps) {
  const { part, title, note, besideHop, lines } = block;
  const { first, rest, showMore } = useFirst(lines);
  if (lines.length === 0)
    return <p className="block-title muted">{t`${title}: ${note ?? t`none`}`}</p>;
  const isCompared = besideHop !== undefined;
  const LineRow = isCompared ? ComparedLine : PlainLine;
  return (
    <>
      <table
        className="evidence"
        data-of={isCompared ? 'compared-headers' : 'plain-headers'}
        data-part={part}
      >
        <caption className="block-title">{title}</caption>
        {isCompared ? <ComparedHead besideHop={besideHop} /> : <PlainHead />}
        <tbody>
          {first.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, the order is fixed
            <LineRow key={place} line={line} pattern={pattern} />
          ))}
        </tbody>
      </table>
      <MoreButton rest={rest} onMore={showMore} />
    </>
  );
}

function PlainHead() {
  return (
    <thead className="visually-hidden">
      <tr>
        <th>{t`Header`}</th>
        <th>{t`Value`}</th>
      </tr>
    </thead>
  );
}

function ComparedHead({ besideHop }: { readonly besideHop: number }) {
  return (
    <thead>
      <tr>
        <th>
          <span className="visually-hidden">{t`Change`}</span>
        </th>
        <th>
          <span className="visually-hidden">{t`Header`}</span>
        </th>
        <th>{t`Hop ${besideHop} sent`}</th>
        <th>{t`This hop sent`}</th>
      </tr>
    </thead>
  );
}

interface LineProps {
  readonly line: HeaderLine;
  readonly pattern: RegExp | undefined;
}

function PlainLine({ line: { name, after }, pattern }: LineProps) {
  return (
    <tr>
      <th scope="row">
        <MarkedText text={name} pattern={pattern} />
      </th>
      <Value name={name} text={after} pattern={pattern} />
    </tr>
  );
}

function ComparedLine({ line, pattern }: LineProps) {
  const { kind, word, name, before, after, rule, source, isRoutine } = line;
  return (
    <tr data-kind={kind} data-routine={isRoutine || undefined}>
      <td className="evidence-word">{word}</td>
      <th scope="row">
        <MarkedText text={name} pattern={pattern} />
      </th>
      {kind === 'kept' ? (
        <Value name={name} text={after} pattern={pattern} span={2} />
      ) : (
        <>
          <Value name={name} text={before} pattern={pattern} />
          <Value name={name} text={after} pattern={pattern} />
        </>
      )}
      {rule !== undefined && (
        <td className="evidence-why">
          {rule} {source !== undefined && <cite>{source}</cite>}
        </td>
      )}
    </tr>
  );
}

interface ValueProps {
  /** The header's name. */
  readonly name: string;
  /** Undefined if the request did not have it. */
  readonly text: string | undefined;
  readonly pattern: RegExp | undefined;
  readonly span?: number;
}

function Value({ name, text, pattern, span }: ValueProps) {
  if (text === undefined) return <td className="muted">{t`not sent`}</td>;
  return (
    <td className="code" colSpan={span}>
      <EncodedText name={name} text={text} pattern={pattern} />
    </td>
  );
}
