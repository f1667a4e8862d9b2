import { Button, Switch } from '@mantine/core';
import { ArrowRight, ArrowRightLeft, ChevronLeft, ChevronRight, FileCode2, RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/icon-button.tsx';
import { type ComparisonStore, isRestorable, keyOf } from '../comparison-store.ts';
import { sourceName } from '../sources.ts';
import type { SourceGroup } from './source-options.ts';
import { SourcePicker } from './source-picker.tsx';
import classes from './toolbar.module.css';

interface CompareToolbarProps {
  readonly comparison: ComparisonStore;
  readonly readOnly: boolean;
  readonly readOptions: () => Promise<readonly SourceGroup[]>;
  readonly onRestoreAll: () => void;
  /** The statements that would make one side of the other; null where no side is a database. */
  readonly sql: { readonly shown: boolean; readonly onShow: (shown: boolean) => void } | null;
}

/** Which two sides, which difference, and what is left out. */
export function CompareToolbar(props: CompareToolbarProps) {
  const { comparison, readOnly, readOptions, onRestoreAll, sql } = props;
  const state = useStore(comparison.store);
  const { before, after, picture, chosen, hideLayout } = state;
  const items = picture?.listing.items ?? [];
  const at = items.findIndex((item) => keyOf(item) === chosen);
  const moved = [...(picture?.comparison.records.values() ?? [])].filter(
    (one) => one.state === 'moved',
  ).length;
  return (
    <div className={classes.toolbar} role="toolbar" aria-label="Comparison">
      <SourcePicker
        label="Before"
        source={before}
        readOptions={readOptions}
        onSource={(source) => comparison.setSides({ before: source })}
      />
      <ArrowRight size={14} className={classes.arrow} aria-hidden />
      <SourcePicker
        label="After"
        source={after}
        readOptions={readOptions}
        onSource={(source) => comparison.setSides({ after: source })}
      />
      <IconButton
        label="Swap the sides"
        Icon={ArrowRightLeft}
        onClick={() => comparison.setSides({ before: after, after: before })}
      />
      <span className={classes.line} />
      <div className={classes.steps}>
        <IconButton
          label="Previous difference"
          Icon={ChevronLeft}
          shortcut="alt+ArrowUp"
          disabled={items.length === 0 ? 'There is no difference.' : null}
          onClick={() => comparison.step(-1)}
        />
        <output className={classes.place}>
          {items.length === 0 ? 'none' : at < 0 ? `${items.length} in all` : `${at + 1} of ${items.length}`}
        </output>
        <IconButton
          label="Next difference"
          Icon={ChevronRight}
          shortcut="alt+ArrowDown"
          disabled={items.length === 0 ? 'There is no difference.' : null}
          onClick={() => comparison.step(1)}
        />
      </div>
      <span className={classes.gap} />
      <Switch
        size="xs"
        labelPosition="left"
        label={
          <>
            Hide layout-only <span className="tabular">{moved}</span>
          </>
        }
        checked={hideLayout}
        onChange={(event) => comparison.setHideLayout(event.currentTarget.checked)}
      />
      {sql && (
        <Button
          variant={sql.shown ? 'light' : 'subtle'}
          leftSection={<FileCode2 size={14} aria-hidden />}
          aria-pressed={sql.shown}
          onClick={() => sql.onShow(!sql.shown)}
        >
          As SQL
        </Button>
      )}
      {!readOnly && isRestorable(state) && (
        <Button
          variant="default"
          aria-label={`Restore all from ${sourceName(before)}`}
          leftSection={<RotateCcw size={13} />}
          disabled={items.length === 0 && moved === 0}
          onClick={onRestoreAll}
        >
          Restore all<span className={classes.from}>&nbsp;from {sourceName(before)}</span>
        </Button>
      )}
    </div>
  );
}
