import type { KindEdits } from '../../src-renderer/canvas/actions/kind-edits.ts';
import { createTidier } from '../../src-renderer/canvas/layout/tidier.ts';
import type { CanvasControl } from '../../src-renderer/documents/action.ts';
import type { Session } from '../../src-renderer/documents/session.ts';
import { idOf } from './make-journey.ts';
import type { PlainCanvas } from './plain-canvas.ts';

export type Subject =
  | { readonly type: 'plain'; readonly plain: PlainCanvas }
  | {
      readonly edits: KindEdits;
      readonly type: 'ours';
      readonly session: Session;
      readonly control: () => CanvasControl | null;
    };

/**
 * What the runner asks of the page. Each leaves a mark where it begins and ends and one in every frame, from which the
 * runner reads in the browser's trace what the main thread ran.
 */
export interface BenchDriver {
  /** In ms, from the first line of the page's own code until the first picture is handed to the compositor. */
  readonly firstRender: Promise<number>;
  readonly pan: (frames: number) => Promise<void>;
  readonly panAll: (frames: number) => Promise<void>;
  readonly drag: (frames: number) => Promise<void>;
  /** With everything in view, where cards are boxes. */
  readonly dragBoxes: (frames: number) => Promise<void>;
  readonly marquee: (frames: number) => Promise<void>;
  readonly selectAll: (frames: number) => Promise<void>;
  readonly hover: (frames: number) => Promise<void>;
  readonly zoom: (frames: number) => Promise<void>;
  /** Tidies the document in front: how long it took, and how many records were put elsewhere. */
  readonly tidy: () => Promise<{ readonly total: number; readonly moved: number }>;
}

export function benchDriver(root: HTMLElement, started: number, subject: Subject): BenchDriver {
  const surface = () => root.querySelector<HTMLElement>('[role=application]') ?? root;

  function pointer(type: string, x: number, y: number, buttons = 1) {
    surface().dispatchEvent(
      new PointerEvent(type, {
        clientX: x,
        clientY: y,
        pointerId: 1,
        button: 0,
        buttons,
        bubbles: true,
        cancelable: true,
      }),
    );
  }

  function wheel(deltaX: number, deltaY: number, zoomed: { x: number; y: number } | null) {
    surface().dispatchEvent(
      new WheelEvent('wheel', {
        deltaX,
        deltaY,
        ctrlKey: zoomed !== null,
        clientX: zoomed?.x ?? 400,
        clientY: zoomed?.y ?? 300,
        bubbles: true,
        cancelable: true,
      }),
    );
  }

  const pan = (name: string, frames: number) =>
    measure(name, frames, (frame) => {
      // There and back, farther than what is mounted around the view.
      const step = Math.floor(frame / (frames / 2)) % 2 === 0 ? 24 : -24;
      if (subject.type === 'ours') wheel(step, step / 3, null);
      else {
        subject.plain.pan(-step, -step / 3);
        subject.plain.paint();
      }
    });

  async function drag(name: string, frames: number) {
    const at = dragStart(subject, root);
    if (subject.type === 'ours') {
      pointer('pointermove', at.x, at.y, 0);
      pointer('pointerdown', at.x, at.y);
      pointer('pointermove', at.x + 6, at.y + 6);
    }
    await measure(name, frames, (frame) => {
      const angle = (frame / frames) * Math.PI * 4;
      const dx = Math.round(Math.cos(angle) * 90);
      const dy = Math.round(Math.sin(angle) * 70);
      if (subject.type === 'ours') pointer('pointermove', at.x + dx, at.y + dy);
      else {
        subject.plain.drag(idOf('c', 1), dx, dy);
        subject.plain.paint();
      }
    });
    if (subject.type === 'ours') {
      if (surface().style.cursor !== 'grabbing') throw new Error('The drag did not begin');
      subject.control()?.cancel();
    }
  }

  async function fit() {
    if (subject.type === 'ours') subject.control()?.fit();
    else {
      subject.plain.fit();
      subject.plain.paint();
    }
    await new Promise((done) => setTimeout(done, 500));
  }

  return {
    firstRender: firstPicture(subject, started),
    pan: (frames) => pan('pan', frames),
    panAll: async (frames) => {
      await fit();
      await pan('panAll', frames);
    },
    drag: (frames) => drag('drag', frames),
    dragBoxes: async (frames) => {
      await fit();
      await drag('dragBoxes', frames);
    },
    marquee: async (frames) => {
      await fit();
      const [width, height] = [root.clientWidth - 8, root.clientHeight - 8];
      if (subject.type === 'ours') pointer('pointerdown', 4, 4);
      let most = 0;
      await measure('marquee', frames, (frame) => {
        // From nothing to everything and back.
        const share = 0.1 + 0.85 * Math.sin((frame / frames) * Math.PI);
        if (subject.type === 'plain') {
          subject.plain.marquee(4, 4, width * share, height * share);
          subject.plain.paint();
          return;
        }
        pointer('pointermove', 4 + width * share, 4 + height * share);
        most = Math.max(most, subject.session.store.getState().selection.size);
      });
      if (subject.type === 'plain') return;
      // At the smallest zoom a journey of 2,000 is wider than the window.
      if (most < cardsOf(subject).length / 4) throw new Error(`The marquee selected only ${most}`);
      subject.control()?.cancel();
      subject.session.select([]);
    },
    selectAll: async (frames) => {
      await fit();
      const ids = subject.type === 'ours' ? cardsOf(subject).map(({ id }) => id) : [];
      await measure('selectAll', frames, (frame) => {
        const all = frame % 2 === 0;
        if (subject.type === 'ours') subject.session.select(all ? ids : []);
        else {
          subject.plain.selectAll(all);
          subject.plain.paint();
        }
      });
    },
    hover: async (frames) => {
      await fit();
      await measure('hover', frames, (frame) => {
        const x = 60 + ((frame * 97) % (root.clientWidth - 120));
        const y = 60 + ((frame * 61) % (root.clientHeight - 120));
        pointer('pointermove', x, y, 0);
      });
    },
    zoom: (frames) => {
      let zoom = 1;
      // Down to 0.19 and back however many frames there are, so that every level of detail is crossed twice.
      const step = 672 / frames;
      return measure('zoom', frames, (frame) => {
        const out = frame < frames / 2;
        if (subject.type === 'ours') wheel(0, out ? step : -step, { x: 640, y: 400 });
        else {
          zoom *= Math.exp((out ? -step : step) * 0.005);
          subject.plain.zoomAt(640, 400, zoom);
          subject.plain.paint();
        }
      });
    },
    tidy: async () => {
      if (subject.type !== 'ours') throw new Error('A plain canvas lays nothing out');
      const { session, edits } = subject;
      const before = session.store.getState().document;
      const tidier = createTidier({ tell: () => {} });
      performance.mark('tidy begins');
      const began = performance.now();
      await tidier.tidy(session, edits);
      const total = performance.now() - began;
      // What follows the change is felt too: the scene, the roads, the cards.
      await new Promise((done) => setTimeout(done, 300));
      performance.mark('tidy ends');
      const { records } = session.store.getState().document;
      const moved = Object.values(records).filter((record) => before.records[record.id] !== record).length;
      return { total, moved };
    },
  };
}

