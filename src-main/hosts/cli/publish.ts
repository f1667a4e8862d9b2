import { ok, type Result } from '../../../shared/base/result.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Call, Env, Outcome } from './outcome.ts';
import { type PlanArguments, planFor, planWanted } from './plan-for.ts';
import { type Plan, planned } from './planned.ts';
import { pushPlan } from './push-plan.ts';
import { writeOut } from './write-out.ts';

export interface PublishArguments extends PlanArguments {
  /** The name of the environment, where a push asks for it. */
  readonly confirm: string | null;
  /** Where the plan goes as a file; null: nowhere. */
  readonly out: string | null;
  /** Only plan it. */
  readonly preview: boolean;
}

type Answer = Promise<Result<Outcome, AppError>>;

/** `plan`: in words to standard output, and as a file where one is wanted. */
export async function plan(call: Call, args: PublishArguments, env: Env): Answer {
  const made = await planFor(call, args, env);
  if (!made.ok) return made;
  return planOut(made.value, args.out);
}

export async function push(call: Call, args: PublishArguments, env: Env): Answer {
  const made = await planWanted(call, args, env);
  return made.ok ? pushPlan(call, made.value, args.confirm) : made;
}

/** `promote --from A --to B`: rows of one environment become those of the next, by the road of a push. */
export async function promote(call: Call, args: PublishArguments, env: Env): Answer {
  const made = await planWanted(call, args, env);
  if (!made.ok) return made;
  return args.preview ? planOut(made.value, args.out) : pushPlan(call, made.value, args.confirm);
}

/** A plan to be looked at, also as a file for `--plan`. */
function planOut(made: Plan, out: string | null): Result<Outcome, AppError> {
  const written = out === null ? ok(null) : writeOut(out, `${JSON.stringify(made, null, 2)}\n`);
  return written.ok ? ok(planned(made)) : written;
}
