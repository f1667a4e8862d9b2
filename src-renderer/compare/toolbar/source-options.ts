import type { DocumentKind } from '../../../shared/documents/document.ts';
import type { Edit } from '../../../shared/documents/summary.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { dateAndTime } from '../../ui/formats.ts';
import type { Source } from '../source.ts';
import { now, sourceKey } from '../sources.ts';

export interface SourceGroup {
  readonly group: string;
  readonly items: readonly { readonly value: string; readonly label: string; readonly source: Source }[];
}

interface Asked {
  readonly bridge: Bridge;
  readonly documentId: string;
  readonly kind: DocumentKind;
}

/** How many revisions are offered; an older one is reached from the history. */
const revisionsOffered = 200;

/** Everything that a document can be compared with, as it is at the moment of asking. */
export async function sourceOptions({ bridge, documentId, kind }: Asked): Promise<readonly SourceGroup[]> {
  const page = { id: documentId, before: null };
  const [versions, revisions, environments, documents] = await Promise.all([
    bridge.call('documents.history', { ...page, limit: 500, named: true }),
    bridge.call('documents.history', { ...page, limit: revisionsOffered }),
    bridge.call('publishing.environments', {}),
    bridge.call('documents.list', { archived: false }),
  ]);
  const groups: readonly SourceGroup[] = [
    { group: 'This document', items: [{ value: sourceKey(now), label: 'Now', source: now }] },
    { group: 'Named versions', items: versions.ok ? versions.value.map(editItem) : [] },
    {
      group: 'Environments',
      items: environments.ok
        ? environments.value.map(({ id, name, role }) =>
            itemOf({ from: 'environment', environmentId: id, name, role }, name),
          )
        : [],
    },
    {
      group: 'Revisions',
      items: revisions.ok ? revisions.value.filter(({ version }) => version === null).map(editItem) : [],
    },
    {
      group: 'Other documents',
      items: documents.ok
        ? documents.value
            .filter((document) => document.kind === kind && document.id !== documentId)
            .map(({ id, name }) => itemOf({ from: 'document', documentId: id, name }, name))
        : [],
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function editItem({ revision, version, at, label }: Edit) {
  const what = version ?? `Revision ${revision}: ${label}`;
  return itemOf({ from: 'revision', revision, version, at }, `${what}, ${dateAndTime(at)}`);
}

function itemOf(source: Source, label: string) {
  return { value: sourceKey(source), label, source };
}
