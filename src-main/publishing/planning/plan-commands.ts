import { err, ok } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { RuleSettings } from '../../../shared/documents/rule-settings.ts';
import { exportJob, type PlanStep, planJob } from '../../../shared/publishing/push-job.ts';
import { targetOf } from '../environments/environments-service.ts';
import type { PublishingContext, PublishingHandlers } from '../publishing-context.ts';
import type { LedgerRepository } from '../pushing/ledger-repository.ts';
import type { Pushing } from '../pushing/pushing.ts';
import type { PlanStore } from './made-plan.ts';
import { planAsSql } from './plan-as-sql.ts';
import { makePlan, stoppedPlanning } from './planning.ts';
import { planningInput } from './planning-input.ts';
import { documentFields, documentSql, plannedDocument } from './planning-sql.ts';
import { planRollback } from './rolling-back.ts';

type Names =
  | 'plan'
  | 'stopPlanning'
  | 'documentSql'
  | 'documentFields'
  | 'plannedDocument'
  | 'planRollback'
  | 'push'
  | 'cancelPush'
  | 'settlePush'
  | 'pushes'
  | 'exportSql'
  | 'stopExport';

export interface PlanCommandsDeps {
  readonly context: PublishingContext;
  readonly plans: PlanStore;
  readonly ledger: LedgerRepository;
  readonly pushing: Pushing;
  /** How this workspace takes what the rules find. */
  readonly ruleSettings: () => RuleSettings;
}

/** What would be written, what was, and the way back. */
export function planCommands({
  context,
  plans,
  ledger,
  pushing,
  ruleSettings,
}: PlanCommandsDeps): PublishingHandlers<Names> {
  const { inEnvironment, emit } = context;
  const planInput = planningInput(context, ruleSettings);
  const underWay = new Map<string, Set<AbortController>>();
  const exporting = new Map<string, AbortController>();

  return {
    'publishing.plan': async ({ environmentId, replaces, ...wanted }) => {
      if (replaces !== undefined) plans.drop(replaces);
      const stop = new AbortController();
      const others = underWay.get(environmentId) ?? new Set();
      underWay.set(environmentId, others.add(stop));
      const onStep = (done: number, total: number, step: PlanStep) =>
        emit('jobs.progress', { job: planJob(environmentId), label: 'Plan', done, total, step });
      const made = await inEnvironment(
        environmentId,
        async (connection, environment) => {
          const input = { ...planInput(environment), onStep, stop: stop.signal };
          const plan = await makePlan(connection, input, wanted);
          if (!plan.ok) return plan;
          if (stop.signal.aborted) return err(stoppedPlanning());
          plans.keep(plan.value);
          return ok(plan.value.plan);
        },
        stop.signal,
      );
      others.delete(stop);
      return stop.signal.aborted ? err(stoppedPlanning()) : made;
    },
    'publishing.stopPlanning': ({ environmentId }) => {
      for (const stop of underWay.get(environmentId) ?? []) stop.abort();
      return ok({});
    },
    'publishing.documentFields': ({ planId, documentId }) => documentFields(plans.find(planId), documentId),
    'publishing.plannedDocument': ({ planId, documentId }) => plannedDocument(plans.find(planId), documentId),
    'publishing.documentSql': ({ planId, documentId }) => documentSql(plans.find(planId), documentId),
    'publishing.planRollback': ({ pushId }) => {
      const entry = ledger.find(pushId);
      if (!entry) {
        return err(appError('not-found', 'This push is not in the ledger.', { place: pushId }));
      }
      return inEnvironment(entry.record.environmentId, async (connection, environment) => {
        if (targetOf(environment.connection) !== entry.target) return err(elsewhere());
        const input = planInput(environment);
        const made = await planRollback(connection, input, entry);
        if (!made.ok) return made;
        plans.keep(made.value);
        return ok(made.value.plan);
      });
    },
    'publishing.push': pushing.push,
    'publishing.cancelPush': ({ environmentId }) => ok({ answer: pushing.cancel(environmentId) }),
    'publishing.settlePush': ({ pushId }) => pushing.settle(pushId),
    'publishing.pushes': ({ environmentId }) => ok(ledger.list(environmentId)),
    'publishing.exportSql': async ({ planId }) => {
      const stop = new AbortController();
      exporting.get(planId)?.abort();
      exporting.set(planId, stop);
      const onStep = (done: number, total: number) =>
        emit('jobs.progress', { job: exportJob(planId), label: 'Save as SQL', done, total });
      const exported = await planAsSql(plans.find(planId), { onStep, stop: stop.signal });
      if (exporting.get(planId) === stop) exporting.delete(planId);
      return exported;
    },
    'publishing.stopExport': ({ planId }) => {
      exporting.get(planId)?.abort();
      return ok({});
    },
  };
}

function elsewhere(): AppError {
  return appError(
    'unsupported',
    'The environment points to another database now, so this push cannot be rolled back there. Nothing was written.',
    { remedy: 'Point it back to the database of this push, then try again.' },
  );
}
