import { CircleCheck, CircleHelp, CircleSlash, LoaderCircle, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { assertNever } from '../../../shared/base/assert-never.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { PushRecord } from '../../../shared/publishing/push-result.ts';
import { clock } from '../../ui/formats.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { type Planning, unsettledPush } from '../store/state.ts';
import { count, pushRemark } from '../words.ts';
import styles from './banner.module.css';
import { FindOutButton } from './find-out-button.tsx';

interface PushBannerProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly planning: Planning;
}

const faces = {
  committed: { Icon: CircleCheck, tone: 'ok' },
  'rolled-back': { Icon: CircleSlash, tone: 'bad' },
  running: { Icon: LoaderCircle, tone: 'warn' },
  unknown: { Icon: CircleHelp, tone: 'warn' },
} as const;

/** How the push ended. It takes the focus, because the button that was pressed is gone. */
export function PushBanner({ store, environment, planning }: PushBannerProps) {
  const banner = useRef<HTMLDivElement>(null);
  const doneId = planning.step === 'done' ? planning.record.id : null;
  const unsettled = usePublishing(store, (state) => unsettledPush(state, environment.id));
  useEffect(() => {
    if (doneId !== null) banner.current?.focus();
  }, [doneId]);
  const record = planning.step === 'done' ? planning.record : unsettled;
  if (record === null) return null;
  const { Icon, tone } = faces[record.state];
  const remark = pushRemark(record);
  return (
    <div ref={banner} tabIndex={-1} className={styles.banner} data-tone={tone} aria-live="polite">
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <div className={styles.text}>
        <p className={styles.title}>
          {titleOf(record, planning.step === 'done' && planning.plan.rollsBack !== null)}
        </p>
        {remark !== null && <p>{remark}</p>}
      </div>
      {record.state === 'unknown' || record.state === 'running' ? (
        <FindOutButton store={store} push={record} />
      ) : (
        <IconButton label="Dismiss" Icon={X} size={24} onClick={() => store.dropPlan(environment.id)} />
      )}
    </div>
  );
}

function titleOf(record: PushRecord, isRollback: boolean): string {
  switch (record.state) {
    case 'committed':
      return `${record.environmentName} ${isRollback ? 'was rolled back' : 'has it'}: ${count(record.documents.length, 'document')}, ${count(record.rows, 'row')}, at ${clock(record.finishedAt ?? record.startedAt)}`;
    case 'rolled-back':
      return `Rolled back: nothing was written to ${record.environmentName}`;
    case 'running':
    case 'unknown':
      return `It is not known yet whether ${record.environmentName} has it`;
    default:
      return assertNever(record.state);
  }
}
