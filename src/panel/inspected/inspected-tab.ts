/**
 * The tab that a panel in its own tab inspects. In DevTools, this would be obvious, and the panel would close with it.
 */
import { t } from '../../core/text/i18n.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import type { InspectedTab } from '../state/types.ts';

/** The part of a tab's properties in use. */
interface TabFacts {
  readonly title?: string;
  readonly url?: string;
}

interface TabEvent<Arguments extends readonly unknown[]> {
  addListener(listener: (...given: Arguments) => void): void;
}

/** The part of the extension API in use; Firefox does not offer it to pages within DevTools. */
export interface Tabs {
  get(tabId: number): Promise<TabFacts>;
  readonly onUpdated: TabEvent<[tabId: number, changes: object, tab: TabFacts]>;
  readonly onRemoved: TabEvent<[tabId: number]>;
}

const UNKNOWN: InspectedTab = { title: '', url: '', closed: false };

/** Reports the tab now and after every change, until it is closed. A missing tab is reported as closed. */
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

/** Describes what is inspected, as display-safe text. */
export function inspectedText({ title, url }: InspectedTab): string {
  const [name, address] = [visibleText(title), visibleText(url)];
  if (address === '') return t`Inspecting a page that the browser hides from extensions`;
  return name === '' || name === address
    ? t`Inspecting ${address}`
    : t`Inspecting “${name}”, ${address}`;
}
