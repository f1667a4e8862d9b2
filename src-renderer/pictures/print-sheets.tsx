import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Picture } from '../../shared/pictures/draw-document.ts';
import { PictureView } from '../documents/pictures/picture-view.tsx';
import { type Orientation, type PaperName, paperMargin, paperSize } from './paper.ts';
import styles from './print-sheets.module.css';

interface PrintSheetsProps {
  readonly name: string;
  readonly sheets: readonly Picture[];
  readonly paper: PaperName;
  readonly orientation: Orientation;
  readonly date: string | null;
  /** Called when the sheets can be printed; ends in `onDone` where that is not by the browser's own print. */
  readonly onReady: () => Promise<'done' | 'print'>;
  readonly onDone: () => void;
}

/** The sheets as the printer sees them, while the browser asks what to do with them: print, or save as PDF. */
export function PrintSheets({ name, sheets, paper, orientation, date, onReady, onDone }: PrintSheetsProps) {
  const [root] = useState(makeRoot);
  const { width, height } = paperSize(paper, orientation);

  useEffect(() => {
    async function printNow() {
      await document.fonts.ready;
      if ((await onReady()) === 'done') onDone();
      else globalThis.print();
    }
    document.body.append(root);
    document.documentElement.dataset['printing'] = '';
    const style = document.createElement('style');
    style.textContent = `@page { size: ${width}mm ${height}mm; margin: ${paperMargin}mm; }`;
    document.head.append(style);
    const title = document.title;
    // Browsers take the title as the name of the file.
    document.title = name;
    globalThis.addEventListener('afterprint', onDone, { once: true });
    const frame = requestAnimationFrame(() => {
      void printNow();
    });
    return () => {
      cancelAnimationFrame(frame);
      globalThis.removeEventListener('afterprint', onDone);
      document.title = title;
      delete document.documentElement.dataset['printing'];
      style.remove();
      root.remove();
    };
  }, [root, width, height, name, onReady, onDone]);

  return createPortal(
    sheets.map((sheet, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- sheets are told apart by their place only
      <section key={index} className={styles.sheet}>
        <header className={styles.head}>
          <strong className={styles.name}>{name}</strong>
          <span>
            {[date, sheets.length > 1 ? `Sheet ${index + 1} of ${sheets.length}` : null]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </header>
        <PictureView picture={sheet.svg} className={styles.drawing ?? ''} />
      </section>
    )),
    root,
  );
}

function makeRoot(): HTMLElement {
  const root = document.createElement('div');
  root.className = styles.root ?? '';
  return root;
}
