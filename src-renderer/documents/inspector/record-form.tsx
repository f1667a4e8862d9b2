import type { Json } from '../../../shared/base/json.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import type { RecordEdits } from '../../canvas/editing/record-edits.ts';
import type { Session } from '../session.ts';
import { DraftField, type DraftFieldProps } from './draft-field.tsx';
import { commit, fieldText, sharedValue } from './form.ts';

type OwnProps = Omit<DraftFieldProps, 'value' | 'mixed' | 'onCommit' | 'limit'>;

export interface RecordFieldProps extends OwnProps {
  readonly session: Session;
  readonly records: readonly DocumentRecord[];
  readonly field: string;
}

export interface HeaderFieldProps extends OwnProps {
  readonly session: Session;
  readonly document: Document;
  readonly field: string;
}

/** The parts of an inspector that know one document kind only by its words and limits. Every edit is one undo step. */
export function createRecordForm(edits: RecordEdits) {
  /** Sets a field of all records of a form: one edit, one undo step. */
  function setIn(session: Session, records: readonly DocumentRecord[], field: string, value: Json) {
    const ids = records.map(({ id }) => id);
    commit(session, edits.setFields(session.store.getState().document, ids, { [field]: value }));
  }

  function setHeaderIn(session: Session, field: string, value: Json) {
    commit(session, edits.setHeader(session.store.getState().document, field, value));
  }

  /** One text field of one record or of many, with the limit of its production column. */
  function RecordField({ session, records, field, ...rest }: RecordFieldProps) {
    const { value, mixed } = sharedValue(records, field);
    return (
      <DraftField
        {...rest}
        value={fieldText(value)}
        mixed={mixed}
        limit={edits.fieldLimit(records[0]?.kind ?? '', field)}
        onCommit={(next) => setIn(session, records, field, next)}
      />
    );
  }

  /** One text field of the document itself. */
  function HeaderField({ session, document, field, ...rest }: HeaderFieldProps) {
    return (
      <DraftField
        {...rest}
        value={fieldText(document.header[field] ?? null)}
        limit={edits.fieldLimit(null, field)}
        onCommit={(next) => setHeaderIn(session, field, next)}
      />
    );
  }

  return { setIn, setHeaderIn, RecordField, HeaderField };
}
