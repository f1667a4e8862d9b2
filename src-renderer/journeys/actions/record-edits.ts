import { journeyLimits } from '../../../shared/journeys/journey.ts';
import { journeyWords } from '../../../shared/journeys/words.ts';
import { createRecordEdits } from '../../canvas/editing/record-edits.ts';

/** What can be done to the fields of a journey and its records. */
export const journeyRecordEdits = createRecordEdits({
  words: journeyWords,
  documentName: 'the journey',
  plurals: {
    stage: 'stages',
    lane: 'lanes',
    entry: 'entries',
    touchpoint: 'touchpoints',
    goal: 'goals',
    exit: 'exits',
    transition: 'connections',
    note: 'notes',
  },
  limits: journeyLimits,
  namedBy: {
    note: { field: 'text', blank: 'keep' },
    transition: { field: 'condition', blank: 'null' },
  },
});

export const { nameIn, namesIn, fieldLimit, setFields, setHeader, rename } = journeyRecordEdits;
