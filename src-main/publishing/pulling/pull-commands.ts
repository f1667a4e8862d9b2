import { err, ok } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { unitOf } from '../../../shared/publishing/units.ts';
import type { FunnelsService } from '../../funnels/funnels-service.ts';
import { readText } from '../comparing/comparison.ts';
import { missingTables } from '../comparing/tables-there.ts';
import { vanishedFrom, vanishedRefusal } from '../comparing/vanished.ts';
import { checkCatalog } from '../postgres/catalog.ts';
import { readMeasuredFunnels } from '../postgres/measured-funnels.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { type RemoteUnit, readUpdatedAt } from '../postgres/units.ts';
import { type PublishingContext, type PublishingHandlers, schemaOf } from '../publishing-context.ts';
import { chooseSide, conflictOf, resolveConflict } from './conflicts.ts';
import { pullCompared } from './pulling.ts';

type Names = 'pull' | 'remote' | 'conflict' | 'chooseSide' | 'resolveConflict';

/** What is there: taken over, looked at, and decided where both sides changed the same. */
export function pullCommands(
  context: PublishingContext,
  /** Keeps what production measured, which is no part of a document. */
  funnels: Pick<FunnelsService, 'storeFunnelMeasures'>,
): PublishingHandlers<Names> {
  const { inEnvironment, withOne, compareIds, allIds, pullingDeps, emit, now } = context;
  return {
    'publishing.pull': async ({ environmentId, documentIds, acceptVanished }) => {
      const result = await inEnvironment(environmentId, async (connection, environment) => {
        const looked = await inTransaction(connection, 'READ ONLY', async () => {
          const missing = missingTables(await checkCatalog(connection, schemaOf(environment)));
          if (missing) return err(missing);
          const ids = documentIds.length > 0 ? documentIds : await allIds(connection, environment);
          const compared = await compareIds(connection, environment, ids);
          const funnelIds = compared.flatMap(({ kind, documentId }) =>
            kind === 'funnel' ? [documentId] : [],
          );
          const seen = await readMeasuredFunnels(connection, schemaOf(environment), funnelIds);
          return ok({ all: compared, measured: seen });
        });
        if (!looked.ok) return looked;
        const { all, measured } = looked.value;
        const vanished =
          acceptVanished || documentIds.length > 0
            ? null
            : vanishedRefusal(vanishedFrom(all), environment.name);
        if (vanished) return err(vanished);
        funnels.storeFunnelMeasures({ environmentId, at: now(), ...measured });
        return ok(await pullCompared(all, pullingDeps(environment)));
      });
      if (result.ok) emit('publishing.changed', { environmentId });
      return result;
    },
    'publishing.remote': (input) => withOne(input, ({ remote }) => ok(remoteOutput(remote))),
    'publishing.conflict': (input) =>
      withOne(input, async (one, environment, connection) =>
        conflictOf(
          one,
          await readUpdatedAt(connection, schemaOf(environment), unitOf(one.kind), one.documentId),
        ),
      ),
    'publishing.chooseSide': async (input) => {
      const chosen = await withOne(input, (one, environment) =>
        chooseSide(one, input, pullingDeps(environment)),
      );
      if (chosen.ok) emit('publishing.changed', { environmentId: input.environmentId });
      return chosen;
    },
    'publishing.resolveConflict': async (input) => {
      const resolved = await withOne(input, (one, environment) =>
        resolveConflict(one, input, pullingDeps(environment)),
      );
      if (resolved.ok) emit('publishing.changed', { environmentId: input.environmentId });
      return resolved;
    },
  };
}

/** What is there as it is, with the document that it draws or why it draws none. */
function remoteOutput(remote: RemoteUnit | undefined): CommandOutput<'publishing.remote'> {
  if (!remote) return { text: null, document: null, reason: null };
  const { text } = remote;
  const read = readText(remote.kind, text);
  return read.ok
    ? { text, document: read.value.document, reason: null }
    : { text, document: null, reason: read.error };
}
