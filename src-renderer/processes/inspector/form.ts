import { createRecordForm } from '../../documents/inspector/record-form.tsx';
import { processRecordEdits } from '../actions/record-edits.ts';

export const { setIn, setHeaderIn, RecordField, HeaderField } = createRecordForm(processRecordEdits);
