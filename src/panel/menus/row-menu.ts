/** The menus of a chain and of a hop. To add an item, add it here. */
import type { Hop, RedirectChain } from '../../core/chain/chain.ts';
import { hasTerm, toggleTerm } from '../../core/filter/index.ts';
import { printTerm } from '../../core/filter/print.ts';
import type { Term } from '../../core/filter/syntax.ts';
import { COPY_FORMATS, type CopyFormat } from '../../core/formats/copy-as/index.ts';
import { EXPORT_FORMATS } from '../../core/formats/index.ts';
import { t } from '../../core/text/i18n.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { isOpenable } from '../../core/url/openable.ts';
import type { PanelActions } from '../state/actions.ts';
import type { PanelState } from '../state/types.ts';
import { targetUrl } from '../ui/chain/chain-facts.ts';
import { inGroups, type MenuCommand, type MenuItem } from '../ui/menu/menu.ts';
import { termsOf } from './filter-terms.ts';

type MenuActions = Pick<
  PanelActions,
  'copy' | 'copyText' | 'export' | 'setFilter' | 'openUrl' | 'showInNetwork'
>;

/**
 * Builds the items for a chain, in groups.
 * @param keep the items from keep-menu.ts
 */
export function rowMenu(
  chain: RedirectChain,
  { filter }: Pick<PanelState, 'filter'>,
  actions: MenuActions,
  keep: readonly MenuItem[] = [],
): MenuItem[] {
  return inGroups(
    copyItems(
      COPY_FORMATS.map(({ id }) => id),
      (format, includeSecrets) => actions.copy(chain, format, includeSecrets),
    ),
    keep,
    [
      { label: t`Show only`, items: filterItems(termsOf(chain), filter, actions) },
      { label: t`Hide`, items: filterItems(termsOf(chain).map(negated), filter, actions) },
    ],
    [{ label: t`Export this chain`, items: exportItems(chain, actions) }],
    [...openItems(chain, actions), ...networkItem(chain.hops[0], actions)],
  );
}

/** Text about a chain makes no sense for one of its requests. */
const REQUEST_FORMATS = COPY_FORMATS.map(({ id }) => id).filter(
  (id) => id !== 'text' && id !== 'summary' && id !== 'markdown',
);

/** Builds the items for a hop of a chain, in groups. */
export function hopMenu(chain: RedirectChain, index: number, actions: MenuActions): MenuItem[] {
  const hop = chain.hops[index] ?? chain.hops[0];
  const copy: Copy = (format, includeSecrets) => actions.copy(chain, format, includeSecrets, index);
  return inGroups(copyItems(REQUEST_FORMATS, copy), [
    ...openItem(t`Open URL in new tab (GET)`, hop.url, actions),
    ...networkItem(hop, actions),
  ]);
}

/** Adds an item that the browser's own menu would have: copying the selected text. */
export function withMarked(
  marked: string,
  items: readonly MenuItem[],
  { copyText }: Pick<MenuActions, 'copyText'>,
): MenuItem[] {
  const copy = { label: t`Copy selected text`, run: () => copyText(marked) };
  return inGroups(marked.trim() === '' ? [] : [copy], items);
}

type Copy = (format: CopyFormat, includeSecrets: boolean) => void;

function copyItems(formats: readonly CopyFormat[], copy: Copy): MenuItem[] {
  const items = (includeSecrets: boolean) =>
    COPY_FORMATS.filter(({ id }) => formats.includes(id)).map(({ id, label }) => ({
      label,
      run: () => copy(id, includeSecrets),
    }));
  return [
    { label: t`Copy as`, items: items(false) },
    { label: t`Copy with secrets as`, items: items(true) },
  ];
}

/**
 * Labeled as written in the filter. Selecting an item adds its term to the filter or, if the filter has it, removes it.
 */
function filterItems(
  terms: readonly Term[],
  filter: string,
  { setFilter }: MenuActions,
): MenuItem[] {
  return terms.map((term) => ({
    label: visibleText(printTerm(term)),
    checked: hasTerm(filter, term),
    run: () => setFilter(toggleTerm(filter, term)),
  }));
}

function negated(term: Term): Term {
  return { ...term, negated: true };
}

function exportItems({ id }: RedirectChain, { export: exportChains }: MenuActions): MenuItem[] {
  return EXPORT_FORMATS.map(({ id: format, label, tip }) => ({
    label,
    tip,
    run: () => exportChains({ format, scope: { id }, includeSecrets: false }),
  }));
}

/** The two ends of a chain, or one if they are the same. */
function openItems(chain: RedirectChain, actions: MenuActions): MenuCommand[] {
  const first = chain.hops[0].url;
  const last = targetUrl(chain) ?? first;
  if (last === first) return openItem(t`Open URL in new tab (GET)`, first, actions);
  return [
    ...openItem(t`Open first URL in new tab (GET)`, first, actions),
    ...openItem(t`Open final URL in new tab (GET)`, last, actions),
  ];
}

function openItem(label: string, url: string, { openUrl }: MenuActions): MenuCommand[] {
  if (!isOpenable(url)) return [];
  const tip = t`Requests this URL again with GET and no body: ${visibleText(url)}`;
  return [{ label, tip, run: () => openUrl(url) }];
}

function networkItem({ url }: Hop, { showInNetwork }: MenuActions): MenuCommand[] {
  if (!showInNetwork) return [];
  const tip = t`Opens the DevTools Network panel, filtered by this URL: ${visibleText(url)}`;
  return [{ label: t`Show in Network panel`, tip, run: () => showInNetwork(url) }];
}
