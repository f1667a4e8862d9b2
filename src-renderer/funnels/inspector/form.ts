import { createRecordForm } from '../../documents/inspector/record-form.tsx';
import { funnelRecordEdits } from '../actions/record-edits.ts';

export const { setIn, setHeaderIn, RecordField, HeaderField } = createRecordForm(funnelRecordEdits);
