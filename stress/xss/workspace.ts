import { randomUUID } from 'node:crypto';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';
import type { Document, DocumentRecord } from '../../shared/documents/document.ts';
import { encodeDocumentFile } from '../../shared/documents/document-file.ts';
import { newJourneyHeader } from '../../shared/journeys/new-journey.ts';
import { createApp } from '../../src-main/app.ts';
import type { Payload } from './payloads.ts';

const inOneJourney = 25;

/** Journeys in which every text that people write is a payload. */
export function hostileJourneys(payloads: readonly Payload[]): readonly Document[] {
  const journeys: Document[] = [];
  for (let at = 0; at < payloads.length; at += inOneJourney) {
    journeys.push(hostileJourney(payloads.slice(at, at + inOneJourney).map(({ text }) => text)));
  }
  return journeys;
}

function hostileJourney(texts: readonly string[]): Document {
  const text = (index: number) => texts[index % texts.length] ?? '';
  const stageId = randomUUID();
  const laneId = randomUUID();
  const cards = texts.map(
    (name, index): DocumentRecord => ({
      id: randomUUID(),
      kind: 'touchpoint',
      name,
      type: text(index + 1),
      channel: index % 2 === 0 ? 'web' : text(index + 2),
      pageUrl: text(index + 3),
      featureName: text(index + 4),
      actionTaken: text(index + 5),
      description: text(index + 6),
      emotion: (index % 5) - 2,
      stageId,
      laneId,
      order: index + 1,
      layout: { x: 16 + (index % 5) * 200, y: 16 + Math.floor(index / 5) * 96 },
    }),
  );
  const roads = cards.slice(1).map(
    (card, index): DocumentRecord => ({
      id: randomUUID(),
      kind: 'transition',
      from: cards[index]?.id ?? '',
      to: card.id,
      condition: text(index),
      probability: null,
      order: index,
    }),
  );
  const others: DocumentRecord[] = [
    { id: stageId, kind: 'stage', name: text(0), description: text(1), order: 1, layout: { width: 1040 } },
    { id: laneId, kind: 'lane', name: text(2), personaType: text(3), order: 1, layout: { height: 560 } },
    {
      id: randomUUID(),
      kind: 'note',
      text: texts.slice(0, 4).join('\n'),
      layout: { x: 0, y: -200, width: 400, height: 160 },
    },
    {
      id: randomUUID(),
      kind: 'image',
      name: text(4),
      alt: text(5),
      sha256: '0'.repeat(64),
      layout: { x: 440, y: -200, width: 200, height: 120 },
    },
    {
      id: randomUUID(),
      kind: 'comment',
      target: cards[0]?.id ?? null,
      parentId: null,
      text: text(6),
      author: text(7),
      at: '2026-11-23T09:00:00.000Z',
      resolvedAt: null,
    },
  ];
  const header = { ...newJourneyHeader(text(0)), description: text(1), personaType: text(2) };
  const records = Object.fromEntries([...cards, ...roads, ...others].map((record) => [record.id, record]));
  return { id: randomUUID(), kind: 'journey', header, records };
}

/** A workspace on disk that holds them, with something in its history. */
export async function writeHostileWorkspace(folder: string, journeys: readonly Document[]): Promise<void> {
  const silent = () => undefined;
  const app = await createApp({
    host: 'cli',
    version: '0.0.0-stress',
    workspaceFolder: folder,
    clock: () => new Date(),
    newId: randomUUID,
    log: { info: silent, warn: silent, error: silent },
    keychain: null,
    passphrase: null,
    dialogs: null,
  });
  if (!app.ok) throw new Error(app.error.message);
  const { dispatch, close } = app.value;
  async function get<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandOutput<Name>> {
    const reply = await dispatch(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.message} ${reply.error.place ?? ''}`);
    return reply.value as CommandOutput<Name>;
  }
  for (const journey of journeys) {
    const { id, revision } = await get('documents.importJson', {
      fileName: `${journey.header.name}.json`,
      text: encodeDocumentFile(journey),
    });
    const label = `Rename ${journey.header.name}`.slice(0, 200);
    const before = journey.header['version'] ?? null;
    await get('documents.applyChange', {
      id,
      baseRevision: revision,
      changeId: randomUUID(),
      intent: 'edit',
      label,
      change: {
        header: { version: [before, journey.header.name.slice(0, 20)] },
        added: [],
        updated: [],
        removed: [],
      },
    });
  }
  await close();
}
