import { Button, Group } from '@mantine/core';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { EnvironmentStatus } from '../../../shared/publishing/push-result.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { checkOf } from '../store/state.ts';
import { Problem } from './problem.tsx';

interface VanishedNoteProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly status: EnvironmentStatus;
}

/** Asks, where so much is not to be seen any more that it is hardly meant, instead of listing it all as deleted there. */
export function VanishedNote({ store, environment, status }: VanishedNoteProps) {
  const checking = usePublishing(store, (state) => checkOf(state, environment.id).checking);
  const { id, name, connection } = environment;
  if (status.vanished.length === 0) return null;
  const what = status.vanished.map(({ missing, known, table }) => `${missing} of ${known} rows of ${table}`);
  return (
    <Problem
      title={`${what.join(' and ')} cannot be seen in ${name} any more`}
      error={{
        message:
          'So many at once may be a lost permission, a policy on the rows or another database, and not deletions. They are left out of this list; nothing was changed, here or there.',
      }}
      onRetry={() => void store.check(id)}
      retryLabel="Look again"
      retrying={checking}
    >
      <Group gap={8} mt={8}>
        {connection.kind === 'postgres' && (
          <Button variant="default" onClick={() => store.openDialog({ kind: 'edit', environmentId: id })}>
            Edit the connection
          </Button>
        )}
        <Button variant="default" onClick={() => void store.believe(id)}>
          They were deleted: list them
        </Button>
      </Group>
    </Problem>
  );
}
