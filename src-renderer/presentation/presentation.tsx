import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { imagesOf } from '../../shared/documents/attached/image.ts';
import type { Rect } from '../../shared/drawing/scene.ts';
import { withImages } from '../../shared/drawing/with-images.ts';
import type { FunnelMeasures } from '../../shared/funnels/measures/measures.ts';
import { pictureOf } from '../../shared/pictures/draw-document.ts';
import { kindPictures } from '../../shared/pictures/kinds/index.ts';
import { presentationSteps } from '../../shared/pictures/presentation-steps.ts';
import type { PictureTheme } from '../../shared/pictures/tokens.ts';
import type { ImageStore } from '../documents/pictures/image-store.ts';
import { PictureView } from '../documents/pictures/picture-view.tsx';
import type { Session } from '../documents/session.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './presentation.module.css';
import { WholeWindow } from './whole-window.tsx';

interface PresentationProps {
  readonly session: Session;
  readonly images: ImageStore;
  readonly theme: PictureTheme;
  /** What was imported of the document; null: nothing. */
  readonly measures: FunnelMeasures | null;
  readonly onClose: () => void;
}

const forward = new Set(['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter']);
const back = new Set(['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace']);

/** Walks through the document in front, stop by stop, over the whole window. */
export function Presentation({ session, images, theme, measures, onClose }: PresentationProps) {
  const document = useStore(session.store, (state) => state.document);
  const known = useStore(images.store);
  const [at, setAt] = useState(0);
  const { steps, picture } = useMemo(() => {
    const scene = withImages(kindPictures[document.kind].makeScene)(document, null);
    const address = (sha256: string) => {
      const image = known.get(sha256);
      return image?.state === 'ready' ? image.url : null;
    };
    const options = { theme, legend: false, date: null, title: false, images: address, measures };
    return { steps: presentationSteps(document, scene, measures), picture: pictureOf(document, options) };
  }, [document, theme, known, measures]);
  const place = Math.min(at, steps.length - 1);
  const step = steps[place];

  useEffect(() => {
    void images.load(imagesOf(Object.values(document.records)));
    // oxlint-disable-next-line react/exhaustive-deps -- only once, when it opens
  }, []);

  function go(to: number) {
    setAt(Math.max(0, Math.min(steps.length - 1, to)));
  }

  function onKey(event: KeyboardEvent) {
    const onButton =
      event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter');
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(steps.length - 1);
    else if (forward.has(event.key) && !onButton) go(place + 1);
    else if (back.has(event.key)) go(place - 1);
    else return;
    event.preventDefault();
  }

  if (!step) return null;
  return (
    <WholeWindow
      label={`Presentation of ${document.header.name}`}
      className={styles.presentation}
      onKey={onKey}
    >
      <div className={styles.stage}>
        <Zoomed region={step.region} frame={picture.svg.attributes.viewBox} alone={step.recordId !== null}>
          <PictureView picture={picture.svg} className={styles.picture ?? ''} />
        </Zoomed>
      </div>
      <footer className={styles.footer}>
        <div className={styles.words} aria-live="polite">
          <h2 className={styles.title}>{step.title}</h2>
          {step.hints.map((hint) => (
            <p key={hint} className={styles.hint}>
              {hint}
            </p>
          ))}
          <p className="visually-hidden">{step.names.join(', ')}</p>
        </div>
        <div className={styles.buttons}>
          <IconButton
            label="Back"
            Icon={ChevronLeft}
            disabled={place === 0 ? 'This is the beginning.' : null}
            onClick={() => go(place - 1)}
          />
          <span className={styles.count}>
            {place + 1} of {steps.length}
          </span>
          <IconButton
            label="Next"
            Icon={ChevronRight}
            disabled={place === steps.length - 1 ? 'This is the end.' : null}
            onClick={() => go(place + 1)}
          />
          <IconButton label="End the presentation" Icon={X} onClick={onClose} />
        </div>
        <div className={styles.progress} aria-hidden>
          <div className={styles.done} style={{ width: `${((place + 1) / steps.length) * 100}%` }} />
        </div>
      </footer>
    </WholeWindow>
  );
}

/** What is lit begins so far inside the region, in canvas pixels: the rim belongs to the neighbours. */
const lit = 18;

interface ZoomedProps {
  readonly region: Rect;
  /** The view box of the picture. */
  readonly frame: string | number | undefined;
  /** Whether what lies around the region steps back. */
  readonly alone: boolean;
  readonly children: React.ReactNode;
}

/** Moves and scales the picture so that a region of it fills the room there is. */
function Zoomed({ region, frame, alone, children }: ZoomedProps) {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  const [x = 0, y = 0] = String(frame ?? '')
    .split(' ')
    .map(Number);
  const scale = Math.min(room.width / region.width, room.height / region.height, 2.4);
  const left = room.width / 2 - (region.x + region.width / 2 - x) * scale;
  const top = room.height / 2 - (region.y + region.height / 2 - y) * scale;
  return (
    <div ref={box} className={styles.room}>
      {room.width > 0 && (
        <div className={styles.moved} style={{ transform: `translate(${left}px, ${top}px) scale(${scale})` }}>
          {children}
          <div
            className={styles.light}
            data-alone={alone || undefined}
            style={{
              left: region.x - x + lit,
              top: region.y - y + lit,
              width: region.width - 2 * lit,
              height: region.height - 2 * lit,
            }}
          />
        </div>
      )}
    </div>
  );
}
