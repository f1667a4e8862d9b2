import type { PlannedDocument } from '../../../shared/publishing/plan.ts';
import type { PublishingStore } from '../publishing-store.ts';
import { pickedOf } from '../store/state.ts';
import styles from './table.module.css';

interface NeededByProps {
  readonly store: PublishingStore;
  readonly environmentId: string;
  readonly planned: PlannedDocument;
  readonly neededBy: NonNullable<PlannedDocument['neededBy']>;
  readonly busy: boolean;
}

/** Why a document goes along that nobody ticked, or that somebody unticked: both ways out of it, side by side. */
export function NeededBy({ store, environmentId, planned, neededBy, busy }: NeededByProps) {
  const { documentId, name } = planned;
  const names = neededBy.slice(0, 2).map((one) => one.name);
  const more = neededBy.length - names.length;
  const users = [...names, ...(more > 0 ? [`${more} more`] : [])].join(' and ');
  const verb = neededBy.length === 1 ? 'refers' : 'refer';
  const ticked = () => pickedOf(store.state.getState(), environmentId);

  function leaveOut() {
    const out = new Set([documentId, ...neededBy.map((one) => one.documentId)]);
    store.pick(
      environmentId,
      ticked().filter((id) => !out.has(id)),
    );
  }

  return (
    <div className={styles.retire}>
      <p>
        <strong>
          Taken along because {users} {verb} to it
        </strong>
        , and it is not there yet: without it, what goes would name something that is not there.
      </p>
      <p className={styles.ways}>
        <button
          type="button"
          className={styles.link}
          disabled={busy}
          onClick={() => store.pick(environmentId, [...ticked(), documentId])}
        >
          Publish {name} too
        </button>
        <button type="button" className={styles.link} disabled={busy} onClick={leaveOut}>
          Leave out {users} as well
        </button>
      </p>
    </div>
  );
}
