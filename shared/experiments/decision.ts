import { err, ok, type Result } from '../base/result.ts';
import { codePointLength, textDefect } from '../base/text.ts';
import { experimentLimits } from './experiment.ts';

/**
 * What was decided when the experiment ended. Production's columns for it are written by "record the decision" only: they
 * are no part of the document, of its hash, or of any push.
 */
export interface ExperimentDecision {
  readonly winner_variant: string | null;
  /** DECIMAL(5,2) as text, in percent. */
  readonly confidence_level: string | null;
  readonly improvement_percentage: string | null;
}

export const experimentDecisionColumns = [
  'winner_variant',
  'confidence_level',
  'improvement_percentage',
] as const satisfies readonly (keyof ExperimentDecision)[];

/** The decision as its columns hold it, or why they would refuse or round it. */
export function checkDecision(
  decision: ExperimentDecision,
  variantKeys: readonly string[],
): Result<ExperimentDecision, string> {
  const {
    winner_variant: winner,
    confidence_level: confidence,
    improvement_percentage: improvement,
  } = decision;
  if (winner !== null && (textDefect(winner) || codePointLength(winner) > experimentLimits.variant.key))
    return err(
      `The winner's key must be storable text of ${experimentLimits.variant.key} characters at most.`,
    );
  if (winner !== null && !variantKeys.includes(winner))
    return err(`${JSON.stringify(winner)} is no variant of this experiment. Choose one of its variants.`);
  for (const [name, text] of [
    ['confidence', confidence],
    ['improvement', improvement],
  ] as const) {
    if (text !== null && !/^-?\d{1,3}(\.\d{1,2})?$/.test(text))
      return err(`The ${name} must be a number with two decimals at most, between −999.99 and 999.99.`);
  }
  if (confidence !== null && (Number(confidence) < 0 || Number(confidence) > 100))
    return err('The confidence must be between 0 and 100 percent.');
  return ok(decision);
}
