import { Checkbox } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { kindWords } from '../../documents/explorer/kinds.ts';
import { FoldButton } from '../../ui/fold-button.tsx';
import role from '../environments/role.module.css';
import type { PublishingStore } from '../publishing-store.ts';
import { PairDetails } from './pair-details.tsx';
import { relationOf, type SideRow, versionLetters } from './rows.ts';
import styles from './side-by-side.module.css';
import type { SideBySideProps } from './side-by-side-view.tsx';
import { SideCellMark } from './side-cell.tsx';

interface MatrixRowProps extends Omit<SideBySideProps, 'store'> {
  readonly store: PublishingStore;
  readonly environments: readonly Environment[];
  readonly from: Environment;
  readonly to: Environment;
  readonly row: SideRow;
  /** null: there is nothing to take from one to the other. */
  readonly ticked: boolean | null;
  readonly onTick: (on: boolean) => void;
}

/** One document across all environments; unfolded, what differs between the two that are compared. */
export function MatrixRow(props: MatrixRowProps) {
  const { environments, from, to, row, ticked, onTick } = props;
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const { Icon: Kind, color } = kindWords[row.kind];
  const letters = versionLetters(
    row,
    environments.map(({ id }) => id),
  );
  const relation = relationOf(row, from.id, to.id);
  return (
    <tbody className={styles.item}>
      <tr className={styles.row}>
        <td>
          {ticked !== null && (
            <Checkbox
              size="xs"
              aria-label={`Promote ${row.name}`}
              checked={ticked}
              onChange={(event) => onTick(event.currentTarget.checked)}
            />
          )}
        </td>
        <th scope="row" className={styles.name}>
          <FoldButton
            label={`What differs in ${row.name}`}
            open={open}
            controls={detailsId}
            onFold={setOpen}
            onKeyDown={toNextRow}
          />
          <Kind className={styles.kind} size={15} strokeWidth={1.75} style={{ color }} aria-hidden />
          <span className={styles.lines}>
            <strong title={row.name}>{row.name}</strong>
            {!row.isHere && <span className={styles.away}>not in this workspace</span>}
          </span>
        </th>
        <td className={styles.relation} data-relation={relation}>
          <span title={relationWords(relation, from.name, to.name)}>
            {relationWords(relation, from.name, to.name)}
          </span>
        </td>
        {environments.map(({ id, role: kind }) => (
          <td key={id} className={`${role.role} ${styles.cell}`} data-role={kind}>
            <SideCellMark cell={row.cells[id] ?? null} />
            {letters[id] && (
              <span className={styles.letter} data-letter={letters[id]}>
                <span className="visually-hidden">version </span>
                {letters[id]}
              </span>
            )}
          </td>
        ))}
      </tr>
      {open && (
        <tr id={detailsId} className={styles.details}>
          <td colSpan={environments.length + 3}>
            <PairDetails {...props} relation={relation} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** Up and down from row to row, by the button that each of them has. */
function toNextRow(event: KeyboardEvent<HTMLButtonElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const here = event.currentTarget;
  const folds = [...(here.closest('table')?.querySelectorAll<HTMLElement>('[data-fold]') ?? [])];
  if (step === undefined) return;
  event.preventDefault();
  folds[folds.indexOf(here) + step]?.focus();
}

function relationWords(relation: ReturnType<typeof relationOf>, from: string, to: string): string {
  const words = {
    same: 'the same',
    differs: 'differs',
    'only-from': `only in ${from}`,
    'only-to': `only in ${to}`,
    neither: 'in neither',
    unknown: 'not known',
  } as const;
  return words[relation];
}
