import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Document } from '../../../shared/documents/document.ts';
import { perDocument } from '../../../shared/documents/per-document.ts';
import { channels, type Touchpoint } from '../../../shared/journeys/records/touchpoint.ts';
import { type FormProps, sharedValue } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { optionalText, requiredText } from '../../documents/inspector/parsing.ts';
import { recordsOf } from '../actions/cards.ts';
import { channelIcon } from './channel-icon.tsx';
import { Connections } from './connections.tsx';
import { EmotionField } from './emotion-field.tsx';
import { RecordField, setIn } from './form.ts';
import { PlaceFields } from './place-fields.tsx';

const channelNames: Readonly<Record<string, string>> = {
  web: 'Web',
  mobile: 'Mobile',
  email: 'E-mail',
  api: 'API',
  support: 'Support',
};

const usualTypes = [
  'page',
  'form',
  'message',
  'notification',
  'call',
  'chat',
  'meeting',
  'document',
  'payment',
];

export function TouchpointForm(props: FormProps<Touchpoint>) {
  const { session, document, records, onReveal } = props;
  const [first, ...more] = records;
  const emotion = sharedValue(records, 'emotion');
  const about = { session, records };
  return (
    <>
      <section className={classes.section} aria-label="Touchpoint">
        {more.length === 0 && (
          <RecordField {...about} field="name" label="Name" parse={requiredText('a name')} />
        )}
        <div className={classes.pair}>
          <ChannelSelect {...props} />
          <RecordField
            {...about}
            field="type"
            label="Type"
            parse={requiredText('a type')}
            look="suggest"
            suggestions={typesIn(document)}
          />
        </div>
        <RecordField
          {...about}
          field="actionTaken"
          label="Action"
          parse={optionalText}
          placeholder="submit_form"
        />
        <RecordField
          {...about}
          field="pageUrl"
          label="Page"
          parse={optionalText}
          placeholder="/sign-up"
          hint="Up to 500 characters in production"
          inputMode="url"
        />
        <RecordField {...about} field="featureName" label="Feature" parse={optionalText} />
        <RecordField {...about} field="description" label="Description" parse={optionalText} look="area" />
      </section>
      <section className={classes.section} aria-label="Emotion and place">
        <EmotionField
          value={typeof emotion.value === 'number' ? emotion.value : null}
          mixed={emotion.mixed}
          onChange={(value) => setIn(session, records, 'emotion', value)}
        />
        <PlaceFields {...props} />
      </section>
      {more.length === 0 && <Connections {...{ session, document, onReveal }} id={first.id} />}
    </>
  );
}

function ChannelSelect({ session, records }: FormProps<Touchpoint>): ReactNode {
  const { value, mixed } = sharedValue(records, 'channel');
  const current = typeof value === 'string' ? value : '';
  const known = (channels as readonly string[]).includes(current);
  const data = channels.map((channel) => ({
    value: channel as string,
    label: channelNames[channel] ?? channel,
  }));
  // A channel that production refuses is shown as it is, and never offered for others.
  if (!mixed && !known && current !== '') data.push({ value: current, label: `${current} (unknown)` });
  return (
    <Select
      label="Channel"
      value={mixed ? null : current}
      placeholder={mixed ? 'Mixed' : 'Choose one'}
      data={data}
      leftSection={mixed ? null : channelIcon(current)}
      error={mixed || known ? undefined : 'Production takes web, mobile, email, api and support only.'}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
      onChange={(next) => next !== null && setIn(session, records, 'channel', next)}
    />
  );
}

/** The types this journey uses already, then the usual ones. */
const typesIn: (document: Document) => readonly string[] = perDocument<readonly string[]>(
  (document) => {
    const used = new Set<string>();
    for (const record of recordsOf(document)) if (record.kind === 'touchpoint') used.add(record.type);
    return [...used, ...usualTypes.filter((type) => !used.has(type))]
      .filter((type) => type.trim() !== '')
      .slice(0, 40);
  },
  (before, { added, updated, removed }) =>
    added.length + removed.length === 0 && updated.every(([old, now]) => old['type'] === now['type'])
      ? before
      : undefined,
);
