/** The tab that a panel in a tab of its own inspects: DevTools would show which, and go with it. */
import { t } from '../../core/text/i18n.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import type { InspectedTab } from '../state/types.ts';

/** As much of a tab as the browser tells. */
interface TabFacts {
  readonly title?: string;
  readonly url?: string;
}

interface TabEvent<Arguments extends readonly unknown[]> {
  addListener(listener: (...given: Arguments) => void): void;
}

/** The part of the extension API that has to do with it; pages within DevTools have none of it in Firefox. */
export interface Tabs {
  get(tabId: number): Promise<TabFacts>;
  readonly onUpdated: TabEvent<[tabId: number, changes: object, tab: TabFacts]>;
  readonly onRemoved: TabEvent<[tabId: number]>;
}

const UNKNOWN: InspectedTab = { title: '', url: '', closed: false };

/** Tells of the tab now and at every change, until it is closed; one that is not there is closed, too. */
export function followTab(
  tabs: Tabs,
  inspected: number,
  onChange: (tab: InspectedTab) => void,
): void {
  let last = UNKNOWN;
  const tell = (tab: InspectedTab) => {
    if (last.closed) return;
    last = tab;
    onChange(tab);
  };
  const close = () => tell({ ...last, closed: true });
  tell(UNKNOWN);
  tabs.onUpdated.addListener((tabId, _changes, tab) => {
    if (tabId === inspected) tell(toInspected(tab));
  });
  tabs.onRemoved.addListener((tabId) => {
    if (tabId === inspected) close();
  });
  tabs.get(inspected).then((tab) => tell(toInspected(tab)), close);
}

function toInspected({ title = '', url = '' }: TabFacts): InspectedTab {
  return { title, url, closed: false };
}

/** What is inspected, in words that are safe to show. */
export function inspectedText({ title, url }: InspectedTab): string {
  const [name, address] = [visibleText(title), visibleText(url)];
  if (address === '') return t`Inspecting a page that the browser hides from extensions`;
  return name === '' || name === address
    ? t`Inspecting ${address}`
    : t`Inspecting “${name}”, ${address}`;
}
