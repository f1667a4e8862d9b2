import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { RoleFacts } from '../../../shared/publishing/role-check.ts';
import { mayPublish, remarksOf } from '../../../shared/publishing/role-words.ts';
import { SaidIcon } from '../pushes/said-icon.tsx';
import styles from './details.module.css';
import { partTables } from './part-tables.ts';

const signs = {
  stops: { Icon: CircleX, word: 'Stops every push:' },
  warns: { Icon: TriangleAlert, word: 'Warning:' },
  notes: { Icon: Info, word: 'Note:' },
} as const;

/** In one sentence whether this user can publish, and what else is good to know. */
export function RoleRemarks({ facts }: { readonly facts: RoleFacts }) {
  const remarks = remarksOf(facts);
  const stopped = remarks.some(({ level }) => level === 'stops');
  const able = mayPublish(facts, partTables);
  return (
    <>
      <p className={styles.verdict} data-ok={able}>
        <SaidIcon Icon={able ? CircleCheck : CircleX} word="" size={16} />
        {able ? `${facts.user} may publish here.` : verdict(facts, stopped)}
      </p>
      {remarks.length > 0 && (
        <ul className={styles.remarks} aria-label="Good to know">
          {remarks.map(({ level, text }) => (
            <li key={text} data-level={level}>
              <SaidIcon Icon={signs[level].Icon} word={signs[level].word} size={14} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function verdict({ user, tables }: RoleFacts, stopped: boolean): string {
  if (stopped) return `${user} cannot publish here as it is.`;
  if (tables.every(({ there }) => !there)) return 'The tables are not there yet.';
  return `${user} cannot publish all kinds of documents here: rights are missing.`;
}
