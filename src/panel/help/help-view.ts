/** The shortcuts and marks that the help lists, from their definitions, as display-safe texts. */
import { groupBy } from '../../core/lists/group-by.ts';
import { type Message, msg, t, translate } from '../../core/text/i18n.ts';
import type { PanelState } from '../state/types.ts';
import { MARK_SENTENCES, type Sign } from '../ui/chain/marks.ts';
import { LIST_KEYS } from '../ui/keyboard/list-keys.ts';
import { SHORTCUTS, shortcutAbout, shortcutText } from '../ui/keyboard/shortcuts.ts';

/** Keys with the same function. */
export interface HelpLine {
  readonly keys: readonly string[];
  readonly about: string;
}

export interface HelpSection {
  readonly title: string;
  readonly lines: readonly HelpLine[];
}

/** Keys that the browser or a component handles. */
const OTHER_LIST_KEYS: readonly (readonly [key: string, about: Message])[] = [
  ['←', msg`Collapse a group, or move to its header`],
  ['→', msg`Expand a group, or move into it`],
  ['Esc', msg`Close the details`],
  ['P', msg`Pin or unpin the chain`],
  ['Ctrl+Enter', msg`Compare the chain with the open chain, or with a pinned one`],
  ['Ctrl+C', msg`Copy the chain as text`],
  ['Shift+F10', msg`Open the context menu of the chain or hop`],
];

/** The shortcuts in sections; only those that apply to a recording, or to opened files. */
export function helpSections(
  mac: boolean,
  { canRecord, isReport }: Pick<PanelState, 'canRecord' | 'isReport'>,
): HelpSection[] {
  const isUsable = { record: canRecord, clear: !isReport };
  const shortcuts = SHORTCUTS.filter((name) =>
    name === 'record' || name === 'clear' ? isUsable[name] : true,
  );
  const anywhere = shortcuts.map((name) => [shortcutText(name, mac), shortcutAbout(name)] as const);
  const inList = LIST_KEYS.map(({ key, sign = key, about }) => [sign, about] as const);
  const others = OTHER_LIST_KEYS.map(
    ([key, about]) =>
      [mac ? key.replace('Ctrl+', '⌘').replace('Shift+', '⇧') : key, about] as const,
  );
  return [
    { title: t`Everywhere`, lines: toLines(anywhere) },
    { title: t`In the list`, lines: toLines([...inList, ...others]) },
  ];
}

/** The marks with their meanings, most severe first. */
export function helpMarks(): { readonly sign: Sign; readonly about: string }[] {
  return (Object.keys(MARK_SENTENCES) as Sign[]).map((sign) => ({
    sign,
    about: translate(MARK_SENTENCES[sign]),
  }));
}

/** Keys with the same function share a line. */
function toLines(keys: readonly (readonly [key: string, about: Message])[]): HelpLine[] {
  const lines = groupBy(
    keys,
    ([, about]) => translate(about),
    ([key]) => key,
  );
  return [...lines].map(([about, keys]) => ({ about, keys }));
}
