import { ArrowRight, Shapes, UsersRound } from 'lucide-react';
import { memo } from 'react';
import { channelOfRow, otherRow } from '../../../shared/journeys/channel-scene.ts';
import type { Lane } from '../../../shared/journeys/records/lane.ts';
import type { Stage } from '../../../shared/journeys/records/stage.ts';
import { FindingMark } from '../../canvas/cards/finding-mark.tsx';
import type { FrameHeaderProps } from '../../canvas/scene.ts';
import { channelIcon } from '../inspector/channel-icon.tsx';
import styles from './frame-header.module.css';

/** A stage's number and name, or a lane's persona. */
export const FrameHeader = memo(function FrameHeader(props: FrameHeaderProps) {
  return props.record.kind === 'lane' ? <LaneHeader {...props} /> : <StageHeader {...props} />;
});

function StageHeader({ record, selected, mark, index, detail, nameBefore }: FrameHeaderProps) {
  const { name, description } = record as Stage;
  return (
    <div className={styles.stage} data-selected={selected || undefined}>
      <span className={styles.number}>{index + 1}</span>
      <NameBefore name={nameBefore} />
      <span className={styles.name} title={description ? `${name}\n${description}` : name}>
        {name || 'Unnamed stage'}
      </span>
      {detail ? (
        <span className={styles.detail} data-quiet>
          {detail}
        </span>
      ) : null}
      {mark ? (
        <span className={styles.mark}>
          <FindingMark mark={mark} />
        </span>
      ) : null}
    </div>
  );
}

/** '~~Register~~ →', before the name of now. */
function NameBefore({ name }: { readonly name: string | undefined }) {
  if (name === undefined) return null;
  return (
    <>
      <del className={styles.before} title={name}>
        {name || 'Unnamed'}
      </del>
      <ArrowRight className={styles.arrow} size={12} strokeWidth={1.75} aria-hidden />
    </>
  );
}

function LaneIcon({ channel }: { readonly channel: string | null }) {
  if (channel === null) return <UsersRound size={14} strokeWidth={1.75} />;
  return channel === otherRow ? <Shapes size={14} strokeWidth={1.75} /> : channelIcon(channel);
}

function LaneHeader({ record, selected, mark, detail, nameBefore }: FrameHeaderProps) {
  const { name } = record as Lane;
  const channel = channelOfRow(record.id);
  return (
    <div className={styles.lane} data-selected={selected || undefined}>
      <span className={styles.icon} aria-hidden>
        <LaneIcon channel={channel} />
      </span>
      <span className={styles.laneName} title={nameBefore === undefined ? name : `${nameBefore} → ${name}`}>
        {nameBefore === undefined ? null : <del>{nameBefore || 'Unnamed'}</del>} {name || 'Unnamed lane'}
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
