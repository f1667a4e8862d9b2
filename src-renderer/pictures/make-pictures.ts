import type { Id } from '../../shared/base/ids.ts';
import { imagesOf } from '../../shared/documents/attached/image.ts';
import type { Document } from '../../shared/documents/document.ts';
import { unite } from '../../shared/drawing/rects.ts';
import { type MakeScene, withImages } from '../../shared/drawing/with-images.ts';
import type { FunnelMeasures } from '../../shared/funnels/measures/measures.ts';
import { type Picture, type PictureOptions, pictureOf } from '../../shared/pictures/draw-document.ts';
import { pictureDate } from '../../shared/pictures/file-name.ts';
import { kindPictures } from '../../shared/pictures/kinds/index.ts';
import { sheetsOf } from '../../shared/pictures/pages.ts';
import { inkOf, type PictureTheme } from '../../shared/pictures/tokens.ts';
import type { ImageStore } from '../documents/pictures/image-store.ts';
import { drawingRoom, type Orientation, type PaperName } from './paper.ts';

export interface PictureChoice {
  readonly format: 'svg' | 'png' | 'pdf';
  readonly only: 'all' | 'selection';
  readonly theme: PictureTheme;
  readonly legend: boolean;
  readonly dated: boolean;
  /** Of a PNG: pixels of the picture for one of the canvas. */
  readonly scale: number;
  readonly paper: PaperName;
  readonly orientation: Orientation;
  /** Of a PDF: everything on one sheet, or in pieces that can be read. */
  readonly onOneSheet: boolean;
}

export const firstChoice: PictureChoice = {
  format: 'svg',
  only: 'all',
  theme: 'light',
  legend: true,
  dated: true,
  scale: 2,
  paper: 'a4',
  orientation: 'landscape',
  onOneSheet: false,
};

interface Source {
  readonly document: Document;
  readonly selection: readonly Id[];
  readonly images: ImageStore;
  /** How the canvas shows it now, where not in the kind's own way. */
  readonly makeScene: MakeScene | null;
  /** What was imported of it; null: nothing. */
  readonly measures: FunnelMeasures | null;
}

/** The picture of a choice; `where` says whether its images must travel with it. */
export function makePicture(source: Source, choice: PictureChoice, where: 'file' | 'window'): Picture {
  return pictureOf(source.document, optionsOf(source, choice, where));
}

/** Every sheet of a print. */
export function makeSheets(source: Source, choice: PictureChoice): readonly Picture[] {
  const options = { ...optionsOf(source, choice, 'window'), title: false, date: null };
  if (choice.onOneSheet || options.recordIds) return [pictureOf(source.document, options)];
  const { makeScene, backdrop } = kindPictures[source.document.kind];
  const scene = withImages(source.makeScene ?? makeScene)(source.document, null);
  const layer = backdrop?.(source.document, scene, inkOf(choice.theme), source.measures);
  const bounds = layer ? unite(scene.bounds, layer.bounds) : scene.bounds;
  const room = drawingRoom(choice.paper, choice.orientation);
  const sheets = sheetsOf(scene, bounds, room);
  return sheets.map(({ region }, index) =>
    pictureOf(source.document, { ...options, region, legend: options.legend && index === sheets.length - 1 }),
  );
}

export function choiceDate(choice: PictureChoice): string | null {
  return choice.dated ? pictureDate(new Date()) : null;
}

/** Waits until the window has every image of the document. */
export async function loadImages({ document, images }: Source): Promise<void> {
  await images.load(imagesOf(Object.values(document.records)));
}

function optionsOf(
  { selection, images, makeScene, measures }: Source,
  choice: PictureChoice,
  where: 'file' | 'window',
): PictureOptions {
  return {
    theme: choice.theme,
    legend: choice.legend,
    date: choiceDate(choice),
    title: true,
    measures,
    makeScene: makeScene ? (document) => withImages(makeScene)(document, null) : undefined,
    recordIds: choice.only === 'selection' && selection.length > 0 ? selection : undefined,
    images: (sha256) => {
      const image = images.store.getState().get(sha256);
      if (image?.state !== 'ready') return null;
      return where === 'file' ? image.dataUri : image.url;
    },
  };
}
