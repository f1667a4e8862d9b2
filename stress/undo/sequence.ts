import { applyChange } from '../../shared/documents/apply.ts';
import { isEmptyChange } from '../../shared/documents/change.ts';
import { type Comparison, compareDocuments } from '../../shared/documents/compare/comparison.ts';
import { restoreAll, restoreField, restoreRecord } from '../../shared/documents/compare/restoring.ts';
import { diffDocuments } from '../../shared/documents/diff.ts';
import {
  type Change,
  type Document,
  type DocumentKind,
  emptyChange,
} from '../../shared/documents/document.ts';
import { invertChange } from '../../shared/documents/invert.ts';
import { squashChanges } from '../../shared/documents/squash.ts';
import { buildUndoStacks, type LoggedEdit } from '../../shared/documents/undo-stack.ts';
import { unitOf } from '../../shared/publishing/units.ts';
import { templates } from '../../shared/templates/templates.ts';
import { documentText } from '../arbitraries/plain-text.ts';
import type { RandomSource } from '../random-source.ts';
import { documentOperations } from './document-operations.ts';
import { type Operation, operations } from './operations.ts';

const longest = 60;

/** The edit log and the document after it, as the workspace keeps them. */
interface Session {
  document: Document;
  readonly log: LoggedEdit[];
  readonly edits: readonly Operation[];
  readonly invert: (change: Change) => Change;
}

export interface SequenceOutcome {
  readonly operations: number;
  /** What went wrong; null: nothing. */
  readonly mismatch: string | null;
}

/** One user's hour: edits, gestures of several steps, undos and redos in between; then all the way back and forth. */
export function runSequence(
  random: RandomSource,
  mutate: boolean,
  inWindow: (kind: DocumentKind) => readonly Operation[],
): SequenceOutcome {
  const template = random.pick(templates);
  if (!template) throw new Error('There are no templates to start from');
  const made = template.make(random.id);
  const start: Document = random.chance(0.9) ? made : { ...made, records: {} };
  const session: Session = {
    document: start,
    log: [],
    edits: [
      ...Object.values(operations),
      ...Object.values(documentOperations),
      restore,
      ...inWindow(start.kind),
    ],
    invert: mutate ? invertWithoutHeader : invertChange,
  };
  const startText = documentText(start);
  let done = 0;
  try {
    const wanted = 5 + random.below(longest);
    while (done < wanted) {
      const dice = random.below(10);
      if (dice < 6) edit(session, random);
      else if (dice === 6) gesture(session, random);
      else if (dice < 9) undoOnce(session);
      else redoOnce(session);
      done += 1;
    }
    while (redoOnce(session)) done += 1;
    const endText = documentText(session.document);
    while (undoOnce(session)) done += 1;
    if (documentText(session.document) !== startText)
      return { operations: done, mismatch: 'undone, it is not the start' };
    while (redoOnce(session)) done += 1;
    if (documentText(session.document) !== endText)
      return { operations: done, mismatch: 'redone, it is not the end' };
    return { operations: done, mismatch: null };
  } catch (thrown) {
    return { operations: done, mismatch: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function edit(session: Session, random: RandomSource): void {
  const operation = random.pick(session.edits);
  const change = operation === restore ? restored(session, random) : operation?.(session.document, random);
  if (change && !isEmptyChange(change)) send(session, 'edit', change);
}

/** Several changes that become one step, as a drag or a paste with a layout does. */
function gesture(session: Session, random: RandomSource): void {
  const changes: Change[] = [];
  let draft = session.document;
  for (let step = 0; step < 4; step += 1) {
    const change = random.pick(session.edits)?.(draft, random);
    if (!change) continue;
    changes.push(change);
    draft = applied(draft, change);
  }
  const squashed = squashChanges(changes);
  if (isEmptyChange(squashed)) return;
  send(session, 'edit', squashed);
  if (documentText(session.document) !== documentText(draft)) throw new Error('a squash is not its parts');
}

/** Stands in the list of what may be done; what it does needs the log. */
const restore: Operation = () => emptyChange;

/** An earlier revision comes back as one change, as the history view does it: all of it, a record, or a field. */
function restored({ log, document, invert }: Session, random: RandomSource): Change {
  let earlier = document;
  const steps = random.below(Math.min(log.length, 12) + 1);
  for (const { change } of log.slice(log.length - steps).toReversed())
    earlier = applied(earlier, invert(change));
  const comparison = compareDocuments(earlier, document, unitOf(document.kind).describer);
  switch (random.below(4)) {
    case 0:
      return restoreAll(comparison) ?? emptyChange;
    case 1:
      return restoreRecord(comparison, random.pick([...comparison.records.keys()]) ?? '') ?? emptyChange;
    case 2:
      return restoredField(comparison, random);
    default:
      return diffDocuments(document, earlier);
  }
}

function restoredField(comparison: Comparison, random: RandomSource): Change {
  const fields = [
    ...comparison.header.map(({ field }) => ({ id: null, field })),
    ...[...comparison.records].flatMap(([id, { fields: own }]) => own.map(({ field }) => ({ id, field }))),
  ];
  const one = random.pick(fields);
  return (one && restoreField(comparison, one.id, one.field)) ?? emptyChange;
}

function undoOnce(session: Session): boolean {
  const step = buildUndoStacks(session.log, Number.POSITIVE_INFINITY).undo.at(-1);
  if (step) send(session, 'undo', session.invert(step.change));
  return step !== undefined;
}

function redoOnce(session: Session): boolean {
  const step = buildUndoStacks(session.log, Number.POSITIVE_INFINITY).redo.at(-1);
  if (step) send(session, 'redo', step.change);
  return step !== undefined;
}

function send(session: Session, intent: LoggedEdit['intent'], change: Change): void {
  session.document = applied(session.document, change);
  session.log.push({ revision: session.log.length + 1, intent, label: intent, change });
}

/** Over JSON text, as a change really travels. */
function applied(document: Document, change: Change): Document {
  const next = applyChange(document, JSON.parse(JSON.stringify(change)) as Change);
  if (!next.ok) throw new Error(`refused: ${next.error.reason} at ${next.error.place}`);
  return next.value;
}

/** The mutation: an inverse that forgets the header. */
function invertWithoutHeader(change: Change): Change {
  const { header: _, ...rest } = invertChange(change);
  return rest;
}
