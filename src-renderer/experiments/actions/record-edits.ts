import { experimentLimits } from '../../../shared/experiments/experiment.ts';
import { experimentWords } from '../../../shared/experiments/words.ts';
import { createRecordEdits } from '../../canvas/editing/record-edits.ts';

/** What can be done to the fields of an experiment and its records. */
export const experimentRecordEdits = createRecordEdits({
  words: experimentWords,
  documentName: 'the experiment',
  plurals: {
    variant: 'variants',
    audienceRule: 'audience rules',
    exclusionGroup: 'exclusion groups',
    metric: 'metrics',
    note: 'notes',
  },
  limits: experimentLimits,
  namedBy: {
    note: { field: 'text', blank: 'keep' },
    metric: { field: 'measure', blank: 'keep' },
    audienceRule: { field: 'attribute', blank: 'keep' },
  },
});

export const { nameIn, namesIn, fieldLimit, setFields, setHeader, rename } = experimentRecordEdits;
