import { GitMergeConflict } from 'lucide-react';
import type { Environment } from '../../shared/publishing/environment.ts';
import styles from './conflict.module.css';
import type { Conflict, Side } from './conflict-view.tsx';
import { SaidIcon } from './said-icon.tsx';

interface ConflictTableProps {
  readonly conflict: Conflict;
  readonly environment: Environment;
  readonly side: Side | null;
  readonly onSide: (side: Side) => void;
}

/** One line per field that differs. The heads of the last two columns are the choice. */
export function ConflictTable({ conflict, environment, side, onSide }: ConflictTableProps) {
  return (
    // A region that scrolls must be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.frame} aria-label="Both sides, field by field" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">
              Base <span className={styles.sub}>as last agreed, for reference</span>
            </th>
            <SideHead side="mine" chosen={side} onSide={onSide} label="Keep mine" sub="this workspace" />
            <SideHead
              side="theirs"
              chosen={side}
              onSide={onSide}
              label="Take theirs"
              sub={environment.name}
            />
          </tr>
        </thead>
        <tbody>
          {conflict.fields.map((field, at) => (
            <tr key={at} data-both={field.both}>
              <th scope="row">
                {field.both && <SaidIcon Icon={GitMergeConflict} word="changed on both sides" size={13} />}
                <span>{field.what}</span>
                {field.record && <span className={styles.sub}>{field.record}</span>}
              </th>
              <td className={styles.base}>
                <Value text={field.base} />
              </td>
              <td data-changed={field.mine !== field.base} data-lost={side === 'theirs'}>
                <Value text={field.mine} />
              </td>
              <td data-changed={field.theirs !== field.base} data-lost={side === 'mine'}>
                <Value text={field.theirs} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value({ text }: { readonly text: string | null }) {
  return text === null ? <span className={styles.nothing}>nothing</span> : <span>{text}</span>;
}

interface SideHeadProps {
  readonly side: Side;
  readonly chosen: Side | null;
  readonly label: string;
  readonly sub: string;
  readonly onSide: (side: Side) => void;
}

function SideHead({ side, chosen, label, sub, onSide }: SideHeadProps) {
  return (
    <th scope="col" data-chosen={side === chosen}>
      <label className={styles.side}>
        <input
          type="radio"
          name="side"
          value={side}
          checked={side === chosen}
          onChange={() => onSide(side)}
        />
        {label} <span className={styles.sub}>{sub}</span>
      </label>
    </th>
  );
}
