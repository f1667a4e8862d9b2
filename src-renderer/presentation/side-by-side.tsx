import { Button, Select } from '@mantine/core';
import { Copy, Minus, Plus, X } from 'lucide-react';
import { type UIEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../shared/base/ids.ts';
import { imagesOf } from '../../shared/documents/attached/image.ts';
import { type Document, emptyChange } from '../../shared/documents/document.ts';
import type { DocumentSummary } from '../../shared/documents/summary.ts';
import { unite } from '../../shared/drawing/rects.ts';
import type { Rect } from '../../shared/drawing/scene.ts';
import { alignStages, counterpartOf, withCounterpart } from '../../shared/journeys/align-stages.ts';
import { emotionCurves } from '../../shared/journeys/emotion-curve.ts';
import { makeJourneyScene } from '../../shared/journeys/journey-scene.ts';
import { type Picture, pictureOf } from '../../shared/pictures/draw-document.ts';
import type { PictureTheme } from '../../shared/pictures/tokens.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { ImageStore } from '../documents/pictures/image-store.ts';
import { PictureView } from '../documents/pictures/picture-view.tsx';
import type { Session } from '../documents/session.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './side-by-side.module.css';
import { WholeWindow } from './whole-window.tsx';

interface SideBySideProps {
  readonly session: Session;
  readonly bridge: Bridge;
  readonly images: ImageStore;
  readonly journeys: readonly DocumentSummary[];
  readonly theme: PictureTheme;
  readonly readOnly: boolean;
  readonly onOpen: (id: Id) => void;
  /** Makes a copy of the journey in front to draw in it how it is to be; null: it could not be made. */
  readonly onCopy: () => Promise<Id | null>;
  readonly onClose: () => void;
}

/** In canvas pixels, at both sides of what is drawn. */
const margin = 40;
/** Heights in CSS pixels: of the bar above both, and of the heading of each. */
const bars = { view: 48, pane: 37 } as const;
const zooms = [0.25, 0.4, 0.55, 0.7, 0.85, 1, 1.25, 1.5] as const;

/** A journey as it is above the journey as it is to be: stages below each other, moved and zoomed as one. */
export function SideBySide(props: SideBySideProps) {
  const { session, bridge, images, journeys, theme, readOnly, onOpen, onCopy, onClose } = props;
  const document = useStore(session.store, (state) => state.document);
  const known = useStore(images.store);
  const counterpart = counterpartOf(document);
  const [other, setOther] = useState<Document | null>(null);
  /** null: as large as both can be seen from top to bottom. */
  const [chosenZoom, setZoom] = useState<number | null>(null);
  const [copying, setCopying] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  const bottom = useRef<HTMLDivElement>(null);
  const choices = journeys.filter(({ id, kind }) => kind === 'journey' && id !== document.id);

  useEffect(() => {
    let left = false;
    async function read() {
      const reply = counterpart === null ? null : await bridge.call('documents.open', { id: counterpart });
      const found = reply?.ok && reply.value.document.kind === 'journey' ? reply.value.document : null;
      if (!left) setOther(found);
    }
    void read();
    return () => {
      left = true;
    };
  }, [bridge, counterpart]);
  useEffect(() => {
    const needed = [document, other].flatMap((one) => (one ? Object.values(one.records) : []));
    void images.load(imagesOf(needed));
  }, [document, other, images]);

  const pictures = useMemo(() => {
    const address = (sha256: string) => {
      const image = known.get(sha256);
      return image?.state === 'ready' ? image.url : null;
    };
    return other
      ? drawn(document, other, theme, address)
      : { first: drawnAlone(document, theme, address), second: null };
  }, [document, other, theme, known]);

  const zoom = chosenZoom ?? fittingZoom([pictures.first, pictures.second]);

  function choose(id: string | null) {
    const after = withCounterpart(document, id);
    const before = document.header['successCriteria'] ?? null;
    const label = id === null ? 'Take the counterpart away' : 'Set the counterpart';
    session.commit(label, { ...emptyChange, header: { successCriteria: [before, after] } });
  }

  async function copy(button: HTMLElement) {
    setCopying(true);
    const id = await onCopy();
    setCopying(false);
    if (id === null) return;
    // The button goes, and the keys of this view with it, unless something else has the focus.
    button.closest<HTMLElement>('[role="dialog"]')?.focus();
    choose(id);
  }

  function follow(event: UIEvent<HTMLDivElement>) {
    const from = event.currentTarget;
    const to = from === top.current ? bottom.current : top.current;
    if (!to || (to.scrollLeft === from.scrollLeft && to.scrollTop === from.scrollTop)) return;
    to.scrollLeft = from.scrollLeft;
    to.scrollTop = from.scrollTop;
  }

  function onKey(event: KeyboardEvent) {
    const field = event.target instanceof HTMLInputElement ? event.target : null;
    const choosing = field?.getAttribute('aria-expanded') === 'true';
    const typing = field !== null;
    if (event.key === 'Escape' && !choosing) onClose();
    else if ((event.key === '+' || event.key === '=') && !typing) step(1);
    else if (event.key === '-' && !typing) step(-1);
  }

  function step(by: number) {
    setZoom(Math.max(0, Math.min(zooms.length - 1, zoom + by)));
  }

  const scale = zooms[zoom] ?? 1;
  const missing = other === null && counterpart !== null;
  return (
    <WholeWindow label={`${document.header.name} side by side`} className={styles.view} onKey={onKey}>
      <header className={styles.bar}>
        <Select
          className={styles.choice ?? ''}
          aria-label="The journey to stand below"
          placeholder="Choose the journey to stand below"
          data={choices.map(({ id, name }) => ({ value: id, label: name }))}
          value={counterpart}
          onChange={choose}
          disabled={readOnly}
          clearable
          searchable
        />
        <IconButton label="Zoom out" Icon={Minus} onClick={() => step(-1)} />
        <span className={styles.zoom}>{Math.round(scale * 100)} %</span>
        <IconButton label="Zoom in" Icon={Plus} onClick={() => step(1)} />
        <IconButton label="Close" Icon={X} onClick={onClose} />
      </header>
      <Pane
        ref={top}
        title="As it is"
        name={document.header.name}
        picture={pictures.first}
        scale={scale}
        onScroll={follow}
      />
      {pictures.second && other ? (
        <Pane
          ref={bottom}
          title="To be"
          name={other.header.name}
          picture={pictures.second}
          scale={scale}
          onScroll={follow}
          onOpen={() => {
            onClose();
            onOpen(other.id);
          }}
        />
      ) : (
        <div className={styles.empty}>
          <p>
            {missing
              ? 'The journey that stood below is not in this workspace. Choose another one above, or begin with a copy.'
              : choices.length === 0
                ? 'There is no other journey yet. Begin with a copy of this one, and draw in it how it is to be.'
                : 'Choose above the journey that shows how it is to be, or begin with a copy. Its stages will stand below these.'}
          </p>
          {!readOnly && (
            <Button
              variant="default"
              leftSection={<Copy size={14} />}
              loading={copying}
              onClick={(event) => void copy(event.currentTarget)}
            >
              Begin with a copy of this journey
            </Button>
          )}
        </div>
      )}
    </WholeWindow>
  );
}

/** The largest step, up to 100 %, in which each picture fits into its half of the window. */
function fittingZoom(pictures: readonly (Picture | null)[]): number {
  const room = (innerHeight - bars.view) / 2 - bars.pane;
  const highest = Math.max(1, ...pictures.map((picture) => picture?.height ?? 0));
  return Math.max(
    0,
    zooms.findLastIndex((zoom) => zoom <= 1 && highest * zoom <= room),
  );
}

function areaOf(document: Document): Rect {
  const scene = makeJourneyScene(document, null);
  const curves = emotionCurves(scene);
  return curves ? unite(scene.bounds, curves.bounds) : scene.bounds;
}

function drawnAlone(
  document: Document,
  theme: PictureTheme,
  images: (sha256: string) => string | null,
): Picture {
  const { x, width, ...area } = areaOf(document);
  const region = { ...area, x: x - margin, width: width + 2 * margin };
  return pictureOf(document, { theme, legend: false, date: null, title: false, images, region });
}

/** Both drawn from the same left border on, so that equal columns lie at equal places. */
function drawn(
  document: Document,
  other: Document,
  theme: PictureTheme,
  images: (sha256: string) => string | null,
): { readonly first: Picture; readonly second: Picture } {
  const { first, second } = alignStages(document, other);
  const areas = [first, second].map(areaOf);
  const left = Math.min(...areas.map(({ x }) => x)) - margin;
  const right = Math.max(...areas.map(({ x, width }) => x + width)) + margin;
  const [a, b] = [first, second].map((one, index) => {
    const area = areas[index] ?? { x: 0, y: 0, width: 0, height: 0 };
    const region = { x: left, y: area.y, width: right - left, height: area.height };
    return pictureOf(one, { theme, legend: false, date: null, title: false, images, region });
  });
  if (!a || !b) throw new Error('Two journeys make two pictures.');
  return { first: a, second: b };
}

/** It scrolls, so the keyboard must reach it. */
const scrolledByKeys = { tabIndex: 0, role: 'group' } as const;

interface PaneProps {
  readonly ref: React.Ref<HTMLDivElement>;
  readonly title: string;
  readonly name: string;
  readonly picture: Picture;
  readonly scale: number;
  readonly onScroll: (event: UIEvent<HTMLDivElement>) => void;
  readonly onOpen?: () => void;
}

function Pane({ ref, title, name, picture, scale, onScroll, onOpen }: PaneProps) {
  return (
    <section className={styles.pane} aria-label={`${title}: ${name}`}>
      <div className={styles.head}>
        <span className={styles.role}>{title}</span>
        <strong className={styles.name}>{name}</strong>
        {onOpen && (
          <Button variant="default" size="compact-sm" onClick={onOpen}>
            Open
          </Button>
        )}
      </div>
      <div ref={ref} className={styles.scroll} onScroll={onScroll} {...scrolledByKeys} aria-label={name}>
        <div style={{ width: picture.width * scale, height: picture.height * scale }}>
          <div className={styles.scaled} style={{ transform: `scale(${scale})` }}>
            <PictureView picture={picture.svg} />
          </div>
        </div>
      </div>
    </section>
  );
}
