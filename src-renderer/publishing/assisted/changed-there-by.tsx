import type { Environment } from '../../../shared/publishing/environment.ts';
import { dateAndTime } from '../../ui/formats.ts';
import type { PublishingStore } from '../publishing-store.ts';
import view from '../view.module.css';
import { useMemory } from './use-memory.ts';
import { howInWords, whoInWords } from './words.ts';

interface ChangedThereByProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly documentId: string;
}

/** Who changed a document there since it was last agreed on, where the database remembers it; nothing where it does not. */
export function ChangedThereBy({ store, environment, documentId }: ChangedThereByProps) {
  const { changes } = useMemory(store, environment);
  const about = changes?.changes.filter((change) => change.documentId === documentId) ?? [];
  const [newest] = about;
  if (!newest) return null;
  const more = about.length - 1;
  return (
    <p className={view.lead}>
      Changed in {environment.name} by {whoInWords(newest)}, {howInWords(newest)}, {dateAndTime(newest.at)}
      {more > 0 ? `; ${more} more before that` : ''}.
    </p>
  );
}
