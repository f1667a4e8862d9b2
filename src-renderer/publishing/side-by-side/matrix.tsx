import { Checkbox } from '@mantine/core';
import type { CSSProperties } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { PublishingStore } from '../publishing-store.ts';
import type { Check } from '../store/state.ts';
import { count } from '../words.ts';
import { ColumnHead } from './column-head.tsx';
import { MatrixRow } from './matrix-row.tsx';
import { isPromotable, type SideRow } from './rows.ts';
import styles from './side-by-side.module.css';
import type { SideBySideProps } from './side-by-side-view.tsx';

interface MatrixProps extends Omit<SideBySideProps, 'store'> {
  readonly store: PublishingStore;
  readonly environments: readonly Environment[];
  readonly checks: Readonly<Record<string, Check>>;
  readonly from: Environment;
  readonly to: Environment;
  readonly rows: readonly SideRow[];
  /** How many there are, drawn or not. */
  readonly total: number;
  /** What can be promoted, and what of it is ticked. */
  readonly able: readonly string[];
  readonly ticked: readonly string[];
  readonly onTick: (documentIds: readonly string[]) => void;
}

/** Documents down, environments across. Arrow keys go from row to row, the fold key opens one. */
export function Matrix(props: MatrixProps) {
  const { environments, checks, from, to, rows, total, able, ticked, onTick, store } = props;
  return (
    <table
      className={styles.table}
      style={{ '--environments': environments.length } as CSSProperties}
      aria-label="Documents by environment"
    >
      <thead>
        <tr className={`${styles.row} ${styles.head}`}>
          <th scope="col">
            <Checkbox
              size="xs"
              aria-label={`Tick everything that can go from ${from.name} to ${to.name}`}
              checked={able.length > 0 && ticked.length === able.length}
              indeterminate={ticked.length > 0 && ticked.length < able.length}
              disabled={able.length === 0}
              onChange={(event) => onTick(event.currentTarget.checked ? able : [])}
            />
          </th>
          <th scope="col" className={styles.count}>
            {count(total, 'document')}
          </th>
          <th scope="col" className={styles.count}>
            {from.name} to {to.name}
          </th>
          {environments.map((environment) => (
            <ColumnHead
              key={environment.id}
              store={store}
              environment={environment}
              check={checks[environment.id] ?? null}
              side={environment.id === from.id ? 'from' : environment.id === to.id ? 'to' : null}
            />
          ))}
        </tr>
      </thead>
      {rows.map((row) => (
        <MatrixRow
          key={row.documentId}
          {...props}
          row={row}
          ticked={isPromotable(row, from.id, to.id) ? ticked.includes(row.documentId) : null}
          onTick={(on) =>
            onTick(on ? [...ticked, row.documentId] : ticked.filter((id) => id !== row.documentId))
          }
        />
      ))}
    </table>
  );
}
