import {
  ArrowDownToLine,
  FileInput,
  Flag,
  History as HistoryIcon,
  type LucideIcon,
  Redo2,
  Sparkles,
  Undo2,
} from 'lucide-react';
import type { Edit, EditIntent } from '../../../shared/documents/summary.ts';
import { clock } from '../../ui/formats.ts';
import { labelOf } from './edit-label.ts';
import classes from './history-panel.module.css';

/** What was not drawn by hand has a sign of its own on the line. */
const signs: Readonly<Record<EditIntent, LucideIcon | null>> = {
  create: Sparkles,
  edit: null,
  undo: Undo2,
  redo: Redo2,
  restore: HistoryIcon,
  pull: ArrowDownToLine,
  import: FileInput,
};

interface RevisionRowProps {
  readonly edit: Edit;
  readonly chosen: boolean;
  readonly inTabOrder: boolean;
  /** `also`: beside the one that is chosen already. */
  readonly onChoose: (edit: Edit, also: boolean) => void;
}

/** One revision on the line: when, what, and under which name. */
export function RevisionRow({ edit, chosen, inTabOrder, onChoose }: RevisionRowProps) {
  const Sign = edit.version === null ? signs[edit.intent] : Flag;
  return (
    <button
      type="button"
      className={classes.edit}
      data-revision={edit.revision}
      data-milestone={edit.version !== null || undefined}
      aria-pressed={chosen}
      tabIndex={inTabOrder ? 0 : -1}
      onClick={(event) => onChoose(edit, event.shiftKey || event.ctrlKey || event.metaKey)}
    >
      <span className={classes.knot} aria-hidden>
        {Sign ? <Sign size={11} strokeWidth={2} /> : null}
      </span>
      <span className={classes.time}>{clock(edit.at)}</span>
      {edit.version !== null && <span className={classes.version}>{edit.version}</span>}
      <span className={classes.label} title={labelOf(edit)}>
        {labelOf(edit)}
      </span>
      <span className={classes.number}>{edit.revision}</span>
    </button>
  );
}
