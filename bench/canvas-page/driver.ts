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

/** What the runner asks of the page; each answers with the main thread's ms of every frame. */
export interface BenchDriver {
  /** From the first line of the page's own code until the first picture is handed to the compositor. */
  readonly firstRender: Promise<number>;
  readonly pan: (frames: number) => Promise<readonly number[]>;
  readonly drag: (frames: number) => Promise<readonly number[]>;
  readonly zoom: (frames: number) => Promise<readonly number[]>;
  readonly fit: () => Promise<void>;
  /** Tidies the document in front: how long it took, and how many records were put elsewhere. */
  readonly tidy: () => Promise<{ readonly total: number; readonly moved: number }>;
}

export function benchDriver(root: HTMLElement, started: number, subject: Subject): BenchDriver {
  const surface = () => root.querySelector<HTMLElement>('[role=application]') ?? root;

  function pointer(type: string, x: number, y: number) {
    surface().dispatchEvent(
      new PointerEvent(type, {
        clientX: x,
        clientY: y,
        pointerId: 1,
        button: 0,
        buttons: 1,
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

  return {
    firstRender: firstPicture(subject, started),
    pan: (frames) =>
      measure(frames, (frame) => {
        // There and back, farther than what is mounted around the view.
        const step = Math.floor(frame / (frames / 2)) % 2 === 0 ? 24 : -24;
        if (subject.type === 'ours') wheel(step, step / 3, null);
        else {
          subject.plain.pan(-step, -step / 3);
          subject.plain.paint();
        }
      }),
    drag: async (frames) => {
      // The second card of the first row: its middle at zoom 1.
      const at = dragStart(subject, root);
      if (subject.type === 'ours') {
        pointer('pointermove', at.x, at.y);
        pointer('pointerdown', at.x, at.y);
        pointer('pointermove', at.x + 6, at.y + 6);
      }
      const samples = await measure(frames, (frame) => {
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
      return samples;
    },
    zoom: (frames) => {
      let zoom = 1;
      // Down to 0.19 and back however many frames there are, so that every level of detail is crossed twice.
      const step = 672 / frames;
      return measure(frames, (frame) => {
        const out = frame < frames / 2;
        if (subject.type === 'ours') wheel(0, out ? step : -step, { x: 640, y: 400 });
        else {
          zoom *= Math.exp((out ? -step : step) * 0.005);
          subject.plain.zoomAt(640, 400, zoom);
          subject.plain.paint();
        }
      });
    },
    fit: async () => {
      if (subject.type === 'ours') subject.control()?.fit();
      else {
        subject.plain.fit();
        subject.plain.paint();
      }
      await new Promise((done) => setTimeout(done, 700));
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

function dragStart(subject: Subject, root: HTMLElement): { x: number; y: number } {
  const card = root.querySelector<HTMLElement>(`.react-flow__node[data-id="${idOf('c', 1)}"]`);
  if (subject.type === 'plain' || !card) return { x: 400, y: 150 };
  const box = card.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** The time from the start of a frame's callbacks until style, layout, painting and commit are done. */
function measure(frames: number, step: (frame: number) => void): Promise<readonly number[]> {
  return new Promise((resolve) => {
    const samples: number[] = [];
    const channel = new MessageChannel();
    let began = 0;
    channel.port1.addEventListener('message', () => samples.push(performance.now() - began));
    channel.port1.start();
    let frame = 0;
    const tick = () => {
      if (frame === frames) {
        setTimeout(() => resolve(samples), 50);
        return;
      }
      began = performance.now();
      channel.port2.postMessage(null);
      step(frame);
      frame += 1;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
}

async function firstPicture(subject: Subject, started: number): Promise<number> {
  const ready = () => subject.type === 'plain' || document.querySelector('.react-flow__node') !== null;
  while (!ready()) await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  return performance.now() - started;
}
