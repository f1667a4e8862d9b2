import type { Row, Unit, UnitRows } from './units.ts';

/** How a row says that it is in use: experiments by their status, all others by a flag. */
function switchOf({ kind }: Pick<Unit, 'kind'>) {
  return kind === 'experiment'
    ? ({ column: 'status', off: 'cancelled' } as const)
    : ({ column: 'is_active', off: false } as const);
}

/** Whether what is there is still in use. An experiment that was completed runs no more than a cancelled one. */
export function isInUse(unit: Pick<Unit, 'kind'>, row: Row): boolean {
  const { column, off } = switchOf(unit);
  const value = row[column];
  return value !== off && !(unit.kind === 'experiment' && value === 'completed');
}

/** The same rows, switched off; nothing else of them changes. */
export function switchedOff(unit: Pick<Unit, 'kind'>, { row, parts }: UnitRows): UnitRows {
  const { column, off } = switchOf(unit);
  return { row: { ...row, [column]: off }, parts };
}

/** What is seen of it there, before and after: 'active' and 'not active', or an experiment's statuses. */
export function switchWords(unit: Pick<Unit, 'kind'>, row: Row): readonly [before: string, after: string] {
  if (unit.kind !== 'experiment') return ['active', 'not active'];
  const { status } = row;
  return [typeof status === 'string' ? status : 'no status', 'cancelled'];
}
