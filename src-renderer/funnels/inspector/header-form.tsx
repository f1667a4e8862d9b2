import { Select, Switch } from '@mantine/core';
import type { Json } from '../../../shared/base/json.ts';
import { funnelLimits, funnelTypes, orderModes } from '../../../shared/funnels/funnel.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { commit } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import type { HeaderFormProps } from '../../documents/inspector/kind-inspector.tsx';
import { optionalText, requiredText } from '../../documents/inspector/parsing.ts';
import { TagsField } from '../../documents/inspector/tags-field.tsx';
import { setHeaderFields } from '../actions/header.ts';
import { ExperimentLink } from './experiment-link.tsx';
import { HeaderField, setHeaderIn } from './form.ts';
import own from './forms.module.css';
import { MakeVariant } from './make-variant.tsx';
import { FunnelMeasured } from './measured.tsx';
import { TwoTruthsBanner } from './two-truths.tsx';
import { WindowField } from './window-field.tsx';

const typeNames: Readonly<Record<string, string>> = {
  awareness: 'Awareness',
  consideration: 'Consideration',
  purchase: 'Purchase',
  retention: 'Retention',
  advocacy: 'Advocacy',
};

const modeNames: Readonly<Record<string, string>> = {
  ordered: 'Ordered',
  strict: 'Strict',
  unordered: 'In any order',
};

const modeMeanings: Readonly<Record<string, string>> = {
  ordered: 'The steps in this sequence; people may do other things in between.',
  strict: 'The steps in this sequence, and nothing else in between.',
  unordered: 'All of the steps, in whichever sequence.',
};

/** Nothing is selected: the funnel itself. */
export function HeaderForm({ session, document }: HeaderFormProps) {
  const { header } = document;
  const about = { session, document };
  const mode = textIn(header['orderMode']);
  const { mainLine, branches, exclusions } = indexFunnel(document);
  const optional = mainLine.filter((step) => step.optional).length;
  return (
    <>
      <TwoTruthsSection {...about} />
      <section className={classes.section} aria-label="Funnel">
        <HeaderField {...about} field="name" label="Name" parse={requiredText('a name')} />
        <KnownSelect
          label="Funnel type"
          value={textIn(header['funnelType'])}
          options={funnelTypes}
          names={typeNames}
          refused="Production takes the listed types only."
          onChange={(type) => setHeaderIn(session, 'funnelType', type)}
        />
        <HeaderField {...about} field="targetAudience" label="Target audience" parse={optionalText} />
        <TagsField
          label="Tags"
          one="tag"
          values={textsIn(header['tags'])}
          onChange={(tags) => setHeaderIn(session, 'tags', tags.length === 0 ? null : tags)}
        />
        <HeaderField {...about} field="description" label="Description" parse={optionalText} look="area" />
        <Switch
          label="Active in production"
          checked={header['isActive'] !== false}
          onChange={(event) => setHeaderIn(session, 'isActive', event.currentTarget.checked)}
        />
      </section>
      <section className={classes.section} aria-label="How it counts">
        <h3 className={classes.heading}>How it counts</h3>
        <div>
          <KnownSelect
            label="Order of steps"
            value={mode}
            options={orderModes}
            names={modeNames}
            refused="This order is not known here, so nobody can count by it."
            onChange={(next) => setHeaderIn(session, 'orderMode', next)}
          />
          {Object.hasOwn(modeMeanings, mode) && <p className={own.meaning}>{modeMeanings[mode]}</p>}
        </div>
        <WindowField
          label="Conversion window"
          value={header['window'] ?? null}
          placeholder="no limit"
          onChange={(window) => setHeaderIn(session, 'window', window)}
        />
      </section>
      <section className={classes.section} aria-label="Variant of">
        <h3 className={classes.heading}>Variant of</h3>
        <ExperimentLink
          experimentId={textOrNull(header['experimentId'])}
          variantName={textOrNull(header['variantName'])}
          limit={funnelLimits.header.variantName}
          onChange={({ experimentId, variantName }) =>
            commit(session, setHeaderFields(session.store.getState().document, { experimentId, variantName }))
          }
        />
        <MakeVariant {...about} />
      </section>
      <FunnelMeasured document={document} />
      <section className={classes.section} aria-label="What it holds">
        <h3 className={classes.heading}>What it holds</h3>
        <dl className={classes.figures}>
          <dt>Steps on the main line</dt>
          <dd>{mainLine.length}</dd>
          <dt>Optional among them</dt>
          <dd>{optional}</dd>
          <dt>Steps on branches</dt>
          <dd>{branches.length}</dd>
          <dt>Exclusions</dt>
          <dd>{exclusions.length}</dd>
        </dl>
      </section>
    </>
  );
}

function TwoTruthsSection(about: Pick<HeaderFormProps, 'session' | 'document'>) {
  return (
    <div className={own.bannerPlace}>
      <TwoTruthsBanner {...about} />
    </div>
  );
}

interface KnownSelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly refused: string;
  readonly onChange: (value: string) => void;
}

/** A choice of a closed list. What came from elsewhere and is not in it is shown as it is, and never offered. */
function KnownSelect({ label, value, options, names, refused, onChange }: KnownSelectProps) {
  const known = options.includes(value);
  const data = options.map((option) => ({ value: option, label: names[option] ?? option }));
  if (!known && value !== '') data.push({ value, label: `${value} (unknown)` });
  return (
    <Select
      label={label}
      value={value}
      data={data}
      error={known ? undefined : refused}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}

function textIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function textOrNull(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
