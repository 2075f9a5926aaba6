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
  /** It comes out of a file. */
  readonly imported: boolean;
  /** The journey that it belongs to, itself among the others. */
  readonly journey: readonly RedirectChain[];
  /** What `earlierOf` finds for it. */
  readonly earlier: readonly RedirectChain[];
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
