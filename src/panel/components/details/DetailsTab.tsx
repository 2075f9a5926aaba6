import type { RedirectChain } from '../../../core/chain/chain.ts';
import type { EnrichedChain } from '../../../core/chain/network-facts.ts';
import { assertNever } from '../../assert-never.ts';
import type { TabId } from '../../details/details-tabs.ts';
import { BodyTab } from './BodyTab.tsx';
import { CookiesTab } from './CookiesTab.tsx';
import { HeadersTab } from './HeadersTab.tsx';
import { HopsTab } from './HopsTab.tsx';
import { OtherClients } from './OtherClients.tsx';
import { RawTab } from './RawTab.tsx';
import { TimingTab } from './TimingTab.tsx';

interface DetailsTabProps {
  readonly tab: TabId;
  readonly chain: EnrichedChain;
  /** It comes out of a file. */
  readonly imported: boolean;
  /** The journey that it belongs to, itself among the others. */
  readonly journey: readonly RedirectChain[];
  /** The hop that is to be seen among the hops. */
  readonly hop: number | undefined;
  /** What is searched for among the headers, from chain to chain. */
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onSelect: (id: string) => void;
  /** Shows a hop in its place in the story. */
  readonly onShowHop: (index: number) => void;
}

/** What stands under one tab. */
export function DetailsTab({ tab, ...props }: DetailsTabProps) {
  switch (tab) {
    case 'hops':
      return <HopsTab {...props} />;
    case 'headers':
      return <HeadersTab {...props} />;
    case 'cookies':
      return <CookiesTab {...props} />;
    case 'body':
      return <BodyTab {...props} />;
    case 'timing':
      return <TimingTab {...props} />;
    case 'clients':
      return <OtherClients {...props} />;
    case 'raw':
      return <RawTab {...props} />;
    default:
      return assertNever(tab);
  }
}