function cardsOf({ edits, session }: Subject & { readonly type: 'ours' }) {
  return edits.view.makeScene(session.store.getState().document, null).nodes;
}

/** The middle of the first card that stands well inside the view; its neighbours are in view too. */
function dragStart(subject: Subject, root: HTMLElement): { x: number; y: number } {
  const control = subject.type === 'ours' ? subject.control() : null;
  if (subject.type === 'plain' || !control) return { x: 400, y: 150 };
  const from = control.at({ x: 0, y: 0 });
  const to = control.at({ x: 100, y: 100 });
  if (!from || !to) throw new Error('The canvas is not in view');
  const zoom = 100 / (to.x - from.x);
  const inside = (value: number, size: number) => value > 120 && value < size - 120;
  for (const { rect } of cardsOf(subject)) {
    const x = (rect.x + rect.width / 2 - from.x) * zoom;
    const y = (rect.y + rect.height / 2 - from.y) * zoom;
    if (inside(x, root.clientWidth) && inside(y, root.clientHeight)) return { x, y };
  }
  throw new Error('No card is in view');
}

/** One step per frame, until all are drawn. */
function measure(name: string, frames: number, step: (frame: number) => void): Promise<void> {
  return new Promise((resolve) => {
    let frame = 0;
    const tick = () => {
      if (frame === frames) {
        performance.mark(`${name} ends`);
        setTimeout(resolve, 20);
        return;
      }
      performance.mark('frame');
      step(frame);
      frame += 1;
      requestAnimationFrame(tick);
    };
    performance.mark(`${name} begins`);
    requestAnimationFrame(tick);
  });
}

async function firstPicture(subject: Subject, started: number): Promise<number> {
  performance.mark('first begins', { startTime: started });
  const ready = () => subject.type === 'plain' || document.querySelector('.react-flow__node') !== null;
  while (!ready()) await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  performance.mark('first ends');
  return performance.now() - started;
}
