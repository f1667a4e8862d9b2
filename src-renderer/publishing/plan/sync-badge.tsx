import {
  Archive,
  ArrowDownToLine,
  Check,
  FileQuestionMark,
  GitMergeConflict,
  type LucideIcon,
  Pencil,
  Plus,
  Trash2,
} from 'lucide-react';
import type { SyncState } from '../../../shared/publishing/plan.ts';
import styles from './sync-badge.module.css';

export interface SyncBadge {
  readonly label: string;
  /** Which colour of the stylesheet: by what it means, never the only sign. */
  readonly tone: 'quiet' | 'added' | 'changed' | 'there' | 'conflict';
  readonly Icon: LucideIcon;
}

const badges = {
  equal: { label: 'in step', tone: 'quiet', Icon: Check },
  'new-here': { label: 'new', tone: 'added', Icon: Plus },
  'new-there': { label: 'new there', tone: 'there', Icon: ArrowDownToLine },
  'changed-here': { label: 'changed here', tone: 'changed', Icon: Pencil },
  'changed-there': { label: 'changed there', tone: 'there', Icon: ArrowDownToLine },
  conflict: { label: 'conflict', tone: 'conflict', Icon: GitMergeConflict },
  'deleted-there': { label: 'deleted there', tone: 'conflict', Icon: Trash2 },
  'archived-here': { label: 'archived here', tone: 'quiet', Icon: Archive },
  raw: { label: 'raw row', tone: 'there', Icon: FileQuestionMark },
} as const satisfies Record<SyncState, SyncBadge>;

/** How a document stands against the chosen environment, for rows of any list. */
export function syncBadge(state: SyncState): SyncBadge {
  return badges[state];
}

export function SyncBadgeMark({ state }: { readonly state: SyncState }) {
  const { label, tone, Icon } = syncBadge(state);
  return (
    <span className={styles.badge} data-tone={tone}>
      <Icon size={12} strokeWidth={2} aria-hidden />
      {label}
    </span>
  );
}
