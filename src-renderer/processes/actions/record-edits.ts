import { processLimits } from '../../../shared/processes/process.ts';
import { processWords } from '../../../shared/processes/words.ts';
import { createRecordEdits } from '../../canvas/editing/record-edits.ts';

/** What can be done to the fields of a process and its records. */
export const processRecordEdits = createRecordEdits({
  words: processWords,
  documentName: 'the process',
  plurals: {
    trigger: 'trigger events',
    group: 'condition groups',
    condition: 'conditions',
    action: 'actions',
    procedure: 'fallback procedures',
    connection: 'connections',
    note: 'notes',
  },
  limits: processLimits,
  namedBy: {
    note: { field: 'text', blank: 'keep' },
    group: { field: 'name', blank: 'keep' },
    trigger: { field: 'event', blank: 'refuse' },
    connection: null,
    condition: null,
  },
});

export const { nameIn, namesIn, fieldLimit, setFields, setHeader, rename } = processRecordEdits;
