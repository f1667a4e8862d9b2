import { createRecordForm } from '../../documents/inspector/record-form.tsx';
import { experimentRecordEdits } from '../actions/record-edits.ts';

export const { setIn, setHeaderIn, RecordField, HeaderField } = createRecordForm(experimentRecordEdits);
