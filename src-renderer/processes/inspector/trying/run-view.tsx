import { Check, CircleHelp, X } from 'lucide-react';
import type { Id } from '../../../../shared/base/ids.ts';
import type { DryRun } from '../../../../shared/processes/dry-run.ts';
import {
  evaluateGroup,
  evaluateTest,
  type Facts,
  type Verdict,
} from '../../../../shared/processes/evaluate.ts';
import type { ProcessIndex } from '../../../../shared/processes/process-index.ts';
import { conditionSentence, testSentence } from '../../../../shared/processes/sentence.ts';
import { processWords } from '../../../../shared/processes/words.ts';
import classes from '../../../documents/inspector/inspector.module.css';
import styles from './try-it.module.css';

interface RunViewProps {
  readonly index: ProcessIndex;
  readonly run: DryRun;
  readonly facts: Facts;
  readonly onReveal: (recordId: Id) => void;
  readonly onShow: (ids: readonly Id[]) => void;
}

const startWords: Readonly<Record<Verdict, string>> = {
  true: 'starts',
  false: 'does not start: its filter does not hold',
  unknown: 'does not start: something that its filter asks for is not known',
};

/** One trigger's answer: whether it starts, and the road from card to card with what each decision asked. */
export function RunView({ index, run, facts, onReveal, onShow }: RunViewProps) {
  const ids = [run.triggerId, ...run.steps.map(({ id }) => id), ...run.roads];
  return (
    <div className={styles.run}>
      <p className={styles.start}>
        <Name {...{ index, onReveal }} id={run.triggerId} /> {startWords[run.starts]}.
      </p>
      <Asked {...{ index, facts }} id={run.triggerId} />
      {run.steps.length > 0 && (
        <ol className={styles.steps}>
          {run.steps.map(({ id, verdict }) => (
            <li key={id}>
              <Name {...{ index, onReveal }} id={id} />
              {verdict && (
                <span className={styles.answer} data-verdict={verdict}>
                  {verdict === 'true' ? 'yes' : verdict === 'false' ? 'no' : 'no, not known'}
                </span>
              )}
              {verdict && <Asked {...{ index, facts, id }} />}
            </li>
          ))}
        </ol>
      )}
      {run.starts === 'true' && (
        <button type="button" className={classes.quiet} onClick={() => onShow(ids)}>
          Show this road on the canvas
        </button>
      )}
    </div>
  );
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  true: 'holds',
  false: 'does not hold',
  unknown: 'is not known',
};

/** What lies directly in a decision or filter, each with whether it holds. */
function Asked({ index, facts, id }: Pick<RunViewProps, 'index' | 'facts'> & { readonly id: Id }) {
  const outer = index.inside(id);
  const [only] = outer;
  // The one group of a filter says nothing of its own.
  const parts = outer.length === 1 && only?.kind === 'group' ? index.inside(only.id) : outer;
  if (parts.length === 0) return null;
  return (
    <ul className={styles.asked}>
      {parts.slice(0, 12).map((part) => {
        const isTest = part.kind === 'condition';
        const verdict = isTest ? evaluateTest(part.test, facts) : evaluateGroup(index, part.id, facts);
        const Icon = verdict === 'true' ? Check : verdict === 'false' ? X : CircleHelp;
        return (
          <li key={part.id} data-verdict={verdict}>
            <Icon size={13} strokeWidth={2} aria-label={verdictWords[verdict]} />
            <span>{isTest ? testSentence(part.test) : conditionSentence(index, part.id)}</span>
          </li>
        );
      })}
      {parts.length > 12 && <li>and {parts.length - 12} more</li>}
    </ul>
  );
}

function Name({ index, id, onReveal }: Pick<RunViewProps, 'index' | 'onReveal'> & { readonly id: Id }) {
  const record = index.byId.get(id);
  const name = record ? processWords.recordName(record, (other) => index.byId.get(other)) : 'Missing card';
  return (
    <button type="button" className={styles.name} title={`Show ${name}`} onClick={() => onReveal(id)}>
      {name}
    </button>
  );
}
