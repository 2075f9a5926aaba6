/** The position of a card that opens beside a control. Pure. */

/** A box in CSS pixels from the top left corner of the panel. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** The position of a card, from the top or the bottom of the panel, depending on the chip's side. */
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

/** Enough height for most of a card, and too little to read in; below the latter, the card may cover its chip. */
const ENOUGH = 420;
const LEAST = 240;

/** Positions a card below its chip, or above it if there is more room, and always within the panel. */
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
