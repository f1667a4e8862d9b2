import { assertNever } from '../base/assert-never.ts';
import type { Id } from '../base/ids.ts';
import type { Json } from '../base/json.ts';
import type { Document } from '../documents/document.ts';
import { cutText, plainValue } from '../documents/in-words.ts';
import type { Step } from './records/step.ts';
import { funnelWords } from './words.ts';

/**
 * Where the rows of `funnel_stages` and the column `stages` of one funnel do not say the same. The rows are what counts and
 * what the document holds; the column is written anew with the next push, so people see first what it said.
 */
export interface TwoTruths {
  readonly what: 'differs' | 'only-in-rows' | 'only-in-json';
  /** 'stages[2].name', 'funnel_stages'. */
  readonly place: string;
  /** null: the step is in the column only. */
  readonly stepId: Id | null;
  /** The step's field; null: the whole step. */
  readonly field: string | null;
  readonly inRows: Json;
  readonly inJson: Json;
  /** The step that only the column has, ready to be added; null where it holds too little to be one. */
  readonly adopt: Step | null;
}

/** 'Pay: the rows say order 3, the column stages says 2'. `document` is the one that was read with it. */
export function twoTruthsInWords(one: TwoTruths, document: Document): string {
  const step = one.stepId === null ? one.adopt : document.records[one.stepId];
  const name = step ? funnelWords.recordName(step, () => undefined) : shown(one.inJson);
  switch (one.what) {
    case 'differs': {
      const field = funnelWords.fieldName('step', one.field ?? '').toLowerCase();
      return `${name}: the rows say ${field} ${shown(one.inRows)}, the column stages says ${shown(one.inJson)}`;
    }
    case 'only-in-rows':
      return `${name} has a row, but the column stages does not name it`;
    case 'only-in-json':
      return `${name} is named in the column stages, but has no row`;
    default:
      return assertNever(one.what);
  }
}

function shown(value: Json): string {
  const text = plainValue(value);
  return text === null ? 'nothing' : cutText(text, 60);
}
