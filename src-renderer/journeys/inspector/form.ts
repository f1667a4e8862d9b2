import { createRecordForm } from '../../documents/inspector/record-form.tsx';
import { journeyRecordEdits } from '../actions/record-edits.ts';

export const { setIn, setHeaderIn, RecordField, HeaderField } = createRecordForm(journeyRecordEdits);
