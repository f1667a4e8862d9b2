import { Switch } from '@mantine/core';
import type { Document } from '../../../shared/documents/document.ts';
import { journeyTypes } from '../../../shared/journeys/journey.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { optionalText, requiredText } from '../../documents/inspector/parsing.ts';
import type { Session } from '../../documents/session.ts';
import { recordsOf } from '../actions/cards.ts';
import { HeaderField, setHeaderIn } from './form.ts';

interface HeaderFormProps {
  readonly session: Session;
  readonly document: Document;
}

/** Nothing is selected: the journey itself. */
export function HeaderForm({ session, document }: HeaderFormProps) {
  const { header } = document;
  const about = { session, document };
  const count = (kind: string) => recordsOf(document).filter((record) => record.kind === kind).length;

  return (
    <>
      <section className={classes.section} aria-label="Journey">
        <HeaderField {...about} field="name" label="Name" parse={requiredText('a name')} />
        <div className={classes.pair}>
          <HeaderField
            {...about}
            field="journeyType"
            label="Journey type"
            parse={requiredText('a type')}
            look="suggest"
            suggestions={journeyTypes}
          />
          <HeaderField {...about} field="version" label="Version" parse={optionalText} placeholder="1.0" />
        </div>
        <HeaderField {...about} field="personaType" label="Persona" parse={optionalText} />
        <HeaderField {...about} field="description" label="Description" parse={optionalText} look="area" />
        <Switch
          label="Active in production"
          checked={header['isActive'] !== false}
          onChange={(event) => setHeaderIn(session, 'isActive', event.currentTarget.checked)}
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
