import { type PointerEvent, useRef } from 'react';
import { borderOf } from '../../state/columns.ts';
import type { Column } from '../../state/types.ts';
import type { ColumnResize } from './use-column-resize.ts';

interface ColumnBorderProps {
  readonly column: Column;
  readonly resize: ColumnResize;
}

/** The border that resizes a column by dragging; a double click restores its default width. */
export function ColumnBorder({ column, resize }: ColumnBorderProps) {
  const grip = useRef({ x: 0, width: 0 });
  const side = borderOf(column);
  if (!side) return null;
  const widthAt = ({ clientX }: PointerEvent) => {
    const moved = clientX - grip.current.x;
    return grip.current.width + (side === 'end' ? moved : -moved);
  };
  const isHeld = ({ currentTarget, pointerId }: PointerEvent<HTMLElement>) =>
    currentTarget.hasPointerCapture(pointerId);
  return (
    // For the keyboard, see ListHeader.
    <span
      aria-hidden="true"
      className="column-border"
      data-side={side}
      onPointerDown={(event) => {
        const width = event.currentTarget.parentElement?.offsetWidth ?? 0;
        grip.current = { x: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
      }}
      onPointerMove={(event) => isHeld(event) && resize.drag(column, widthAt(event))}
      onPointerUp={(event) => {
        // A click without movement sets no width.
        if (isHeld(event) && event.clientX !== grip.current.x) {
          resize.settle(column, widthAt(event));
        }
      }}
      onPointerCancel={resize.cancel}
      onDoubleClick={() => resize.settle(column, undefined)}
    />
  );
}
