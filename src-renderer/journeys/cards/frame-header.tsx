import { UsersRound } from 'lucide-react';
import { memo } from 'react';
import type { Lane } from '../../../shared/journeys/records/lane.ts';
import type { Stage } from '../../../shared/journeys/records/stage.ts';
import { FindingMark } from '../../canvas/cards/finding-mark.tsx';
import type { FrameHeaderProps } from '../../canvas/scene.ts';
import styles from './frame-header.module.css';

/** A stage's number and name, or a lane's persona. */
export const FrameHeader = memo(function FrameHeader(props: FrameHeaderProps) {
  return props.record.kind === 'lane' ? <LaneHeader {...props} /> : <StageHeader {...props} />;
});

function StageHeader({ record, selected, mark, index, detail }: FrameHeaderProps) {
  const { name, description } = record as Stage;
  return (
    <div className={styles.stage} data-selected={selected || undefined}>
      <span className={styles.number}>{index + 1}</span>
      <span className={styles.name} title={description ? `${name}\n${description}` : name}>
        {name || 'Unnamed stage'}
      </span>
      {detail ? <span className={styles.detail}>{detail}</span> : null}
      {mark ? (
        <span className={styles.mark}>
          <FindingMark mark={mark} />
        </span>
      ) : null}
    </div>
  );
}

function LaneHeader({ record, selected, mark, detail }: FrameHeaderProps) {
  const { name } = record as Lane;
  return (
    <div className={styles.lane} data-selected={selected || undefined}>
      <UsersRound className={styles.icon} size={14} strokeWidth={1.75} aria-hidden />
      <span className={styles.laneName} title={name}>
        {name || 'Unnamed lane'}
      </span>
      {detail ? (
        <span className={styles.persona} title={detail}>
          {detail}
        </span>
      ) : null}
      <FindingMark mark={mark} />
    </div>
  );
}
