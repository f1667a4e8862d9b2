import { Button, UnstyledButton } from '@mantine/core';
import { Check, CircleHelp, CornerDownRight, Scan, X } from 'lucide-react';
import { useState } from 'react';
import type { Id } from '../../../shared/base/ids.ts';
import { cutText, plainValue } from '../../../shared/documents/in-words.ts';
import { type Answer, answersOf } from '../../../shared/processes/answers.ts';
import type { DryRun, DryStep } from '../../../shared/processes/dry-run.ts';
import type { Facts, Verdict } from '../../../shared/processes/evaluate.ts';
import type { ProcessIndex } from '../../../shared/processes/process-index.ts';
import { testSentence } from '../../../shared/processes/sentence.ts';
import { processWords, retryText } from '../../../shared/processes/words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './trial-panel.module.css';

interface RunViewProps {
  readonly index: ProcessIndex;
  readonly run: DryRun;
  readonly facts: Facts;
  readonly failing: ReadonlySet<Id>;
  readonly onFail: (actionId: Id, fails: boolean) => void;
  readonly onReveal: (recordId: Id) => void;
  readonly onShow: (recordIds: readonly Id[]) => void;
}

/** More take longer to draw than a key may. */
const stepsAtOnce = 40;

const startWords: Readonly<Record<Verdict, string>> = {
  true: 'starts',
  false: 'does not start: its filter does not hold',
  unknown: 'does not start: something that its filter asks for is not known',
};

/** One trigger's answer: whether it starts, and the road from card to card with what each decision asked. */
export function RunView({ index, run, facts, failing, onFail, onReveal, onShow }: RunViewProps) {
  const back = wayBack(index, run);
  const [shown, setShown] = useState(stepsAtOnce);
  const left = run.steps.length - shown;
  return (
    <div className={classes.run}>
      <div className={classes.startRow}>
        <p className={classes.start} aria-live="polite">
          <Name {...{ index, onReveal }} id={run.triggerId} /> {summaryOf(index, run)}.
        </p>
        <IconButton
          label="Show this road on the canvas"
          Icon={Scan}
          size={24}
          onClick={() => onShow([run.triggerId, ...run.steps.map(({ id }) => id)])}
        />
      </div>
      <Answers answers={answersOf(index, run.triggerId, facts)} />
      {run.starts === 'true' && run.steps.length === 0 && (
        <p className={classes.hint}>Nothing comes after it yet.</p>
      )}
      {run.steps.length > 0 && (
        <ol className={classes.steps}>
          {run.steps.slice(0, shown).map((step) => (
            <li key={step.id}>
              <div className={classes.stepHead}>
                <Name {...{ index, onReveal }} id={step.id} />
                <Outcome step={step} />
                <FailButton {...{ index, failing, onFail }} id={step.id} />
              </div>
              {step.failure && <p className={classes.note}>{failureWords(index, step)}</p>}
              {step.verdict && <Answers answers={answersOf(index, step.id, facts)} />}
            </li>
          ))}
        </ol>
      )}
      {left > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + stepsAtOnce)}>
          {left > stepsAtOnce ? `Show ${stepsAtOnce} more of ${left}` : `Show the last ${left}`}
        </Button>
      )}
      {back !== null && (
        <p className={classes.note}>
          <CornerDownRight size={13} strokeWidth={1.75} aria-hidden /> Then back to{' '}
          <Name {...{ index, onReveal }} id={back} />.
        </p>
      )}
    </div>
  );
}

function Outcome({ step: { verdict, failure } }: { readonly step: DryStep }) {
  if (failure)
    return (
      <span className={classes.answer} data-verdict="false">
        fails
      </span>
    );
  if (!verdict) return null;
  return (
    <span className={classes.answer} data-verdict={verdict}>
      {verdict === 'true' ? 'yes' : verdict === 'false' ? 'no' : 'no, not known'}
    </span>
  );
}

