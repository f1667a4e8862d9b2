import { Button } from '@mantine/core';
import { CircleStop, Flag, Play } from 'lucide-react';
import { useState } from 'react';
import { type Document } from '../../../shared/documents/document.ts';
import {
  type ExperimentStatus,
  isExperimentStatus,
  moveStatus,
  nextStatuses,
  statusOf,
} from '../../../shared/experiments/status.ts';
import shared from '../../documents/inspector/inspector.module.css';
import type { Session } from '../../documents/session.ts';
import { useAround } from '../around.ts';
import classes from './experiment-inspector.module.css';

const moves = {
  draft: { verb: 'Back to draft', done: 'Make the experiment a draft', Icon: CircleStop },
  running: { verb: 'Start', done: 'Start the experiment', Icon: Play },
  completed: { verb: 'Complete', done: 'Complete the experiment', Icon: Flag },
  cancelled: { verb: 'Cancel the experiment', done: 'Cancel the experiment', Icon: CircleStop },
} as const satisfies Record<ExperimentStatus, unknown>;

const meanings: Readonly<Record<ExperimentStatus, string>> = {
  draft: 'Nobody takes part yet.',
  running: 'People see its variants: these, the allocation and the audience stay as they are.',
  completed: 'It has its people. Promote the variant that won.',
  cancelled: 'It was ended without a result.',
};

/** Where the experiment stands, and where it may go from there. */
export function StatusSection({
  session,
  document,
}: {
  readonly session: Session;
  readonly document: Document;
}) {
  const { findings, now } = useAround();
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const status = statusOf(document);
  const next = nextStatuses(status);

  async function move(to: ExperimentStatus) {
    setBusy(true);
    // What was typed a moment ago counts: the rules run now. How severe each is, what is ignored and what the workspace has
    // found is as it is listed.
    const { experimentRules, findFindings } = await import('../../../shared/experiments/rules/index.ts');
    const { document: current } = session.store.getState();
    const { findings: listed, ignored } = findings.store.getState();
    const settled = new Set(ignored.map(({ finding }) => finding.id));
    const own = new Set(experimentRules.map(({ name }) => name));
    const fresh = findFindings(current)
      .filter(({ id }) => !settled.has(id))
      .map((finding) => listed.find(({ id }) => id === finding.id) ?? finding);
    const others = listed.filter(
      ({ id, rule }) => !own.has(rule) && !fresh.some((finding) => finding.id === id),
    );
    const moved = moveStatus(current, to, [...fresh, ...others], now());
    setBusy(false);
    setRefused(moved.ok ? null : moved.error);
    if (moved.ok) session.commit(moves[to].done, moved.value);
  }

  return (
    <section className={shared.section} aria-label="Status">
      <div className={classes.headRow}>
        <span className={classes.status}>
          <span className={classes.dot} data-status={status} aria-hidden />
          {status}
        </span>
      </div>
      <p className={shared.hint}>
        {isExperimentStatus(status) ? meanings[status] : 'Production does not know this status.'}
      </p>
      <div className={classes.buttons}>
        {next.map((to) => {
          const { verb, Icon } = moves[to];
          return (
            <Button
              key={to}
              size="compact-sm"
              variant={to === 'cancelled' ? 'subtle' : 'default'}
              disabled={busy}
              leftSection={<Icon size={14} strokeWidth={1.75} aria-hidden />}
              onClick={() => void move(to)}
            >
              {verb}
            </Button>
          );
        })}
        {!isExperimentStatus(status) && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() =>
              session.commit(moves.draft.done, {
                header: { status: [document.header['status'] ?? null, 'draft'] },
                added: [],
                updated: [],
                removed: [],
              })
            }
          >
            {moves.draft.verb}
          </Button>
        )}
      </div>
      {refused !== null && (
        <p className={shared.problem} role="alert">
          {refused}
        </p>
      )}
    </section>
  );
}
