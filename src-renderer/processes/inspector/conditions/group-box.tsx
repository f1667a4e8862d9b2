/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out as a column in every browser */
import { Select } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { conditionLimits } from '../../../../shared/processes/condition-tree.ts';
import { indexProcess } from '../../../../shared/processes/process-index.ts';
import { type Group, matches } from '../../../../shared/processes/records/group.ts';
import { addCondition, addGroup, shiftPart } from '../../actions/conditions.ts';
import { setFields } from '../../actions/record-edits.ts';
import { useProcessFormDeps } from '../deps.ts';
import own from '../forms.module.css';
import type { Editing } from './condition-editor.tsx';
import { ConditionRow } from './condition-row.tsx';
import { PartMenu } from './part-menu.tsx';

interface GroupBoxProps {
  readonly editing: Editing;
  readonly group: Group;
  readonly depth: number;
  /** Directly under a trigger: it may be taken away as a whole. */
  readonly filter?: boolean;
}

const matchNames: Readonly<Record<string, string>> = { all: 'All of', any: 'Any of', none: 'None of' };
const joints: Readonly<Record<string, string>> = { all: 'and', any: 'or', none: 'nor' };

/** One group: how its parts are joined, the parts, and what can be added. Alt with an arrow moves a part. */
export function GroupBox({ editing, group, depth, filter = false }: GroupBoxProps) {
  const { newId } = useProcessFormDeps();
  const { session, document } = editing;
  const parts = indexProcess(document).inside(group.id);
  const now = () => session.store.getState().document;
  const known = (matches as readonly string[]).includes(group.match);
  const data = matches.map((match) => ({ value: match as string, label: matchNames[match] ?? match }));
  if (!known) data.push({ value: group.match, label: `${group.match} (unknown)` });
  const nested = depth > 0;

  function onKeyDown(event: KeyboardEvent) {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    const part = (event.target as Element).closest('[data-part]')?.getAttribute('data-part');
    if (!event.altKey || by === null || !part || part === group.id) return;
    const outcome = parts.some(({ id }) => id === part) ? shiftPart(now(), part, by) : null;
    if (!outcome) return;
    event.preventDefault();
    event.stopPropagation();
    // The same field keeps the keyboard: the row only changes its place.
    editing.finish(outcome);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of its fields, which have the focus
    <div
      className={own.groupBox}
      data-root={!nested || undefined}
      data-part={group.id}
      data-chosen={editing.chosen === group.id || undefined}
      role="group"
      aria-label={nested ? `Group: ${matchNames[group.match] ?? group.match}` : 'Conditions'}
      onKeyDown={onKeyDown}
    >
      <div className={own.groupHead}>
        <Select
          className={own.groupMatch}
          aria-label={nested ? 'Match of the group' : 'Match'}
          value={group.match}
          data={data}
          error={!known}
          allowDeselect={false}
          comboboxProps={{ shadow: 'md' }}
          onChange={(match) =>
            match !== null && editing.finish(setFields(now(), [group.id], { match }), group.id)
          }
        />
        <span className={own.groupWord}>{parts.length === 1 ? 'this' : 'these'}</span>
        {(nested || filter) && <PartMenu editing={editing} part={group} />}
      </div>
      {parts.map((part, at) => (
        <div key={part.id} style={{ display: 'contents' }}>
          {at > 0 && <div className={own.between}>{joints[group.match] ?? group.match}</div>}
          {part.kind === 'condition' ? (
            <ConditionRow editing={editing} condition={part} number={at + 1} />
          ) : depth < conditionLimits.depth ? (
            <GroupBox editing={editing} group={part} depth={depth + 1} />
          ) : (
            <p className={own.groupWord}>Nested deeper than is ever evaluated.</p>
          )}
        </div>
      ))}
      <div className={own.adders}>
        <button
          type="button"
          className={own.adder}
          onClick={() => editing.finish(addCondition(now(), group.id, newId))}
        >
          <Plus size={13} strokeWidth={1.75} aria-hidden />
          Condition
        </button>
        {depth + 1 < conditionLimits.depth && (
          <button
            type="button"
            className={own.adder}
            onClick={() => editing.finish(addGroup(now(), group.id, newId))}
          >
            <Plus size={13} strokeWidth={1.75} aria-hidden />
            Group
          </button>
        )}
      </div>
    </div>
  );
}
