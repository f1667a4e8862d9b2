import { Checkbox } from '@mantine/core';
import { Check, CircleDashed, CircleSlash, TriangleAlert } from 'lucide-react';
import type { SetupPreview } from '../../../shared/publishing/push-result.ts';
import { SqlText } from '../plan/sql-text.tsx';
import { SaidIcon } from '../pushes/said-icon.tsx';
import styles from '../view.module.css';
import { count } from '../words.ts';
import steps from './setup-steps.module.css';
import { lacksUsers, type Setup } from './use-setup.ts';

type Step = SetupPreview['steps'][number];

const states = {
  there: { Icon: Check, word: 'there' },
  'to-do': { Icon: CircleDashed, word: 'to be made' },
  differs: { Icon: TriangleAlert, word: 'differs' },
  blocked: { Icon: CircleSlash, word: 'cannot be made' },
} as const satisfies Record<Step['state'], unknown>;

/** Every step of the set-up with its state, and the SQL of those that would run, in their order. */
export function SetupSteps({ setup }: { readonly setup: Setup }) {
  const { preview } = setup;
  if (preview === null) return null;
  const todo = preview.steps.filter(({ state }) => state === 'to-do');
  return (
    <>
      {lacksUsers(setup) && <UsersChoice setup={setup} />}
      <div className={steps.pair}>
        <section className={styles.box} data-tall aria-label="Steps">
          <div className={styles.boxHeader}>
            <h3 className={styles.boxTitle}>Steps</h3>
            <span className={styles.boxCount}>
              {todo.length} of {preview.steps.length} to be made
            </span>
          </div>
          {/* A list that scrolls must be reachable by the keyboard. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <section className={steps.scroller} aria-label="List of steps" tabIndex={0}>
            <ul className={steps.list}>
              {preview.steps.map((step) => (
                <StepRow key={step.name} {...step} />
              ))}
            </ul>
          </section>
        </section>
        <section className={styles.box} data-tall aria-label="SQL of the set-up">
          <div className={styles.boxHeader}>
            <h3 className={styles.boxTitle}>What will run</h3>
            <span className={styles.boxCount}>
              {count(
                todo.reduce((sum, { statements }) => sum + statements.length, 0),
                'statement',
              )}
            </span>
          </div>
          <SqlText
            label="Statements of the set-up"
            statements={todo.flatMap(({ statements }) => statements.map((sql) => ({ sql, rows: null })))}
          />
        </section>
      </div>
    </>
  );
}

/** Four of the tables refer to users that plain Postgres has not. */
function UsersChoice({ setup: { users, chooseUsers, progress } }: { readonly setup: Setup }) {
  return (
    <div className={styles.note}>
      <Checkbox
        size="xs"
        label="Make a minimal auth.users, for development"
        description="This is plain Postgres without that table, to which journeys of users and what is measured on them refer. Without it those tables are left out; what is published needs none of them. On Supabase the existing one is never touched."
        checked={users}
        disabled={progress !== null}
        onChange={(event) => chooseUsers(event.currentTarget.checked)}
      />
    </div>
  );
}

function StepRow({ name, title, state, reason }: Step) {
  const { Icon, word } = states[state];
  return (
    <li className={steps.step} data-state={state}>
      <SaidIcon Icon={Icon} word={word} size={15} />
      <span className={steps.title}>{title}</span>
      <span className={steps.name}>{name}</span>
      <span className={steps.reason}>{reason ?? ''}</span>
    </li>
  );
}
