import { Button, Select, Switch } from '@mantine/core';
import { PencilRuler } from 'lucide-react';
import { useStore } from 'zustand';
import { experimentLimits } from '../../../shared/experiments/experiment.ts';
import type { Variant } from '../../../shared/experiments/records/variant.ts';
import { whyLocked } from '../../../shared/experiments/status.ts';
import { changeText } from '../../../shared/experiments/words.ts';
import { kindWords } from '../../documents/explorer/kinds.ts';
import { DraftField } from '../../documents/inspector/draft-field.tsx';
import { commit, type FormProps } from '../../documents/inspector/form.ts';
import shared from '../../documents/inspector/inspector.module.css';
import { optionalText, requiredText } from '../../documents/inspector/parsing.ts';
import { makeControl, setBase, setKey } from '../actions/variants.ts';
import { useAround } from '../around.ts';
import { changeCount } from '../cards/variant-words.ts';
import classes from './experiment-inspector.module.css';
import { RecordField, setIn } from './form.ts';
import { Locked } from './locked.tsx';
import { PromoteSection } from './promote-section.tsx';

export function VariantForm({ session, document, records }: FormProps<Variant>) {
  const [variant, ...more] = records;
  const locked = whyLocked(document, 'variants') ?? null;
  const one = more.length === 0;
  const now = () => session.store.getState().document;
  return (
    <>
      <section className={shared.section} aria-label="Variant">
        {one && (
          <RecordField {...{ session, records }} field="name" label="Name" parse={requiredText('a name')} />
        )}
        <RecordField
          {...{ session, records }}
          field="description"
          label="Description"
          parse={optionalText}
          look="area"
        />
        {one && (
          <Locked reason={locked}>
            <DraftField
              label="Key"
              value={variant.key}
              hint="What production calls it: in the allocation and in everything measured"
              limit={experimentLimits.variant.key}
              parse={(text) => {
                const parsed = requiredText('a key')(text);
                if (!parsed.ok || parsed.value === variant.key || setKey(now(), variant, text)) return parsed;
                return { ok: false, message: 'Another variant has this key, or it is too long.' };
              }}
              onCommit={(key) => typeof key === 'string' && commit(session, setKey(now(), variant, key))}
            />
            <Switch
              label="Control: what runs today"
              checked={variant.isControl}
              onChange={(event) =>
                event.currentTarget.checked
                  ? commit(session, makeControl(now(), variant))
                  : setIn(session, [variant], 'isControl', false)
              }
            />
          </Locked>
        )}
      </section>
      {one && <BaseSection session={session} variant={variant} locked={locked} />}
      {one && !variant.isControl && <PromoteSection document={document} variant={variant} />}
    </>
  );
}

interface BaseSectionProps {
  readonly session: FormProps<Variant>['session'];
  readonly variant: Variant;
  readonly locked: string | null;
}

/** The document that the variant changes, and the way to its canvas. */
function BaseSection({ session, variant, locked }: BaseSectionProps) {
  const { library, editOnBase } = useAround();
  const documents = useStore(library, (state) => state.documents) ?? [];
  const bases = documents.filter(({ kind }) => kind !== 'experiment');
  const { baseDocumentId } = variant;
  const known = bases.some(({ id }) => id === baseDocumentId);
  const count = changeCount(variant);
  const data = bases.map(({ id, name, kind }) => ({
    value: id,
    label: `${name} (${kindWords[kind].one.toLowerCase()})`,
  }));
  if (baseDocumentId !== null && !known)
    data.push({ value: baseDocumentId, label: 'A document that is not in this workspace' });

  function choose(id: string | null) {
    const base = bases.find((document) => document.id === id) ?? null;
    commit(
      session,
      setBase(session.store.getState().document, variant, base && { id: base.id, kind: base.kind }),
    );
  }

  return (
    <section className={shared.section} aria-label="Base document">
      <h3 className={shared.heading}>Base document</h3>
      <Locked reason={locked} say={false}>
        <Select
          aria-label="Base document"
          placeholder="In words only"
          value={baseDocumentId}
          data={data}
          clearable={count === 0}
          searchable
          disabled={count > 0}
          nothingFoundMessage="No journey, funnel or process has this name."
          comboboxProps={{ shadow: 'md' }}
          onChange={choose}
        />
      </Locked>
      {baseDocumentId !== null && (
        <>
          <p className={shared.hint}>
            {count === 0
              ? variant.isControl
                ? 'The control shows it as it is.'
                : 'The variant shows it as it is until you edit it there.'
              : `The variant changes it: ${changeText(variant.change) ?? ''}.`}
          </p>
          <div className={classes.buttons}>
            {known && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<PencilRuler size={14} strokeWidth={1.75} aria-hidden />}
                onClick={() => editOnBase(variant.id)}
              >
                {locked === null ? 'Edit on the base' : 'Show on the base'}
              </Button>
            )}
            {count > 0 && locked === null && (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => setIn(session, [variant], 'change', null)}
              >
                Drop its changes
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
