import { ChevronDown, ChevronRight, GitMergeConflict } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { dateAndTime } from '../../ui/formats.ts';
import { SaidIcon } from '../pushes/said-icon.tsx';
import { count } from '../words.ts';
import styles from './conflict.module.css';
import { type ConflictField, type ConflictGroup, fieldsIn, groupConflict } from './conflict-groups.ts';
import type { Conflict, Side } from './conflict-view.tsx';

interface ConflictTableProps {
  readonly conflict: Conflict;
  readonly environment: Environment;
  readonly side: Side | null;
  readonly onSide: (side: Side) => void;
}

/** More than this many differences of one side only are folded away, so that what both changed stays in sight. */
const manyFields = 40;

/** One line per field that differs, under its record. The heads of the last two columns are the choice. */
export function ConflictTable({ conflict, environment, side, onSide }: ConflictTableProps) {
  const { both, oneSided, layout } = groupConflict(conflict);
  const alone = fieldsIn(oneSided);
  return (
    // A region that scrolls must be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.frame} aria-label="Both sides, field by field" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">
              Base <span className={styles.sub}>{baseWords(conflict, environment.name)}</span>
            </th>
            <SideHead side="mine" chosen={side} onSide={onSide} label="Keep mine">
              this workspace, {revisionWords(conflict)}
            </SideHead>
            <SideHead side="theirs" chosen={side} onSide={onSide} label="Take theirs">
              {environment.name}
              {conflict.theirsAt === null ? '' : `, updated ${dateAndTime(conflict.theirsAt)}`}
            </SideHead>
          </tr>
        </thead>
        {conflict.theirs === null && (
          <tbody>
            <tr data-both>
              <th scope="row">The document</th>
              <td className={styles.base}>in {environment.name} and here</td>
              <td data-changed={false}>still here</td>
              <td data-changed>
                <span>deleted</span>
              </td>
            </tr>
          </tbody>
        )}
        {both.map((group) => (
          <GroupRows key={group.recordId} group={group} side={side} />
        ))}
        <Folded
          title={`${count(alone, 'field')} changed on one side only`}
          groups={oneSided}
          side={side}
          openAtFirst={alone <= manyFields}
        />
        <Folded
          title={count(fieldsIn(layout), 'layout-only difference')}
          groups={layout}
          side={side}
          openAtFirst={false}
        />
      </table>
    </section>
  );
}

function baseWords({ base, baseAt }: Conflict, name: string): string {
  if (base === null) return `not known: never agreed with ${name}`;
  return baseAt === null ? 'as last agreed' : `as agreed on ${dateAndTime(baseAt)}`;
}

function revisionWords({ mineRevision, mineAt }: Conflict): string {
  return `revision ${mineRevision}${mineAt === null ? '' : `, ${dateAndTime(mineAt)}`}`;
}

interface FoldedProps {
  readonly title: string;
  readonly groups: readonly ConflictGroup[];
  readonly side: Side | null;
  readonly openAtFirst: boolean;
}

function Folded({ title, groups, side, openAtFirst }: FoldedProps) {
  const [open, setOpen] = useState(openAtFirst);
  if (groups.length === 0) return null;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <>
      <tbody>
        <tr>
          <td colSpan={4} className={styles.foldCell}>
            <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
              <Chevron size={14} aria-hidden /> {title}
            </button>
          </td>
        </tr>
      </tbody>
      {open && groups.map((group) => <GroupRows key={group.recordId} group={group} side={side} />)}
    </>
  );
}

function GroupRows({ group, side }: { readonly group: ConflictGroup; readonly side: Side | null }) {
  return (
    <tbody>
      <tr className={styles.group}>
        <th scope="rowgroup" colSpan={4}>
          {group.kind !== null && <span className={styles.kind}>{group.kind}</span>} {group.name}
        </th>
      </tr>
      {group.fields.map((field) => (
        <FieldRow key={field.field} field={field} side={side} />
      ))}
    </tbody>
  );
}

function FieldRow({ field, side }: { readonly field: ConflictField; readonly side: Side | null }) {
  return (
    <tr data-both={field.both}>
      <th scope="row">
        {field.both && <SaidIcon Icon={GitMergeConflict} word="changed on both sides" size={13} />}
        <span>{field.what}</span>
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
  );
}

function Value({ text }: { readonly text: string | null }) {
  return text === null ? <span className={styles.nothing}>nothing</span> : <span>{text}</span>;
}

interface SideHeadProps {
  readonly side: Side;
  readonly chosen: Side | null;
  readonly label: string;
  /** Whose it is, and since when. */
  readonly children: ReactNode;
  readonly onSide: (side: Side) => void;
}

function SideHead({ side, chosen, label, children, onSide }: SideHeadProps) {
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
        {label} <span className={styles.sub}>{children}</span>
      </label>
    </th>
  );
}
