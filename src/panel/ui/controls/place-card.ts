/** Where a card is put that opens beside a control. Pure. */

/** A box in CSS pixels from the panel's left and top. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Where a card is put: from the top or from the bottom of the panel, whichever is the chip's side. */
export interface CardPlace {
  readonly left: number;
  readonly width: number;
  readonly maxHeight: number;
  readonly top?: number;
  readonly bottom?: number;
}

const WIDTH = 480;
const MARGIN = 6;
const GAP = 3;

/** Room enough for most of a card, and room too small to read in: there the card may cover its chip. */
const ENOUGH = 420;
const LEAST = 240;

/** Puts a card below its chip, or above it where there is more room, and within the panel in any case. */
export function placeCard(chip: Box, room: Room): CardPlace {
  const width = Math.min(WIDTH, room.width - 2 * MARGIN);
  const left = Math.max(MARGIN, Math.min(chip.left, room.width - MARGIN - width));
  const below = room.height - MARGIN - chip.bottom - GAP;
  const above = chip.top - GAP - MARGIN;
  if (Math.max(below, above) < LEAST) {
    return { left, width, maxHeight: room.height - 2 * MARGIN, bottom: MARGIN };
  }
  return below >= Math.min(above, ENOUGH)
    ? { left, width, maxHeight: below, top: chip.bottom + GAP }
    : { left, width, maxHeight: above, bottom: room.height - chip.top + GAP };
}
