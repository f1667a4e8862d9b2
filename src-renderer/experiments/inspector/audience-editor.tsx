/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out as a row in every browser */
import { Button, Select } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { Id } from '../../../shared/base/ids.ts';
import type { Json } from '../../../shared/base/json.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { indexExperiment } from '../../../shared/experiments/experiment-index.ts';
import {
  type AudienceRule,
  audienceComparators,
  valueAskedBy,
} from '../../../shared/experiments/records/audience-rule.ts';
import { comparisonText } from '../../../shared/experiments/words.ts';
import { DraftField, type Parsed } from '../../documents/inspector/draft-field.tsx';
import { commit } from '../../documents/inspector/form.ts';
import shared from '../../documents/inspector/inspector.module.css';
import { LongList } from '../../documents/inspector/long-list.tsx';
import { anyText } from '../../documents/inspector/parsing.ts';
import type { Session } from '../../documents/session.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { add } from '../actions/add.ts';
import { setFields } from '../actions/record-edits.ts';
import { remove } from '../actions/remove.ts';
import { useAround } from '../around.ts';
import classes from './experiment-inspector.module.css';

interface AudienceEditorProps {
  readonly session: Session;
  readonly document: Document;
  readonly onReveal: (id: Id) => void;
}

/** Who takes part: all of these have to hold, then the slices of the groups. */
export function AudienceEditor({ session, document, onReveal }: AudienceEditorProps) {
  const { newId } = useAround();
  const { audienceRules, exclusionGroups } = indexExperiment(document);
  const now = () => session.store.getState().document;
  const addOne = (kind: string) => {
    const outcome = add(now(), kind, { x: 0, y: 0 }, newId);
    if (outcome) session.commit(outcome.label, outcome.change);
  };
  return (
    <>
      {audienceRules.length === 0 && <p className={shared.hint}>Everybody. Add a rule to narrow it down.</p>}
      <LongList items={audienceRules}>
        {(rule, index) => (
          <RuleRow
            session={session}
            rule={rule}
            number={audienceRules.length > 1 ? ` ${index + 1}` : ''}
            onRemove={() => commit(session, remove(now(), [rule.id]))}
          />
        )}
      </LongList>
      <LongList items={exclusionGroups}>
        {({ id, name, from, to }) => (
          <div className={shared.row}>
            <button type="button" className={shared.way} onClick={() => onReveal(id)}>
              {name || 'Unnamed group'}
            </button>
            <span className="tabular">
              {from} to {to}&nbsp;%
            </span>
          </div>
        )}
      </LongList>
      <div className={classes.buttons}>
        <AddButton label="Add a rule" onClick={() => addOne('audienceRule')} />
        <AddButton label="Add an exclusion group" onClick={() => addOne('exclusionGroup')} />
      </div>
    </>
  );
}

function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<Plus size={14} strokeWidth={1.75} aria-hidden />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}

interface RuleRowProps {
  readonly session: Session;
  readonly rule: AudienceRule;
  /** Behind the labels, where there are several: ' 2'. */
  readonly number: string;
  readonly onRemove: (() => void) | null;
}

/** One condition: what is known about a person, how it is compared, and with what. */
export function RuleRow({ session, rule, number, onRemove }: RuleRowProps) {
  const { attribute, comparator, value } = rule;
  const asks = valueAskedBy(comparator);
  const set = (fields: Readonly<Record<string, Json>>) =>
    commit(session, setFields(session.store.getState().document, [rule.id], fields));
  return (
    <div className={classes.rule} role="group" aria-label={`Rule${number}`}>
      <DraftField
        bare
        look="suggest"
        suggestions={attributes}
        label={`Attribute${number}`}
        value={attribute}
        parse={anyText}
        onCommit={(next) => set({ attribute: next })}
      />
      <Select
        aria-label={`Comparison${number}`}
        value={comparator}
        data={comparatorsWith(comparator)}
        allowDeselect={false}
        comboboxProps={{ shadow: 'md' }}
        onChange={(next) => next !== null && set({ comparator: next, value: valueFor(next, value) })}
      />
      {onRemove && <IconButton label={`Remove rule${number}`} Icon={Trash2} size={24} onClick={onRemove} />}
      {asks !== 'nothing' && (
        <DraftField
          bare
          className={classes.ruleValue}
          label={`Value${number}`}
          value={valueText(value)}
          parse={asks === 'list' ? parseList : parseOne}
          placeholder={asks === 'list' ? 'trial, new_customer' : 'trial'}
          onCommit={(next) => set({ value: next })}
        />
      )}
    </div>
  );
}

/** What people are usually asked for; anything else can be typed. */
const attributes = [
  'user_segment',
  'device_type',
  'country',
  'language',
  'plan',
  'app_version',
  'signup_date',
];

/** What came from elsewhere stays choosable as it is. */
function comparatorsWith(current: string) {
  const known = (audienceComparators as readonly string[]).includes(current);
  const all = known ? audienceComparators : [...audienceComparators, current];
  return all.map((value) => ({ value, label: comparisonText(value) ?? value }));
}

/** The value that is there as the other comparison asks for it. */
function valueFor(comparator: string, value: Json): Json {
  switch (valueAskedBy(comparator)) {
    case 'nothing':
      return null;
    case 'list':
      return Array.isArray(value) ? value : value === null ? [] : [value];
    case 'one':
      return Array.isArray(value) ? ((value[0] as Json | undefined) ?? null) : value;
    default:
      return value;
  }
}

function valueText(value: Json): string {
  if (Array.isArray(value)) return value.map((item: Json) => plain(item)).join(', ');
  return plain(value);
}

function plain(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Numbers and yes or no keep their type, so that a service can compare with them. */
function parseOne(text: string): Parsed {
  const parsed = anyText(text);
  return parsed.ok ? { ok: true, value: typed(text) } : parsed;
}

function parseList(text: string): Parsed {
  const parsed = anyText(text);
  if (!parsed.ok) return parsed;
  const parts = text.split(',').filter((part) => part.trim() !== '');
  return { ok: true, value: parts.map(typed) };
}

function typed(text: string): Json {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  // '007' and '1e400' are words.
  return String(Number(trimmed)) === trimmed && Number.isSafeInteger(Math.trunc(Number(trimmed)))
    ? Number(trimmed)
    : trimmed;
}
