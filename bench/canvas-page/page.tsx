import { createRoot } from 'react-dom/client';
import type { Document, DocumentKind } from '../../shared/documents/document.ts';
import { journeySamples } from '../../shared/journeys/samples/samples.ts';
import type { Bridge } from '../../src-renderer/bridge/bridge.ts';
import type { KindEdits } from '../../src-renderer/canvas/actions/kind-edits.ts';
import { DocumentCanvas } from '../../src-renderer/canvas/document-canvas.tsx';
import type { Mark } from '../../src-renderer/canvas/scene.ts';
import type { CanvasControl } from '../../src-renderer/documents/action.ts';
import { createSession, type Session } from '../../src-renderer/documents/session.ts';
import { experimentEdits } from '../../src-renderer/experiments/actions/experiment-edits.ts';
import { funnelEdits } from '../../src-renderer/funnels/actions/funnel-edits.ts';
import { createFunnelMeasures } from '../../src-renderer/funnels/measures/measures-store.ts';
import { journeyEdits } from '../../src-renderer/journeys/actions/journey-edits.ts';
import { processEdits } from '../../src-renderer/processes/actions/process-edits.ts';
import '../../src-renderer/ui/styles.ts';
import { type BenchDriver, benchDriver } from './driver.ts';
import { makeJourney } from './make-journey.ts';
import { mountPlainCanvas } from './plain-canvas.ts';

declare global {
  interface Window {
    bench: BenchDriver;
    /** Set before the page is read, where it is to show something else than a journey made here. */
    large?: Document;
    canvas: { session: Session; control: () => CanvasControl | null };
  }
}

const params = new URLSearchParams(location.search);
const root = document.getElementById('root') as HTMLElement;
document.documentElement.dataset['theme'] = params.get('theme') ?? 'light';
document.documentElement.dataset['mantineColorScheme'] = params.get('theme') ?? 'light';

/** Nothing is kept: the bench measures the window, not the workspace. */
function forgetfulBridge(): Bridge {
  let revision = 1;
  return {
    call: () => {
      revision += 1;
      return Promise.resolve({ ok: true, value: { revision } }) as never;
    },
    on: () => () => {},
    onState: () => () => {},
  };
}

function documentOf(): Document {
  if (window.large) return window.large;
  const sample = params.get('sample');
  if (sample === 'empty') return { ...makeJourney(0), records: {} };
  if (sample === null) return makeJourney(Number(params.get('count') ?? 100));
  const found = journeySamples[Number(sample)];
  if (!found) throw new Error(`There is no sample ${sample}`);
  return found.make(() => crypto.randomUUID());
}

const newId = () => crypto.randomUUID();
const editsOf: Readonly<Record<DocumentKind, () => KindEdits>> = {
  journey: () => journeyEdits(newId),
  process: () => processEdits(newId),
  funnel: () => funnelEdits(newId, createFunnelMeasures(forgetfulBridge())),
  experiment: () => experimentEdits(newId),
};

const shown = documentOf();
if (params.get('mode') === 'plain') {
  const started = performance.now();
  const plain = mountPlainCanvas(root, shown as never);
  plain.paint();
  window.bench = benchDriver(root, started, { type: 'plain', plain });
} else {
  let control: CanvasControl | null = null;
  const session = createSession(
    { document: shown, revision: 1, undo: [], redo: [] },
    { bridge: forgetfulBridge(), newId: () => crypto.randomUUID() },
  );
  const marks = new Map<string, Mark>();
  const touchpoints = Object.values(shown.records).filter(({ kind }) => kind === 'touchpoint');
  if (params.has('sample')) {
    for (const [at, mark] of [
      [3, 'warning'],
      [5, 'error'],
    ] as const) {
      const record = touchpoints[at];
      if (record) marks.set(record.id, mark);
    }
  }
  const edits = editsOf[shown.kind]();
  const started = performance.now();
  createRoot(root).render(
    <DocumentCanvas
      session={session}
      view={edits.view}
      marks={marks}
      gestures={edits.gestures}
      onControl={(next) => {
        control = next;
      }}
      onOpenMenu={() => {}}
      options={{ minimap: true, snap: true, grid: true }}
    />,
  );
  window.canvas = { session, control: () => control };
  window.bench = benchDriver(root, started, {
    type: 'ours',
    session,
    edits,
    control: () => control,
  });
}
