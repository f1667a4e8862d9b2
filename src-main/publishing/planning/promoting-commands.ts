import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { RuleSettings } from '../../../shared/documents/rule-settings.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { targetOf } from '../environments/environments-service.ts';
import type { PublishingContext, PublishingHandlers } from '../publishing-context.ts';
import type { PlanStore } from './made-plan.ts';
import { planningInput } from './planning-input.ts';
import { betweenEnvironments, planPromotion, readPromoted } from './promoting.ts';

interface PromotingCommandsDeps {
  readonly context: PublishingContext;
  readonly plans: PlanStore;
  readonly ruleSettings: () => RuleSettings;
}

/** From one environment to the next: what differs between the two, and the plan that takes it there. */
export function promotingCommands({
  context,
  plans,
  ruleSettings,
}: PromotingCommandsDeps): PublishingHandlers<'planPromotion' | 'between'> {
  const { environments, comparing, inEnvironment } = context;
  const inputFor = planningInput(context, ruleSettings);

  /** One after the other, so that neither database waits for the other with a transaction open. */
  function readIn(environmentId: string, documentIds: readonly string[]) {
    return inEnvironment(environmentId, async (connection, environment) =>
      ok(await readPromoted(connection, comparing(environment), documentIds)),
    );
  }

  function twoOf(fromId: string, toId: string): Result<Environment, AppError> {
    const from = environments.find(fromId);
    const to = environments.find(toId);
    if (!from.ok) return from;
    if (!to.ok) return to;
    if (targetOf(from.value.connection) !== targetOf(to.value.connection)) return from;
    return err(
      appError(
        'bad-input',
        `${from.value.name} and ${to.value.name} are the same database. Nothing was planned.`,
        {
          remedy: 'Choose another environment, or correct the connection of one of the two.',
        },
      ),
    );
  }

  return {
    'publishing.planPromotion': async ({ fromId, environmentId, documentIds }) => {
      const from = twoOf(fromId, environmentId);
      if (!from.ok) return from;
      const given = await readIn(fromId, documentIds);
      if (!given.ok) return given;
      return inEnvironment(environmentId, async (connection, environment) => {
        const made = await planPromotion(
          connection,
          inputFor(environment),
          from.value,
          given.value,
          documentIds,
        );
        if (!made.ok) return made;
        plans.keep(made.value);
        return ok(made.value.plan);
      });
    },
    'publishing.between': async ({ fromId, environmentId, documentId }) => {
      const [from, to] = await Promise.all([
        readIn(fromId, [documentId]),
        readIn(environmentId, [documentId]),
      ]);
      if (!from.ok) return from;
      if (!to.ok) return to;
      const [a, b] = [from.value[0]?.remote, to.value[0]?.remote];
      const kind = a?.kind ?? b?.kind;
      const sides = { from: a !== undefined, to: b !== undefined };
      if (kind === undefined) return ok({ ...sides, fields: [], reason: null });
      const fields = betweenEnvironments(kind, a, b);
      return fields.ok
        ? ok({ ...sides, fields: fields.value, reason: null })
        : ok({ ...sides, fields: [], reason: fields.error });
    },
  };
}
