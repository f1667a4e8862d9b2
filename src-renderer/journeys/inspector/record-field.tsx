import type { DocumentRecord } from '../../../shared/documents/document.ts';
import type { Session } from '../../documents/session.ts';
import { fieldLimit } from '../actions/field-limits.ts';
import { DraftField, type DraftFieldProps } from './draft-field.tsx';
import { fieldText, setIn, sharedValue } from './form.ts';

interface RecordFieldProps extends Omit<DraftFieldProps, 'value' | 'mixed' | 'onCommit' | 'limit'> {
  readonly session: Session;
  readonly records: readonly DocumentRecord[];
  readonly field: string;
}

/** One text field of one record or of many, with the limit of its production column. */
export function RecordField({ session, records, field, ...rest }: RecordFieldProps) {
  const { value, mixed } = sharedValue(records, field);
  return (
    <DraftField
      {...rest}
      value={fieldText(value)}
      mixed={mixed}
      limit={fieldLimit(records[0]?.kind ?? '', field).limit}
      onCommit={(next) => setIn(session, records, field, next)}
    />
  );
}
