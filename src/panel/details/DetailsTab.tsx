import type { RedirectChain } from '../../core/chain/chain.ts';
import { assertNever } from '../ui/assert-never.ts';
import { BodyTab } from './body/BodyTab.tsx';
import { OtherClients } from './clients/OtherClients.tsx';
import { CookiesTab } from './cookies/CookiesTab.tsx';
import type { TabId } from './details-tabs.ts';
import { HeadersTab } from './headers/HeadersTab.tsx';
import { HopsTab } from './hops/HopsTab.tsx';
import { RawTab } from './raw/RawTab.tsx';
import { TimingTab } from './timing/TimingTab.tsx';

interface DetailsTabProps {
  readonly tab: TabId;
  readonly chain: RedirectChain;
  /** Whether the chain comes from a file. */
  readonly imported: boolean;
  /** The chains of the journey, including this one. */
  readonly journey: readonly RedirectChain[];
  /** The result of `earlierOf` for this chain. */
  readonly earlier: readonly RedirectChain[];
  /** The index of the hop to scroll to. */
  readonly hop: number | undefined;
  /** The search text of the headers, kept from chain to chain. */
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onSelect: (id: string) => void;
  /** Shows a hop in the Hops tab. */
  readonly onShowHop: (index: number) => void;
}

/** The content of one tab. */
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
