import { Select } from '@mantine/core';
import { useState } from 'react';
import type { Source } from '../source.ts';
import { sourceDetail, sourceKey, sourceName } from '../sources.ts';
import type { SourceGroup } from './source-options.ts';
import classes from './toolbar.module.css';

interface SourcePickerProps {
  readonly label: string;
  readonly source: Source;
  readonly readOptions: () => Promise<readonly SourceGroup[]>;
  readonly onSource: (source: Source) => void;
}

/** One side of a comparison, chosen from everything that there is to compare with. */
export function SourcePicker({ label, source, readOptions, onSource }: SourcePickerProps) {
  const [groups, setGroups] = useState<readonly SourceGroup[]>([]);
  const value = sourceKey(source);
  const known = groups.some(({ items }) => items.some((item) => item.value === value));
  const current = { group: 'Chosen', items: [{ value, label: sourceName(source), source }] };
  const offered = known ? groups : [current, ...groups];
  const detail = sourceDetail(source);

  async function open() {
    setGroups(await readOptions());
  }

  return (
    <div className={classes.side}>
      <span className={classes.word} aria-hidden>
        {label}
      </span>
      {source.from === 'environment' && (
        <span className={classes.dot} style={{ background: `var(--env-${source.role})` }} aria-hidden />
      )}
      <Select
        className={classes.select}
        aria-label={label}
        title={detail ?? sourceName(source)}
        size="xs"
        searchable
        allowDeselect={false}
        limit={80}
        maxDropdownHeight={360}
        nothingFoundMessage="Nothing found"
        comboboxProps={{ width: 340, position: 'bottom-start' }}
        value={value}
        data={offered.map(({ group, items }) => ({
          group,
          items: items.map((item) => ({
            value: item.value,
            // In the closed field the short name; its time stands in the list and in the tooltip.
            label: item.value === value ? sourceName(source) : item.label,
          })),
        }))}
        onDropdownOpen={() => void open()}
        onChange={(next) => {
          const item = offered.flatMap(({ items }) => items).find((one) => one.value === next);
          if (item && item.value !== value) onSource(item.source);
        }}
      />
    </div>
  );
}
