import { Button } from '@mantine/core';
import { Pencil, RefreshCw } from 'lucide-react';
import { useCallback } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { isGuarded } from '../../../shared/publishing/guard.ts';
import type { RoleFacts } from '../../../shared/publishing/role-check.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Problem } from '../database/problem.tsx';
import { Fact, Facts } from '../facts.tsx';
import { PanelHeader } from '../panel-header.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import { useReply } from '../use-reply.ts';
import view from '../view.module.css';
import styles from './details.module.css';
import { EnvironmentName } from './environment-name.tsx';
import { GrantsBox } from './grants-box.tsx';
import { RightsTable } from './rights-table.tsx';
import { RoleRemarks } from './role-remarks.tsx';
import { addressOf, roles } from './roles.ts';

interface DetailsPanelProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
}

/** What an environment is, how it is guarded, and what the database user may do there, before anything is tried. */
export function DetailsPanel({ store, environment }: DetailsPanelProps) {
  const [reply, askAgain] = useReply(
    useCallback(
      () => store.bridge.call('publishing.roleCheck', { environmentId: environment.id }),
      [store, environment.id],
    ),
  );
  return (
    <div className={view.body}>
      <PanelHeader store={store}>What may be done in {environment.name}</PanelHeader>
      <Facts>
        <Fact term="Environment">
          <EnvironmentName name={environment.name} role={environment.role} lock={environment} />
        </Fact>
        <Fact term="Role">
          {roles[environment.role].label}. {roles[environment.role].purpose}
        </Fact>
        <Fact term="Database">
          <span className={styles.address}>{addressOf(environment)}</span>
        </Fact>
        <Fact term="Guard">{guardWords(environment)}</Fact>
        {reply.step === 'ready' && <Fact term="Signed in">{signedIn(environment, reply.value)}</Fact>}
      </Facts>
      {reply.step === 'loading' && <SkeletonRows rows={6} label="Asking the database" />}
      {reply.step === 'failed' && (
        <Problem title="The database could not be asked" error={reply.error} onRetry={askAgain} />
      )}
      {reply.step === 'ready' && (
        <>
          <RoleRemarks facts={reply.value} />
          <RightsTable facts={reply.value} />
          <GrantsBox facts={reply.value} />
        </>
      )}
      <div className={styles.buttons}>
        {environment.connection.kind === 'postgres' && (
          <Button
            variant="default"
            leftSection={<Pencil size={14} aria-hidden />}
            onClick={() => store.openDialog({ kind: 'edit', environmentId: environment.id })}
          >
            Edit connection
          </Button>
        )}
        <Button variant="default" leftSection={<RefreshCw size={14} aria-hidden />} onClick={askAgain}>
          Ask again
        </Button>
      </div>
    </div>
  );
}

function guardWords(environment: Environment): string {
  const { sharesWith = null } = environment;
  if (!isGuarded(environment)) return 'None: what is planned can be pushed at once.';
  const words = 'Read only until it is unlocked for a limited time; then each push is still asked for.';
  return sharesWith === null
    ? words
    : `It is the same database as ${sharesWith}, so it is guarded too. ${words}`;
}

function signedIn({ connection }: Environment, { user, server }: RoleFacts): string {
  if (connection.kind === 'sandbox') return `as ${user} on ${server}`;
  const way = connection.tls === 'verify' ? 'encrypted, server verified' : 'not encrypted';
  return `as ${user} on ${server}, ${way}`;
}
