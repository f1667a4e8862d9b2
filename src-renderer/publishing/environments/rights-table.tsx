import { Check, CircleSlash, TriangleAlert, X } from 'lucide-react';
import type { RoleFacts, TableRights } from '../../../shared/publishing/role-check.ts';
import { type Verb, verbs } from '../../../shared/publishing/role-words.ts';
import view from '../view.module.css';
import styles from './details.module.css';

const heads = { select: 'Read', insert: 'Insert', update: 'Update', delete: 'Delete' } as const;

/** Each table that documents are in, and what the user may do with it. */
export function RightsTable({ facts }: { readonly facts: RoleFacts }) {
  return (
    <section className={view.box} aria-label="Rights">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Table</th>
            {verbs.map((verb) => (
              <th key={verb} scope="col">
                {heads[verb]}
              </th>
            ))}
            <th scope="col">Rows</th>
          </tr>
        </thead>
        <tbody>
          {facts.tables.map((rights) => (
            <tr key={rights.table}>
              <th scope="row">
                <code>{rights.table}</code>
                {rights.owned && <span className={styles.owner}>owner</span>}
              </th>
              {verbs.map((verb) => (
                <td key={verb}>
                  <Right rights={rights} verb={verb} />
                </td>
              ))}
              <td className={styles.rows}>{rowsSeen(rights)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const signs = {
  yes: { Icon: Check, ok: 'yes' },
  part: { Icon: TriangleAlert, ok: 'part' },
  no: { Icon: X, ok: 'no' },
  none: { Icon: CircleSlash, ok: 'no' },
} as const;

function Right({ rights, verb }: { readonly rights: TableRights; readonly verb: Verb }) {
  const [word, sign] = wordOf(rights, verb);
  const { Icon, ok } = signs[sign];
  return (
    <span className={styles.right} data-ok={ok} title={rights[verb].without.join(', ') || undefined}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      {word}
    </span>
  );
}

function wordOf(rights: TableRights, verb: Verb): readonly [word: string, sign: keyof typeof signs] {
  const { granted, without, noPolicy } = rights[verb];
  if (!rights.there) return ['no table', 'none'];
  if (without.length > 0) return [`not ${without.length} columns`, 'part'];
  if (!granted) return ['no', 'no'];
  return noPolicy ? ['no policy', 'no'] : ['yes', 'yes'];
}

function rowsSeen({ there, rowSecurity, select }: TableRights): string {
  if (!there || !select.granted) return 'none';
  if (!rowSecurity) return 'all';
  return select.noPolicy ? 'none, by row level security' : 'as row level security says';
}
