/** The grouped list: the names of groups, and the lines of headers and chains. Pure. */

import { attempt } from '../../../core/chain/attempt.ts';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { perChain } from '../../../core/chain/per-chain.ts';
import { navigationsOf, type Page } from '../../../core/journeys/navigation.ts';
import { t } from '../../../core/text/i18n.ts';
import { clockText } from '../../../core/text/quantities.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { siteOf } from '../../../core/url/site.ts';
import type { GroupBy } from '../../state/types.ts';
import { typeLabel } from '../../ui/chain/chain-facts.ts';
import type { Row } from '../rows/rows.ts';

/** The key and the name of a group, as display-safe texts. */
interface GroupName {
  readonly key: string;
  readonly label: string;
}

/** The header of a group. */
export interface GroupItem {
  readonly kind: 'group';
  /** Differs from the ID of any chain. */
  readonly id: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly isOpen: boolean;
}

export interface ChainItem {
  readonly kind: 'chain';
  /** The ID of the chain. */
  readonly id: string;
  readonly row: Row;
}

/** A line of the list. */
export type ListItem = GroupItem | ChainItem;

/**
 * Builds the lines of the list: groups in the order of their first rows, each with its rows in order. Pinned chains
 * form a group.
 * @param by undefined for no groups
 * @param closed the IDs of closed groups, whose rows are omitted
 */
export function toItems(
  rows: readonly Row[],
  by: GroupBy | undefined,
  pages: readonly Page[],
  closed: ReadonlySet<string>,
): ListItem[] {
  if (!by) return rows.map(toChainItem);
  const nameOf = namesBy(by, rows, pages);
  const groups = new Map<string, { readonly label: string; readonly rows: Row[] }>();
  for (const row of rows) {
    const { key, label } = row.chain.pinned
      ? { key: 'pinned', label: t`Pinned` }
      : attempt(() => nameOf(row.chain), { key: 'unknown', label: t`Unknown` });
    const known = groups.get(key);
    if (known) known.rows.push(row);
    else groups.set(key, { label, rows: [row] });
  }
  return [...groups].flatMap(([key, { label, rows: its }]) => {
    const id = `group\n${by}\n${key}`;
    const isOpen = !closed.has(id);
    const header: GroupItem = { kind: 'group', id, label, rows: its, isOpen };
    return isOpen ? [header, ...its.map(toChainItem)] : [header];
  });
}

const ITEMS = new WeakMap<Row, ChainItem>();

/** Returns the same object for the same row, so that one new row doesn't re-create 10,000. */
function toChainItem(row: Row): ChainItem {
  const known = ITEMS.get(row);
  if (known) return known;
  const item: ChainItem = { kind: 'chain', id: row.id, row };
  ITEMS.set(row, item);
  return item;
}

function namesBy(
  by: GroupBy,
  rows: readonly Row[],
  pages: readonly Page[],
): (chain: RedirectChain) => GroupName {
  switch (by) {
    case 'site':
      return (chain) => ({ key: siteText(chain), label: siteText(chain) });
    case 'type':
      return typeName;
    case 'navigation':
      return navigationNames(rows, pages);
  }
}

const siteText = perChain(({ hops: [{ url }] }) => visibleText(siteOf(url) ?? '') || t`No site`);

function typeName({ type }: RedirectChain): GroupName {
  const label = visibleText(typeLabel(type));
  return { key: label, label };
}

function navigationNames(
  rows: readonly Row[],
  pages: readonly Page[],
): (chain: RedirectChain) => GroupName {
  const navigationOf = navigationsOf(
    rows.map(({ chain }) => chain),
    pages,
  );
  return (chain) => {
    const navigation = navigationOf(chain);
    if (navigation) {
      const { id, url, startedAt } = navigation;
      return { key: `at ${id}`, label: `${clockText(startedAt)}  ${visibleText(url)}` };
    }
    return chain.tabId === -1
      ? { key: 'no tab', label: t`Unknown tab` }
      : { key: 'before', label: t`Before the first recorded navigation` };
  };
}
