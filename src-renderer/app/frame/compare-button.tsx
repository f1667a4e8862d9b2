import { Button } from '@mantine/core';
import { GitCompareArrows } from 'lucide-react';
import { useStore } from 'zustand';
import type { Action } from '../../documents/action.ts';
import { comparedIn, isPlace, variantIn } from '../../documents/workspace-store.ts';
import { useServices } from '../services.ts';
import classes from './compare-button.module.css';

interface CompareButtonProps {
  readonly actions: readonly Action[];
  readonly run: (action: Action) => void;
}

/** Where a document is in front: the way to its comparison, and on it which tab that is. */
export function CompareButton({ actions, run }: CompareButtonProps) {
  const { tabs } = useServices();
  const active = useStore(tabs.store, (state) => state.active);
  const action = actions.find(({ id }) => id === 'compare.open');
  if (active === null || isPlace(active) || variantIn(active) || !action) return null;
  const comparing = comparedIn(active) !== null;
  return (
    <Button
      variant={comparing ? 'light' : 'subtle'}
      leftSection={<GitCompareArrows size={14} aria-hidden />}
      classNames={{ root: classes.compare ?? '', label: classes.word ?? '', section: classes.sign ?? '' }}
      title="Compare"
      aria-pressed={comparing}
      onClick={() => {
        if (!comparing) run(action);
      }}
    >
      Compare
    </Button>
  );
}
