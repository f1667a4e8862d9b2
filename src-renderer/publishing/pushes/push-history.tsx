import { Menu } from '@mantine/core';
import { Check, ChevronDown, CircleHelp, CircleSlash, History, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { assertNever } from '../../../shared/base/assert-never.ts';
import type { PushRecord } from '../../../shared/publishing/push-result.ts';
import { byDay, clock } from '../../ui/formats.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import role from '../environments/role.module.css';
import styles from '../explorer.module.css';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { useNow } from '../use-now.ts';
import { count, pushDetail } from '../words.ts';
import { planRollbackOf, rollbackObstacle } from './roll-back.ts';

interface PushHistoryProps {
  readonly store: PublishingStore;
  readonly onOpen: () => void;
}

/** What was pushed from this workspace, by day; a row shows its details beside the plan. */
export function PushHistory({ store, onOpen }: PushHistoryProps) {
  const pushes = usePublishing(store, (state) => state.pushes);
  const environments = usePublishing(store, (state) => state.environments);
  const shownId = usePublishing(store, (state) => state.shownPushId);
  const [only, setOnly] = useState<string | null>(null);
  const now = useNow(60_000);
  const shown = (pushes ?? []).filter((push) => only === null || push.environmentId === only);
  const onlyName = environments?.find((environment) => environment.id === only)?.name;

  function show(push: PushRecord) {
    store.choose(push.environmentId);
    store.showPush(push.id);
    onOpen();
  }

  return (
    <section className={styles.pushes} aria-label="Pushes">
      <div className={styles.header}>
        <h2 className={styles.heading}>Pushes</h2>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <button type="button" className={styles.filter}>
              {onlyName ?? 'all environments'} <ChevronDown size={14} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setOnly(null)} leftSection={<Tick on={only === null} />}>
              All environments
            </Menu.Item>
            {environments?.map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => setOnly(id)} leftSection={<Tick on={only === id} />}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={styles.days}>
        {pushes === null && <SkeletonRows rows={4} label="Reading the pushes" />}
        {pushes !== null && shown.length === 0 && (
          <p className={styles.none}>No push yet. Each one is listed here with what it wrote.</p>
        )}
        {byDay(shown, startOf, new Date(now)).map((day) => (
          <div key={day.label}>
            <h3 className={styles.day}>{day.label}</h3>
            <ul className={styles.list}>
              {day.items.map((push) => (
                <li key={push.id} className={styles.pushItem}>
                  <PushRow push={push} shown={push.id === shownId} onShow={() => show(push)} />
                  <RollBack store={store} push={push} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {shown.length > 0 && (
        <div className={styles.footer}>
          <History size={14} strokeWidth={1.75} aria-hidden />
          {count(shown.length, 'push', 'pushes')}
        </div>
      )}
    </section>
  );
}

interface RollBackProps extends PushHistoryProps {
  readonly push: PushRecord;
}

function RollBack({ store, push, onOpen }: RollBackProps) {
  const able = usePublishing(store, (state) => rollbackObstacle(state, push) === null);
  if (!able) return null;
  return (
    <span className={styles.undo}>
      <IconButton
        label={`Roll back the push of ${clock(push.startedAt)} to ${push.environmentName}…`}
        Icon={Undo2}
        size={24}
        onClick={() => {
          onOpen();
          planRollbackOf(store, push);
        }}
      />
    </span>
  );
}

function Tick({ on }: { readonly on: boolean }) {
  return on ? <Check size={14} /> : <span className={styles.noTick} />;
}

interface PushRowProps {
  readonly push: PushRecord;
  readonly shown: boolean;
  readonly onShow: () => void;
}

function PushRow({ push, shown, onShow }: PushRowProps) {
  return (
    <button
      type="button"
      className={`${role.role} ${styles.push}`}
      data-role={push.role}
      data-state={push.state}
      aria-current={shown || undefined}
      onClick={onShow}
    >
      <span className={role.dot} data-hollow={push.state !== 'committed'} aria-hidden />
      <span className={styles.lines}>
        <span className={`${styles.pushName} ${styles.cut}`}>{push.environmentName}</span>
        <span className={`${styles.place} ${styles.cut}`}>
          <Outcome push={push} />
        </span>
      </span>
      <time className={styles.time} dateTime={push.startedAt}>
        {clock(push.startedAt)}
      </time>
    </button>
  );
}

function Outcome({ push }: { readonly push: PushRecord }) {
  switch (push.state) {
    case 'committed':
      return pushDetail(push);
    case 'rolled-back':
      return (
        <>
          <CircleSlash size={12} aria-hidden /> Stopped, nothing written
        </>
      );
    case 'running':
      return 'Writing…';
    case 'unknown':
      return (
        <>
          <CircleHelp size={12} aria-hidden /> Outcome not known yet
        </>
      );
    default:
      return assertNever(push.state);
  }
}

function startOf({ startedAt }: PushRecord): string {
  return startedAt;
}
