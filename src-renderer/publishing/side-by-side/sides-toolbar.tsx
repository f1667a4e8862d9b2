import { Button, Switch, TextInput } from '@mantine/core';
import { ArrowLeftRight, ArrowRight, ListFilter, RefreshCw, Square } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { SaidIcon } from '../pushes/said-icon.tsx';
import view from '../view.module.css';
import { EnvironmentSelect } from './environment-select.tsx';
import styles from './side-by-side.module.css';

interface SidesToolbarProps {
  readonly store: PublishingStore;
  readonly environments: readonly Environment[];
  readonly from: Environment;
  readonly to: Environment;
  readonly onlyDifferences: boolean;
  readonly onOnlyDifferences: (only: boolean) => void;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
}

/** Which two are compared, what of it is shown, and how far the looking is. */
export function SidesToolbar(props: SidesToolbarProps) {
  const { store, environments, from, to, onlyDifferences, onOnlyDifferences } = props;
  const busy = usePublishing(
    store,
    ({ checks }) => environments.filter(({ id }) => checks[id]?.checking).length,
  );
  const turn = (fromId: string, toId: string) => store.chooseSides({ fromId, toId });
  return (
    <div className={view.toolbar}>
      <div className={styles.sides}>
        <EnvironmentSelect
          label="From"
          environments={environments}
          chosen={from}
          onChoose={(id) => turn(id, id === to.id ? from.id : to.id)}
        />
        <SaidIcon Icon={ArrowRight} word="to" size={14} />
        <EnvironmentSelect
          label="To"
          environments={environments}
          chosen={to}
          onChoose={(id) => turn(id === from.id ? to.id : from.id, id)}
        />
        <IconButton label="Turn around" Icon={ArrowLeftRight} onClick={() => turn(to.id, from.id)} />
        <TextInput
          className={styles.filter ?? ''}
          size="xs"
          aria-label="Filter documents by name"
          placeholder="Filter documents"
          leftSection={<ListFilter size={13} aria-hidden />}
          value={props.filter}
          onChange={(event) => props.onFilter(event.currentTarget.value)}
        />
        <Switch
          className={styles.only ?? ''}
          size="xs"
          label="Only what differs"
          checked={onlyDifferences}
          onChange={(event) => onOnlyDifferences(event.currentTarget.checked)}
        />
      </div>
      <output className={styles.progress}>
        {busy > 0 && `Looking: ${environments.length - busy} of ${environments.length}`}
      </output>
      {busy > 0 ? (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<Square size={13} aria-hidden />}
          onClick={() => void store.stopLooking()}
        >
          Stop looking
        </Button>
      ) : (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<RefreshCw size={14} aria-hidden />}
          onClick={() => void store.lookAtAll()}
        >
          Look at all again
        </Button>
      )}
    </div>
  );
}
