import { randomUUID } from 'node:crypto';
import { encodeBundle } from '../shared/bundles/encode-bundle.ts';
import type { BundlePreview } from '../shared/bundles/schemas.ts';
import { createAttachmentsService } from '../src-main/attachments/attachments-service.ts';
import { importBundle } from '../src-main/bundles/import-bundle.ts';
import { lookAtAll } from '../src-main/bundles/preview-bundle.ts';
import { readBundleFile } from '../src-main/bundles/read-bundle.ts';
import { sha256 } from '../src-main/bundles/sha256.ts';
import { openDatabase } from '../src-main/database/database.ts';
import { workspaceFile } from '../src-main/database/folders.ts';
import { readKeys } from '../src-main/database/keys.ts';
import { createDocumentsService } from '../src-main/documents/documents-service.ts';
import { openTestApp, removeTestFolders, testFolder } from '../src-main/testing/test-app.ts';
import { makeJourney } from './canvas-page/make-journey.ts';
import { type Stretch, watchStretches } from './push-stretches.ts';
import { median, quantile, shuffled, spread } from './statistics.ts';

/** Everything else waits this share of what it would wait if the same were done in the process itself. */
const goal = 0.2;
const parts = ['preview', 'import'] as const;
type Part = (typeof parts)[number];
type Stretches = Readonly<Record<Part, Stretch>>;

/** For how long nothing else gets its turn while a large bundle is looked at and imported, over the same work in the process itself. */
export async function bundle(options: ReadonlyMap<string, string>): Promise<{ readonly short: number }> {
  const documents = Number(options.get('documents') ?? 1_000);
  const repetitions = Number(options.get('repetitions') ?? 5);
  const text = bundleOf(documents);
  const watch = watchStretches();
  const roads = { app: inApp, itself: inProcess } as const;
  const found: Record<keyof typeof roads, Stretches[]> = { app: [], itself: [] };
  try {
    // Every piece of code is compiled before the first figure counts.
    for (let repetition = -1; repetition < repetitions; repetition += 1) {
      for (const road of shuffled(['app', 'itself'] as const, Math.random)) {
        const stretches = await roads[road](text, watch);
        if (repetition >= 0) found[road].push(stretches);
      }
    }
  } finally {
    watch.stop();
    removeTestFolders();
  }
  return report(found.app, found.itself, documents);
}

function bundleOf(count: number): string {
  const documents = Array.from({ length: count }, (_, index) => {
    const journey = makeJourney(6);
    return { ...journey, id: randomUUID(), header: { ...journey.header, name: `Journey ${index}` } };
  });
  const content = { documents, images: [], createdAt: new Date().toISOString(), application: 'bench' };
  return encodeBundle(content, sha256);
}

type Watch = ReturnType<typeof watchStretches>;

/** Each document of the bundle: none of them is there yet. */
function takeAll({ documents }: Pick<BundlePreview, 'documents'>) {
  return documents.map(({ documentId }) => ({ documentId, take: 'take' as const, revision: null }));
}

/** As the window asks for it. */
async function inApp(text: string, watch: Watch): Promise<Stretches> {
  const { app, get } = await openTestApp();
  const file = { fileName: 'bench.json', text };
  watch.begin();
  const looked = await get('bundles.preview', file);
  const preview = await watch.end();
  const choices = takeAll(looked);
  watch.begin();
  const { documents } = await get('bundles.import', { ...file, checksum: looked.checksum, choices });
  const imported = await watch.end();
  if (documents.length !== choices.length) throw new Error('Not all of it was imported');
  await app.close();
  return { preview, import: imported };
}

/** The same work without a thread: what everybody else would wait for. */
async function inProcess(text: string, watch: Watch): Promise<Stretches> {
  const folder = testFolder();
  const made = await openTestApp({ workspaceFolder: folder });
  await made.app.close();
  const keys = readKeys(folder);
  if (keys.kind !== 'file') throw new Error('There is no key file');
  const database = openDatabase({ file: workspaceFile(folder), key: keys.dataKey });
  const ports = { database, clock: () => new Date(), newId: randomUUID };
  const documents = createDocumentsService({ ...ports, emit: () => undefined });
  watch.begin();
  const read = readBundleFile({ fileName: 'bench.json', text });
  if (!read.ok) throw new Error(read.error.message);
  const looked = lookAtAll(read.value, documents, () => undefined);
  const preview = await watch.end();
  const choices = takeAll(looked);
  watch.begin();
  const imported = importBundle(
    read.value,
    { checksum: looked.checksum, choices },
    { ...ports, attachments: createAttachmentsService(ports) },
  );
  const written = await watch.end();
  if (!imported.ok) throw new Error(imported.error.message);
  database.close();
  return { preview, import: written };
}

function report(app: readonly Stretches[], itself: readonly Stretches[], documents: number) {
  let short = 0;
  for (const part of parts) {
    const [own, peer] = [app, itself].map((all) => all.map((stretches) => stretches[part].own));
    const clock = median(app.map((stretches) => stretches[part].clock)).toFixed(0);
    const [mine, theirs] = [own ?? [], peer ?? []];
    const ratio = median(mine) / median(theirs);
    const missed = ratio > goal * (1 + spread(mine) + spread(theirs));
    if (missed) short += 1;
    console.log(
      `bundle longest-stretch-${part}-${documents} median=${median(mine).toFixed(1)} p95=${quantile(mine, 0.95).toFixed(1)} clock=${clock} itself=${median(theirs).toFixed(1)} ratio=${ratio.toFixed(3)} goal=${goal} ${missed ? 'SHORT' : 'ok'}`,
    );
  }
  console.log(`bundle cases=${parts.length} short=${short}`);
  return { short };
}
