/** Sizes of paper in millimetres, upright. */
export const papers = {
  a4: { label: 'A4', width: 210, height: 297 },
  a3: { label: 'A3', width: 297, height: 420 },
  letter: { label: 'Letter', width: 215.9, height: 279.4 },
} as const;

export type PaperName = keyof typeof papers;
export type Orientation = 'landscape' | 'portrait';

/** On each side, in millimetres. */
export const paperMargin = 10;
/** The line above each drawing, in CSS pixels. */
export const sheetHead = 34;

const pixelsPerMillimetre = 96 / 25.4;

/** In millimetres, as it lies. */
export function paperSize(name: PaperName, orientation: Orientation) {
  const { width, height } = papers[name];
  return orientation === 'portrait' ? { width, height } : { width: height, height: width };
}

/** What a drawing has on one sheet, in CSS pixels. */
export function drawingRoom(name: PaperName, orientation: Orientation) {
  const { width, height } = paperSize(name, orientation);
  return {
    width: Math.floor((width - 2 * paperMargin) * pixelsPerMillimetre),
    height: Math.floor((height - 2 * paperMargin) * pixelsPerMillimetre) - sheetHead,
  };
}
