import { err, ok } from '../../../shared/base/result.ts';
import type { AssistedPlan as ShownPlan } from '../../../shared/publishing/assisted.ts';
import { writeRefusal } from '../environments/unlocking.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { untrustedText } from '../postgres/untrusted-text.ts';
import { type PublishingContext, type PublishingHandlers, schemaOf } from '../publishing-context.ts';
import type { LedgerRepository } from '../pushing/ledger-repository.ts';
import { readUnseen } from './change-log.ts';
import { readInstallation } from './installation.ts';
import { installAssisted, removalSql, removeAssisted } from './installing.ts';
import { type AssistedPlan, planInstallation } from './planned-installation.ts';

type Names = 'assisted' | 'installAssisted' | 'removeAssisted' | 'changes';

/** What production itself remembers, where somebody asked for it. */
export function assistedCommands(
  { inEnvironment, baselines, documents, emit }: PublishingContext,
  ledger: LedgerRepository,
): PublishingHandlers<Names> {
  return {
    'publishing.assisted': ({ environmentId }) =>
      inEnvironment(environmentId, async (connection, environment) =>
        ok(
          shown(
            await inTransaction(connection, 'READ ONLY', () =>
              planInstallation(connection, schemaOf(environment)),
            ),
          ),
        ),
      ),
    'publishing.installAssisted': ({ environmentId, confirmation }) =>
      inEnvironment(environmentId, async (connection, environment) => {
        const refused = writeRefusal(environment, confirmation, 'install assisted mode');
        if (refused) return err(refused);
        const installed = await installAssisted(connection, schemaOf(environment));
        if (!installed.ok) return installed;
        emit('publishing.changed', { environmentId });
        return ok(shown(installed.value));
      }),
    'publishing.removeAssisted': ({ environmentId, confirmation }) =>
      inEnvironment(environmentId, async (connection, environment) => {
        const refused = writeRefusal(environment, confirmation, 'remove assisted mode');
        if (refused) return err(refused);
        const removed = await removeAssisted(connection, schemaOf(environment));
        if (!removed.ok) return removed;
        emit('publishing.changed', { environmentId });
        return ok({ changedByOthers: [...removed.value.changedByOthers] });
      }),
    'publishing.changes': ({ environmentId }) =>
      inEnvironment(environmentId, async (connection, environment) => {
        const { state, unseen } = await inTransaction(connection, 'READ ONLY', async () => {
          await connection.query("SET LOCAL statement_timeout = '30s'");
          const installation = await readInstallation(connection, schemaOf(environment));
          const knows = installation.state === 'installed' || installation.state === 'older';
          if (!knows) return { state: installation.state, unseen: null };
          const own = ledger.idsOf(environmentId);
          const agreed = [...baselines.all(environmentId).values()];
          const names = new Map(
            [true, false].flatMap((archived) =>
              documents.list({ archived }).map(({ id, name }) => [id, name] as const),
            ),
          );
          const nameOf = (id: string) => names.get(id) ?? null;
          return { state: installation.state, unseen: await readUnseen(connection, agreed, own, nameOf) };
        });
        return ok({ state, changes: [...(unseen?.changes ?? [])], more: unseen?.more ?? false });
      }),
  };
}

function shown({ installation, statements, obstacle, privileges, access }: AssistedPlan): ShownPlan {
  return {
    state: installation.state,
    installed:
      'id' in installation
        ? {
            version: installation.version,
            by: untrustedText(installation.installedBy),
            at: installation.installedAt,
            watchedSchema: untrustedText(installation.watchedSchema),
          }
        : null,
    statements: [...statements],
    obstacle: obstacle === null ? null : untrustedText(obstacle),
    privileges: [...privileges],
    access: access.map(({ user, writes }) => ({ user: untrustedText(user), writes })),
    removal: 'id' in installation ? [removalSql] : [],
  };
}
