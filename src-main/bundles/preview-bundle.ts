import { assertNever } from '../../shared/base/assert-never.ts';
import { nameKey } from '../../shared/base/text.ts';
import type { BundledDocument, BundlePreview } from '../../shared/bundles/schemas.ts';
import { isEmptyChange } from '../../shared/documents/change.ts';
import { describeChange } from '../../shared/documents/describe-change.ts';
import { diffDocuments } from '../../shared/documents/diff.ts';
import type { Document } from '../../shared/documents/document.ts';
import { editRefusal } from '../../shared/experiments/status.ts';
import { unitOf } from '../../shared/publishing/units.ts';
import { referencesOf } from '../../shared/workspace/references.ts';
import type { DocumentsService, ReadDocument } from '../documents/documents-service.ts';
import { inTurns } from '../in-turns.ts';
import type { Step } from './bundle-messages.ts';
import type { ReadBundle } from './read-bundle.ts';
import { plain, type Standing, standingOf } from './standing.ts';

/** As many differences as a person reads of one document; the rest is counted. */
const shownFields = 100;

type Documents = Pick<DocumentsService, 'read' | 'freeName' | 'list' | 'history' | 'openRevision'>;

/** Documents between two words about how far it is. */
const toldEvery = 25;

/** What an import would do with each document of a bundle, in words; reads only, and lets others work in between. */
export async function previewBundle(
  read: ReadBundle,
  documents: Documents,
  stop?: AbortSignal,
): Promise<BundlePreview> {
  const look = lookInto(read, documents);
  const looked: BundledDocument[] = [];
  await inTurns(read.bundle.documents, (document) => void looked.push(look(document)), stop);
  return previewOf(read, looked);
}

/** The same at one go, for a thread of its own. */
export function lookAtAll(
  read: ReadBundle,
  documents: Documents,
  onStep: (step: Step) => void,
): BundlePreview {
  const look = lookInto(read, documents);
  const total = read.bundle.documents.length;
  const looked = read.bundle.documents.map((document, done) => {
    if (done % toldEvery === 0) onStep({ step: 'compare', done, total });
    return look(document);
  });
  return previewOf(read, looked);
}

function previewOf({ bundle }: ReadBundle, looked: BundledDocument[]): BundlePreview {
  const { createdAt, application, checksum, images } = bundle;
  return { createdAt, application, checksum, images: images.length, documents: looked };
}

/** Looks at one document of the bundle, against what is here now. */
export function lookInto(
  { bundle, unfit }: ReadBundle,
  documents: Documents,
  /** Whether the histories are looked through too; they only say what is chosen at first. */
  histories = true,
): (document: Document) => BundledDocument {
  const inBundle = new Set(bundle.documents.map(({ id }) => id));
  const holders = nameHolders(documents);
  const twins = new Map<string, string>();
  for (const document of bundle.documents) {
    // The first one may have the name; the others stand in its way.
    if (!twins.has(keyOf(document))) twins.set(keyOf(document), document.id);
  }
  return (document) => {
    const here = documents.read(document.id);
    const known = here.ok ? here.value : null;
    const holder = holders.get(keyOf(document)) ?? document.id;
    const stop = Object.hasOwn(unfit, document.id)
      ? { state: 'unfit' as const, reason: unfit[document.id] ?? '' }
      : conflictOf(document, known, holder !== document.id, twins.get(keyOf(document)) !== document.id);
    const missing = referencesOf(document).filter(
      ({ toDocumentId }) => !inBundle.has(toDocumentId) && !documents.read(toDocumentId).ok,
    );
    return {
      ...compared(document, known?.document.kind === document.kind ? known : null, stop, (here) =>
        histories ? standingOf(documents, here, document) : plain,
      ),
      copyName: documents.freeName(document.kind, document.header.name),
      missing: new Set(missing.map(({ toDocumentId }) => toDocumentId)).size,
    };
  };
}

function keyOf({ kind, header }: Document): string {
  return `${kind}/${nameKey(header.name)}`;
}

type Stop = { readonly state: 'conflict' | 'unfit'; readonly reason: string } | null;

function compared(
  document: Document,
  known: ReadDocument | null,
  stop: Stop,
  standing: (here: ReadDocument) => Standing,
): Omit<BundledDocument, 'copyName' | 'missing'> {
  const { id, kind, header, records } = document;
  const base = { documentId: id, kind, name: header.name, records: Object.keys(records).length };
  if (stop?.state === 'unfit') {
    return {
      ...base,
      ...stop,
      revision: known?.revision ?? null,
      choices: ['leave'],
      fields: [],
      differences: 0,
    };
  }
  const change = known ? diffDocuments(known.document, document) : null;
  const fields = known && change ? describeChange(known.document, change, unitOf(kind).describer) : [];
  const told = { fields: fields.slice(0, shownFields), differences: fields.length };
  const revision = known?.revision ?? null;
  if (change && isEmptyChange(change)) {
    return { ...base, ...told, revision, state: 'equal', reason: null, choices: ['leave', 'copy'] };
  }
  if (stop) return { ...base, ...told, ...stop, revision, choices: ['leave', 'copy'] };
  if (!known) return { ...base, ...told, revision, state: 'new', reason: null, choices: ['take', 'leave'] };
  return { ...base, ...told, revision, ...standingInWords(standing(known)) };
}

/** Nothing is taken by itself that would undo somebody's work here. */
function standingInWords(standing: Standing): Pick<BundledDocument, 'state' | 'reason' | 'choices'> {
  switch (standing.kind) {
    case 'plain':
      return { state: 'changes', reason: null, choices: ['take', 'copy', 'leave'] };
    case 'older': {
      const reason = `It said this at revision ${standing.revision} here: taking it goes back to that.`;
      return { state: 'changes', reason, choices: ['leave', 'take', 'copy'] };
    }
    case 'both': {
      const reason = `It was changed here too since revision ${standing.revision}, when it last came from outside. Taking it replaces that; the history keeps it.`;
      return { state: 'conflict', reason, choices: ['leave', 'take', 'copy'] };
    }
    default:
      return assertNever(standing);
  }
}

/** Why a document cannot simply be taken; null: it can. */
function conflictOf(document: Document, known: ReadDocument | null, nameTaken: boolean, twin: boolean): Stop {
  const { kind, header } = document;
  if (known && known.document.kind !== kind) {
    return conflict(
      `The document with its id is a ${known.document.kind} here: "${known.document.header.name}".`,
    );
  }
  if (known && known.archivedAt !== null) {
    return conflict('It is archived here. Restore it first to take what changed.');
  }
  if (nameTaken) return conflict(`Another ${kind} here is called "${header.name}".`);
  if (twin) return conflict(`Another ${kind} of the bundle is called "${header.name}" too.`);
  if (known && kind === 'experiment') {
    const refusal = editRefusal(known.document, diffDocuments(known.document, document));
    if (refusal !== undefined) return conflict(refusal);
  }
  return null;
}

function conflict(reason: string): Stop {
  return { state: 'conflict', reason };
}

function nameHolders(documents: Documents): ReadonlyMap<string, string> {
  return new Map(
    documents.list({ archived: false }).map(({ id, kind, name }) => [`${kind}/${nameKey(name)}`, id]),
  );
}
