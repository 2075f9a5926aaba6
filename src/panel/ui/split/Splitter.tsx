import type { KeyboardEvent, PointerEvent } from 'react';
import { t } from '../../../core/text/i18n.ts';
import { clampSplit, SPLIT_RANGE, type SplitDirection } from './split.ts';

interface SplitterProps {
  readonly direction: SplitDirection;
  /** The list's fraction, from 0 to 1. */
  readonly share: number;
  readonly onMove: (share: number) => void;
}

const KEY_STEP = 0.02;

/** The splitter between list and details; it can be dragged, or moved with the arrow keys, Home and End. */
export function Splitter({ direction, share, onMove }: SplitterProps) {
  const drag = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const wanted =
      direction === 'beside'
        ? (event.clientX - box.left) / box.width
        : (event.clientY - box.top) / box.height;
    onMove(clampSplit(wanted));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = shareAfterKey(event.key, share);
    if (wanted === undefined) return;
    event.preventDefault();
    onMove(clampSplit(wanted));
  };
  return (
    // A movable separator is a widget (WAI-ARIA 1.2); <hr> is not.
    //
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-label={t`Resize details`}
      aria-orientation={direction === 'beside' ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={SPLIT_RANGE.min * 100}
      aria-valuemax={SPLIT_RANGE.max * 100}
      title={t`Drag or use arrow keys to resize`}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={onKeyDown}
    />
  );
}

function shareAfterKey(key: string, share: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return share - KEY_STEP;
    case 'ArrowRight':
    case 'ArrowDown':
      return share + KEY_STEP;
    case 'Home':
      return SPLIT_RANGE.min;
    case 'End':
      return SPLIT_RANGE.max;
    default:
      return undefined;
  }
}
