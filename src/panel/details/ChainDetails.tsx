import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { RedirectChain } from '../../core/chain/chain.ts';
import { hopCount } from '../../core/text/counts.ts';
import { t } from '../../core/text/i18n.ts';
import { Boundary } from '../ui/boundary/Boundary.tsx';
import { SourceChips } from '../ui/chain/SourceChips.tsx';
import { CloseButton } from '../ui/controls/CloseButton.tsx';
import { ContextMenu } from '../ui/menu/ContextMenu.tsx';
import type { MenuItem } from '../ui/menu/menu.ts';
import { useContextMenu } from '../ui/menu/use-context-menu.ts';
import { CopyMenu } from './CopyMenu.tsx';
import { DetailsTab } from './DetailsTab.tsx';
import { detailsFacts } from './details-facts.ts';
import { loadTab, saveTab, type TabId } from './details-tabs.ts';
import { TabList } from './TabList.tsx';

interface ChainDetailsProps {
  readonly chain: RedirectChain;
  /** The inspected tab. */
  readonly tabId: number | undefined;
  /** Whether the chain comes from a file. */
  readonly imported: boolean;
  /** The user's own names of secrets. */
  readonly secretNames: readonly string[];
  /** The chains of the journey, including this one. */
  readonly journey: readonly RedirectChain[];
  /** The result of `earlierOf` for this chain. */
  readonly earlier: readonly RedirectChain[];
  /** Buttons that keep the chain, and the user's note. */
  readonly keeper: ReactNode;
  readonly note: ReactNode;
  readonly onSelect: (id: string) => void;
  readonly onClose: () => void;
  /** The items of a hop's menu or, without an index, of the chain's. */
  readonly menuOf: (hop: number | undefined) => readonly MenuItem[];
}

/** The details of a chain, in tabs. Only the current tab is computed. */
export function ChainDetails(props: ChainDetailsProps) {
  const { chain, tabId, secretNames, journey, keeper, note, onSelect, onClose, menuOf } = props;
  const section = useRef<HTMLElement>(null);
  const facts = detailsFacts(chain, journey);
  const menu = useContextMenu((target) => {
    const hop = hopAt(target);
    const name = hop === undefined ? hopCount(chain.hops.length) : t`Hop ${hop + 1}`;
    return { name, items: menuOf(hop) };
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  const show = (chainId: string) => {
    // The pressed button disappears with its chain.
    section.current?.focus();
    onSelect(chainId);
  };
  return (
    <section
      ref={section}
      className="details"
      aria-label={t`Chain details`}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      {...menu.handlers}
    >
      <header className="details-header">
        <h2>{hopCount(chain.hops.length)}</h2>
        <SourceChips chain={chain} tabId={tabId} />
        <span className="details-facts" title={facts}>
          {facts}
        </span>
        {keeper}
        <CopyMenu chain={chain} secretNames={secretNames} />
        <CloseButton name={t`Close details`} onClick={onClose} />
      </header>
      {note}
      <Tabs {...props} onSelect={show} />
      {menu.open && <ContextMenu {...menu.open} />}
    </section>
  );
}

/** The index of the hop that an element belongs to; undefined if it belongs to the whole chain. */
function hopAt(target: Element): number | undefined {
  const { hopIndex, ofHop } =
    target.closest<HTMLElement>('[data-hop-index], [data-of-hop]')?.dataset ?? {};
  const index = hopIndex ?? ofHop;
  return index === undefined ? undefined : Number(index);
}

type TabsProps = Pick<ChainDetailsProps, 'chain' | 'imported' | 'journey' | 'earlier' | 'onSelect'>;

function Tabs({ chain, imported, journey, earlier, onSelect }: TabsProps) {
  const id = useId();
  const [tab, setTab] = useState(loadTab);
  const [search, setSearch] = useState('');
  const [wanted, setWanted] = useState<{ chainId: string; hop: number }>();
  const choose = (next: TabId, hop?: number) => {
    setTab(next);
    setWanted(hop === undefined ? undefined : { chainId: chain.id, hop });
    saveTab(next);
  };
  return (
    <>
      <TabList tab={tab} id={id} panelId={`${id}-panel`} onChoose={(next) => choose(next)} />
      <div
        key={`${tab} ${chain.id}`}
        role="tabpanel"
        id={`${id}-panel`}
        className="tab-panel"
        data-shown={tab}
        aria-labelledby={`${id}-${tab}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard (ARIA APG, tabs pattern)
        tabIndex={0}
      >
        <Boundary what="tab" part={tab} chain={chain} of={chain}>
          <DetailsTab
            tab={tab}
            chain={chain}
            imported={imported}
            journey={journey}
            earlier={earlier}
            hop={wanted?.chainId === chain.id ? wanted.hop : undefined}
            search={search}
            onSearch={setSearch}
            onSelect={onSelect}
            onShowHop={(hop) => choose('hops', hop)}
          />
        </Boundary>
      </div>
    </>
  );
}
