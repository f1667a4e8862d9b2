import { Switch } from '@mantine/core';
import type { Json } from '../../../shared/base/json.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { journeyTypes } from '../../../shared/journeys/journey.ts';
import type { Session } from '../../documents/session.ts';
import { recordsOf } from '../actions/cards.ts';
import { fieldLimit } from '../actions/field-limits.ts';
import { setHeader } from '../actions/set-fields.ts';
import { DraftField, type DraftFieldProps } from './draft-field.tsx';
import { commit, fieldText } from './form.ts';
import classes from './inspector.module.css';
import { optionalText, requiredText } from './parsing.ts';

interface HeaderFormProps {
  readonly session: Session;
  readonly document: Document;
}

/** Nothing is selected: the journey itself. */
export function HeaderForm({ session, document }: HeaderFormProps) {
  const { header } = document;
  const set = (field: string, value: Json) =>
    commit(session, setHeader(session.store.getState().document, field, value));
  const field = (
    name: string,
    props: Pick<DraftFieldProps, 'label' | 'parse'> & Partial<DraftFieldProps>,
  ) => {
    const value = header[name] ?? null;
    return (
      <DraftField
        {...props}
        value={fieldText(value)}
        limit={fieldLimit(null, name).limit}
        onCommit={(next) => set(name, next)}
      />
    );
  };
  const count = (kind: string) => recordsOf(document).filter((record) => record.kind === kind).length;

  return (
    <>
      <section className={classes.section} aria-label="Journey">
        {field('name', { label: 'Name', parse: requiredText('a name') })}
        <div className={classes.pair}>
          {field('journeyType', {
            label: 'Journey type',
            parse: requiredText('a type'),
            look: 'suggest',
            suggestions: journeyTypes,
          })}
          {field('version', { label: 'Version', parse: optionalText, placeholder: '1.0' })}
        </div>
        {field('personaType', { label: 'Persona', parse: optionalText })}
        {field('description', { label: 'Description', parse: optionalText, look: 'area' })}
        <Switch
          label="Active in production"
          checked={header['isActive'] !== false}
          onChange={(event) => set('isActive', event.currentTarget.checked)}
        />
      </section>
      <section className={classes.section} aria-label="What it holds">
        <h3 className={classes.heading}>What it holds</h3>
        <dl className={classes.figures}>
          <dt>Stages</dt>
          <dd>{count('stage')}</dd>
          <dt>Touchpoints</dt>
          <dd>{count('touchpoint')}</dd>
          <dt>Connections</dt>
          <dd>{count('transition')}</dd>
          <dt>Goals</dt>
          <dd>{count('goal')}</dd>
        </dl>
      </section>
    </>
  );
}