function failureWords(index: ProcessIndex, { id, failure }: DryStep): string {
  const record = index.byId.get(id);
  const retry = record?.kind === 'action' && record.retry ? retryText(record.retry) : null;
  const tried = retry ? `Tried again ${retry}, then ` : '';
  const ends =
    failure === 'caught' ? 'the error branch takes over' : 'the process ends here: it has no error branch';
  const words = `${tried}${ends}.`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type FailButtonProps = Pick<RunViewProps, 'index' | 'failing' | 'onFail'> & { readonly id: Id };

/** Only what is done can fail; a wait cannot. */
function FailButton({ index, failing, onFail, id }: FailButtonProps) {
  const record = index.byId.get(id);
  if (record?.kind !== 'action' || record.does.type === 'wait') return null;
  const fails = failing.has(id);
  return (
    <UnstyledButton
      className={classes.fail ?? ''}
      aria-pressed={fails}
      aria-label={`Let ${nameOf(index, id)} fail`}
      onClick={() => onFail(id, !fails)}
    >
      {fails ? 'Let it succeed' : 'Let it fail'}
    </UnstyledButton>
  );
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  true: 'holds',
  false: 'does not hold',
  unknown: 'is not known',
};

const matchWords: Readonly<Record<string, string>> = {
  all: 'All of these',
  any: 'Any of these',
  none: 'None of these',
};

const mostAnswers = 24;

/** Each condition with whether it holds and what it saw, nested as they are. */
function Answers({ answers }: { readonly answers: readonly Answer[] }) {
  const [only] = answers;
  // The one group of a filter that asks for all says nothing of its own.
  if (answers.length === 1 && only && 'parts' in only && only.record.match === 'all')
    return <Answers answers={only.parts} />;
  if (answers.length === 0) return null;
  return (
    <ul className={classes.asked}>
      {answers.slice(0, mostAnswers).map((answer) => {
        const { verdict, record } = answer;
        const Icon = verdict === 'true' ? Check : verdict === 'false' ? X : CircleHelp;
        return (
          <li key={record.id} data-verdict={verdict}>
            <Icon size={13} strokeWidth={2} aria-label={verdictWords[verdict]} />
            {'parts' in answer ? (
              <div>
                {answer.record.name || (matchWords[answer.record.match] ?? answer.record.match)}
                <Answers answers={answer.parts} />
              </div>
            ) : (
              <span>
                {testSentence(answer.record.test)} <SeenValue answer={answer} />
              </span>
            )}
          </li>
        );
      })}
      {answers.length > mostAnswers && <li>and {answers.length - mostAnswers} more</li>}
    </ul>
  );
}

function SeenValue({ answer: { seen } }: { readonly answer: Extract<Answer, { seen: unknown }> }) {
  if (seen === null) return <span className={classes.seen}>nothing is there</span>;
  const value = seen === '' ? 'an empty text' : typeof seen === 'string' ? `"${seen}"` : plainValue(seen);
  return <span className={classes.seen}>it is {cutText(value ?? 'nothing', 60)}</span>;
}

/** The card to which the road leads back, where it goes in a circle; two roads that only meet are none. */
function wayBack(index: ProcessIndex, { triggerId, roads }: DryRun): Id | null {
  const taken = roads.flatMap((id) => {
    const road = index.byId.get(id);
    return road?.kind === 'connection' ? [road] : [];
  });
  const seen = new Set<Id>([triggerId]);
  const met = taken.filter(({ to }) => seen.has(to) || !seen.add(to));
  if (met.length === 0) return null;
  const onward = Map.groupBy(taken, ({ from }) => from);
  const last = met.slice(-mostMeetings).findLast(({ from, to }) => {
    const ahead = new Set([to]);
    for (const at of ahead) for (const road of onward.get(at) ?? []) ahead.add(road.to);
    return ahead.has(from);
  });
  return last?.to ?? null;
}

const mostMeetings = 10;

function summaryOf(index: ProcessIndex, { starts, steps }: DryRun): string {
  const last = steps.at(-1);
  if (starts !== 'true' || !last) return startWords[starts];
  const name = nameOf(index, last.id);
  return `${startWords[starts]}: ${steps.length === 1 ? name : `${steps.length} steps, the last is ${name}`}`;
}

function nameOf(index: ProcessIndex, id: Id): string {
  const record = index.byId.get(id);
  return record ? processWords.recordName(record, (other) => index.byId.get(other)) : 'Missing card';
}

function Name({ index, id, onReveal }: Pick<RunViewProps, 'index' | 'onReveal'> & { readonly id: Id }) {
  const name = nameOf(index, id);
  return (
    <button type="button" className={classes.name} title={`Show ${name}`} onClick={() => onReveal(id)}>
      {name}
    </button>
  );
}
