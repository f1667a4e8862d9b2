import { Select } from '@mantine/core';
import type { Json } from '../../../shared/base/json.ts';
import { type Action, backoffs, type Retry } from '../../../shared/processes/records/action.ts';
import { retryText } from '../../../shared/processes/words.ts';
import { DraftField } from '../../documents/inspector/draft-field.tsx';
import { sharedValue } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { wholeNumber } from '../../documents/inspector/parsing.ts';
import type { Session } from '../../documents/session.ts';
import { DurationField } from './duration-field.tsx';
import { setIn } from './form.ts';
import own from './forms.module.css';

interface RetryFieldsProps {
  readonly session: Session;
  readonly records: readonly [Action, ...Action[]];
}

const firstRetry: Retry = { count: 3, backoff: 'exponential', delaySeconds: 30 };
const backoffNames: Readonly<Record<string, string>> = {
  fixed: 'the same each time',
  exponential: 'doubled each time',
};

/** How often it is tried again and after which waits, and how long one try may take. */
export function RetryFields({ session, records }: RetryFieldsProps) {
  const retry = sharedValue(records, 'retry');
  const timeout = sharedValue(records, 'timeoutSeconds');
  const current = retry.mixed ? null : records[0].retry;
  const set = (next: Retry | null) => setIn(session, records, 'retry', next);
  const change = (field: keyof Retry & string, value: Json) => current && set({ ...current, [field]: value });
  return (
    <>
      <div className={own.retry}>
        <DraftField
          label="Retries"
          value={current === null ? '0' : String(current.count)}
          mixed={retry.mixed}
          parse={wholeNumber(0, 20)}
          inputMode="decimal"
          onCommit={(count) => {
            if (count === null || count === 0) set(null);
            else set({ ...(current ?? firstRetry), count: Number(count) });
          }}
        />
        {current && (
          <Select
            label="Wait between retries"
            value={current.backoff}
            data={[...new Set([...backoffs, current.backoff])].map((value) => ({
              value,
              label: backoffNames[value] ?? `${value} (unknown)`,
            }))}
            allowDeselect={false}
            comboboxProps={{ shadow: 'md' }}
            onChange={(backoff) => backoff !== null && change('backoff', backoff)}
          />
        )}
      </div>
      {current && (
        <DurationField
          label="First retry after"
          seconds={current.delaySeconds}
          onChange={(seconds) => change('delaySeconds', seconds ?? 0)}
        />
      )}
      {current && <p className={classes.hint}>Tried again {retryText(current)}.</p>}
      {!timeout.mixed && (
        <DurationField
          label="Timeout of one try"
          seconds={records[0].timeoutSeconds}
          placeholder="No limit"
          onChange={(seconds) => setIn(session, records, 'timeoutSeconds', seconds)}
        />
      )}
    </>
  );
}
