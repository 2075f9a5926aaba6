import type { RedirectChain } from '../../core/chain.ts';
import type { EnrichedChain } from '../../core/network-log.ts';
import { assertNever } from '../assert-never.ts';
import type { TabId } from '../details-tabs.ts';
import { HopsTab } from './HopsTab.tsx';
import { OtherClients } from './OtherClients.tsx';

interface DetailsTabProps {
  readonly tab: TabId;
  readonly chain: EnrichedChain;
  /** The journey that it belongs to, itself among the others. */
  readonly journey: readonly RedirectChain[];
  /** The hop that is to be seen among the hops. */
  readonly hop: number | undefined;
  readonly onSelect: (id: string) => void;
  /** Shows a hop in its place in the story. */
  readonly onShowHop: (index: number) => void;
}

/** What stands under one tab. */
export function DetailsTab({ tab, chain, journey, hop, onSelect }: DetailsTabProps) {
  switch (tab) {
    case 'hops':
      return <HopsTab chain={chain} journey={journey} hop={hop} onSelect={onSelect} />;
    case 'clients':
      return <OtherClients chain={chain} />;
    default:
      return assertNever(tab);
  }
}
