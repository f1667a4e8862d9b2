import type { AssistedState, ProductionChange } from '../../../shared/publishing/assisted.ts';
import { count } from '../words.ts';

/** 'Kim, as publisher' where the person says who they are; else the database user. */
export function whoInWords({ by, displayName }: Pick<ProductionChange, 'by' | 'displayName'>): string {
  return displayName === null || displayName === by ? by : `${displayName}, as ${by}`;
}

export function howInWords({ how }: Pick<ProductionChange, 'how'>): string {
  return { push: 'pushed', rollback: 'took a push back', sql: 'with SQL, not by a push' }[how];
}

const verbs = { insert: 'added', update: 'changed', delete: 'deleted', truncate: 'table emptied' } as const;

/** 'description, stages changed' or 'added; 3 rows of funnel_stages added'. */
export function writesInWords(writes: ProductionChange['writes']): string {
  return writes
    .map(({ table, operation, rows, columns }, at) => {
      if (operation === 'truncate') return `the whole table ${table} was emptied`;
      const what = at === 0 ? '' : `${count(rows, 'row')} of ${table} `;
      const which = columns.length > 0 && at === 0 ? `${columns.join(', ')} ` : '';
      return `${what}${which}${verbs[operation]}`;
    })
    .join('; ');
}

/** Why a database says nothing about who changed what; null: it does. */
export function silenceOf(state: AssistedState): string | null {
  switch (state) {
    case 'installed':
    case 'older':
      return null;
    case 'bare':
      return 'The rows say what is there, not who changed it or when. Assisted mode keeps that from the day it is installed.';
    case 'closed':
      return 'Assisted mode is installed there, and this database user has no access to it. Whoever installed it can give access.';
    case 'newer':
      return 'A newer Journey Designer installed assisted mode there. Update this one to read it.';
    case 'elsewhere':
      return 'Assisted mode there watches another schema of the same database.';
    default:
      return 'There is a schema called jd_sync that is not of Journey Designer. It is left as it is.';
  }
}

const parts: Readonly<Record<string, string>> = {
  pg_class: 'tables, views or indexes',
  pg_attribute: 'columns',
  pg_attrdef: 'defaults',
  pg_constraint: 'constraints',
  pg_index: 'indexes',
  pg_proc: 'functions',
  pg_trigger: 'triggers',
  pg_type: 'types',
  pg_namespace: 'schemas',
  pg_description: 'comments',
  pg_policy: 'row policies',
  pg_extension: 'extensions',
  pg_sequence: 'sequences',
  pg_depend: 'dependencies',
};

/** What became of a database by taking assisted mode away. */
export function removalInWords(changedByOthers: readonly string[]): string {
  if (changedByOthers.length === 0)
    return 'The whole catalog was compared: the database is exactly as it was before assisted mode was installed.';
  const names = [...new Set(changedByOthers.map((part) => parts[part] ?? part))];
  return `The whole catalog was compared: only assisted mode went. Since it was installed, others changed ${names.join(', ')}; that was left as it is.`;
}
