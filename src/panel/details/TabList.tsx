import { type KeyboardEvent, useRef } from 'react';
import { t, translate } from '../../core/text/i18n.ts';
import { TABS, type TabId, tabAfterKey } from './details-tabs.ts';

interface TabListProps {
  /** The current tab. */
  readonly tab: TabId;
  /** The prefix of the tabs' IDs. */
  readonly id: string;
  readonly panelId: string;
  readonly onChoose: (tab: TabId) => void;
}

/** The tabs of the details, one stop of the Tab key; arrow keys, Home and End select (ARIA APG, tabs pattern). */
export function TabList({ tab, id, panelId, onChoose }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const wanted = tabAfterKey(event.key, tab);
    if (!wanted) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-tab="${wanted}"]`)?.focus();
    onChoose(wanted);
  };
  return (
    <div ref={list} className="tabs" role="tablist" aria-label={t`Chain views`}>
      {TABS.map((each) => {
        const isShown = each.id === tab;
        return (
          <button
            key={each.id}
            type="button"
            role="tab"
            id={`${id}-${each.id}`}
            data-tab={each.id}
            aria-selected={isShown}
            aria-controls={isShown ? panelId : undefined}
            tabIndex={isShown ? 0 : -1}
            onClick={() => onChoose(each.id)}
            onKeyDown={onKeyDown}
          >
            {translate(each.name)}
          </button>
        );
      })}
    </div>
  );
}
