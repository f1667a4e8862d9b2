import { switchedOff, switchWords } from '../../../shared/publishing/in-use.ts';
import type { PlannedDocument, PlannedField } from '../../../shared/publishing/plan.ts';
import { textToRows, unitOf } from '../../../shared/publishing/units.ts';
import { keepsAgreement } from '../comparing/baselines-repository.ts';
import type { ComparedWhole } from '../comparing/comparison.ts';
import { rowsOfWrites, type UnitWrites } from '../postgres/statements.ts';

/** What is planned for one document, with the rows that it writes; null: it writes none. */
export interface Draft {
  readonly compared: ComparedWhole;
  readonly planned: PlannedDocument;
  readonly writes: UnitWrites | null;
}

/**
 * A document that is archived here and in use there. Its row is switched off and keeps everything else, unless somebody
 * asked for this very document to be deleted for good: a DELETE takes along what was measured on it.
 */
export function retire(compared: ComparedWhole, isDeleted: boolean, dependents: readonly string[]): Draft {
  const { documentId, kind, name, state, remote, baseline, remoteHash } = compared;
  const unit = unitOf(kind);
  const there = remote ? textToRows(unit, remote.text) : null;
  const blocked = refusal(compared, isDeleted);
  const none = { kind, inserts: [], updates: [], deletes: [] };
  const writes: UnitWrites | null =
    there === null || blocked !== null
      ? null
      : isDeleted
        ? { ...none, deletes: [there] }
        : { ...none, updates: [{ rows: switchedOff(unit, there), there }] };
  const write = isDeleted ? 'delete' : 'deactivate';
  const planned: PlannedDocument = {
    documentId,
    name,
    kind,
    // No revision here is what stands there afterwards: restored, the document is to be published again. Nobody here has seen
    // what changed there meanwhile: taken for agreed on, the next push would write over it without a conflict.
    revision: baseline?.hash === remoteHash ? 0 : keepsAgreement,
    state,
    write: writes ? write : 'none',
    rows: writes ? rowsOfWrites(writes) : 0,
    cascades: [...dependents],
    fields: writes && there ? [isDeleted ? deleted : off(...switchWords(unit, there.row))] : [],
    blocked,
    findings: { errors: 0, warnings: 0 },
  };
  return { compared, planned, writes };
}

/** Why it is left as it is, with the way out; null: nothing stands against it. */
function refusal({ theirs, baseline, remoteHash }: ComparedWhole, isDeleted: boolean): string | null {
  // Written back, a row that cannot be read here would not be the same one.
  if (theirs && !theirs.ok)
    return `Its row there cannot be read here: ${theirs.error}. Whoever writes it can switch it off there.`;
  if (isDeleted && baseline?.hash !== remoteHash)
    return 'It changed there since it was last read here, and a delete would take that away unseen. Switch it off there instead, or restore it and pull to see what changed.';
  return null;
}

const deleted: PlannedField = {
  mark: 'removed',
  what: 'Deleted there for good',
  record: null,
  recordId: null,
  field: null,
  before: 'the whole row',
  after: null,
  layoutOnly: false,
};

function off(before: string, after: string): PlannedField {
  return { ...deleted, mark: 'changed', what: 'Switched off there', before, after };
}
