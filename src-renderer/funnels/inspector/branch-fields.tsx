import type { Json } from '../../../shared/base/json.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { stepNumbers } from '../../../shared/funnels/funnel-scene.ts';
import type { Step } from '../../../shared/funnels/records/step.ts';
import { DraftField } from '../../documents/inspector/draft-field.tsx';
import { commit } from '../../documents/inspector/form.ts';
import { LongSelect, type SelectOption } from '../../documents/inspector/long-select.tsx';
import { optionalText } from '../../documents/inspector/parsing.ts';
import type { Session } from '../../documents/session.ts';
import { canConnect, connect, onMainLine } from '../actions/connect.ts';
import { nameIn } from '../actions/record-edits.ts';
import { leadsTo } from '../actions/records.ts';
import { setIn } from './form.ts';

interface BranchFieldsProps {
  readonly session: Session;
  readonly document: Document;
  readonly step: Step;
}

const mainLineValue = 'main line';

/** Whether the step lies on the main line or beside it: where its branch begins, who comes here, where it leads back. */
export function BranchFields({ session, document, step }: BranchFieldsProps) {
  const { branch } = step;
  const { steps, mainLine } = indexFunnel(document);
  const numbers = stepNumbers(indexFunnel(document));
  const option = (one: Step) => ({
    value: one.id,
    label: `${numbers.get(one.id) ?? ''} ${nameIn(document, one)}`.trim(),
  });
  const set = (fields: Readonly<Record<string, Json>>) =>
    setIn(session, [step], 'branch', { from: '', condition: null, rejoin: null, ...branch, ...fields });

  function begin(from: string) {
    const { document: now } = session.store.getState();
    if (from === mainLineValue) commit(session, onMainLine(now, step.id));
    else if (branch === null) commit(session, connect(now, from, step.id));
    else set({ from });
  }

  const beginnings = () =>
    steps.filter(({ id }) =>
      branch === null ? canConnect(document, id, step.id) : !leadsTo(document, step.id, id),
    );
  const main = { value: mainLineValue, label: 'Main line' };
  const chosen = (id: string) => {
    const found = steps.find((one) => one.id === id);
    return found ? option(found) : missing(id);
  };
  return (
    <>
      <LongSelect
        label="Road"
        value={branch === null ? mainLineValue : branch.from}
        chosen={branch === null ? main : asBranchOption(chosen(branch.from))}
        count={steps.length}
        options={() =>
          withMissing([main, ...beginnings().map(option).map(asBranchOption)], branch?.from ?? null)
        }
        allowDeselect={false}
        comboboxProps={{ shadow: 'md' }}
        onChange={(next) => next !== null && begin(next)}
      />
      {branch !== null && (
        <>
          <DraftField
            label="Who comes here"
            value={branch.condition ?? ''}
            parse={optionalText}
            placeholder="anybody"
            onCommit={(condition) => set({ condition })}
          />
          <LongSelect
            label="Leads back to"
            value={branch.rejoin}
            placeholder="Nowhere: it ends or goes on by itself"
            chosen={branch.rejoin === null ? null : chosen(branch.rejoin)}
            count={mainLine.length}
            options={() => withMissing(mainLine.map(option), branch.rejoin)}
            clearable
            comboboxProps={{ shadow: 'md' }}
            onChange={(rejoin) => set({ rejoin })}
          />
        </>
      )}
    </>
  );
}

function asBranchOption({ value, label }: SelectOption): SelectOption {
  return label === missingLabel ? { value, label } : { value, label: `Branch after ${label}` };
}

const missingLabel = 'A step that is not there';

/** What is named and is no step any more stays to be seen. */
function missing(value: string): SelectOption {
  return { value, label: missingLabel };
}

function withMissing(options: readonly SelectOption[], current: string | null): readonly SelectOption[] {
  const gone = current !== null && !options.some(({ value }) => value === current);
  return gone ? [...options, missing(current)] : options;
}
