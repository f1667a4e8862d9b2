import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { RoleFacts } from '../../../shared/publishing/role-check.ts';
import { roleVerdict } from '../../../shared/publishing/role-verdict.ts';
import { remarksOf } from '../../../shared/publishing/role-words.ts';
import { SaidIcon } from '../pushes/said-icon.tsx';
import styles from './details.module.css';

const signs = {
  stops: { Icon: CircleX, word: 'Stops every push:' },
  warns: { Icon: TriangleAlert, word: 'Warning:' },
  notes: { Icon: Info, word: 'Note:' },
} as const;

/** In one sentence whether this user can publish, and what else is good to know. */
export function RoleRemarks({ facts }: { readonly facts: RoleFacts }) {
  const remarks = remarksOf(facts);
  const { able, words } = roleVerdict(facts);
  const Sign = able ? CircleCheck : CircleX;
  return (
    <>
      <p className={styles.verdict} data-ok={able}>
        <Sign size={16} strokeWidth={1.75} aria-hidden />
        {words}
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
