import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { RuleSetting } from '../../shared/documents/rule-settings.ts';
import type { ListedRule } from '../../shared/workspace/rule-list.ts';
import { SeverityIcon } from '../documents/findings/severity-icon.tsx';
import { FilterField } from '../ui/filter-field.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import classes from './rules-section.module.css';
import type { SettingsStore } from './settings-store.ts';

const groups = [
  ['journey', 'Journeys'],
  ['funnel', 'Funnels'],
  ['process', 'Processes'],
  ['experiment', 'Experiments'],
  ['any', 'Comments and ignored findings'],
  ['workspace', 'Documents together'],
] as const satisfies readonly (readonly [ListedRule['of'], string])[];

const words = { error: 'Error', warning: 'Warning', info: 'Note', off: 'Off' } as const satisfies Record<
  RuleSetting,
  string
>;
const choices = Object.keys(words) as RuleSetting[];

/** Every rule with its reason, and how this workspace takes what it finds. */
export function RulesSection({ settings }: { readonly settings: SettingsStore }) {
  const set = useStore(settings.store, (state) => state.rules);
  const [rules, setRules] = useState<readonly ListedRule[] | null>(null);
  const [search, setSearch] = useState('');

  useEffect(() => {
    // The rules carry every kind's language: read when somebody looks at them.
    void import('../../shared/workspace/rule-list.ts').then(({ listRules }) => setRules(listRules()));
  }, []);

  function change({ key, usual }: ListedRule, to: RuleSetting) {
    const { [key]: _, ...others } = set;
    settings.set({ rules: to === usual ? others : { ...others, [key]: to } });
  }

  if (!rules) return <SkeletonRows rows={6} label="Reading the rules" />;
  const asked = search.trim().toLowerCase();
  const fits = ({ name, reason }: ListedRule) =>
    asked === '' || name.includes(asked) || reason.toLowerCase().includes(asked);
  const shown = rules.filter(fits);
  return (
    <>
      <FilterField
        label="Find a rule"
        placeholder={`Find among ${rules.length} rules`}
        value={search}
        onValue={setSearch}
      />
      {shown.length === 0 && <p className={classes.none}>No rule says anything about “{search.trim()}”.</p>}
      {groups.map(([of, title]) => {
        const own = shown.filter((rule) => rule.of === of);
        if (own.length === 0) return null;
        return (
          <fieldset key={of} className={classes.group} aria-label={title}>
            <h4 className={classes.heading}>
              {title} <span className="tabular">{own.length}</span>
            </h4>
            <ul className={classes.list}>
              {own.map((rule) => (
                <RuleRow
                  key={rule.key}
                  rule={rule}
                  setting={set[rule.key] ?? rule.usual}
                  onChange={(to) => change(rule, to)}
                />
              ))}
            </ul>
          </fieldset>
        );
      })}
    </>
  );
}

interface RuleRowProps {
  readonly rule: ListedRule;
  readonly setting: RuleSetting;
  readonly onChange: (to: RuleSetting) => void;
}

function RuleRow({ rule, setting, onChange }: RuleRowProps) {
  const { name, reason, usual, mayLower } = rule;
  return (
    <li className={classes.row}>
      <span className={classes.icon}>{setting !== 'off' && <SeverityIcon severity={setting} />}</span>
      <div className={classes.words}>
        <code className={classes.name}>{name}</code>
        <p className={classes.reason}>{reason}</p>
      </div>
      {mayLower ? (
        <NativeSelect
          className={classes.choice ?? ''}
          aria-label={`How ${name} is taken`}
          data-changed={setting !== usual || undefined}
          value={setting}
          data={choices.map((value) => ({
            value,
            label: value === usual ? `${words[value]} (usual)` : words[value],
          }))}
          onChange={(event) => {
            const to = choices.find((value) => value === event.currentTarget.value);
            if (to) onChange(to);
          }}
        />
      ) : (
        <span className={classes.fixed}>Refused by production</span>
      )}
    </li>
  );
}
