import { funnelLimits } from '../../../shared/funnels/funnel.ts';
import { funnelWords } from '../../../shared/funnels/words.ts';
import { createRecordEdits } from '../../canvas/editing/record-edits.ts';

/** What can be done to the fields of a funnel and its records. */
export const funnelRecordEdits = createRecordEdits({
  words: funnelWords,
  documentName: 'the funnel',
  plurals: { step: 'steps', exclusion: 'exclusions', note: 'notes' },
  limits: funnelLimits,
  namedBy: { note: { field: 'text', blank: 'keep' } },
});

export const { nameIn, namesIn, fieldLimit, setFields, setHeader, rename } = funnelRecordEdits;
