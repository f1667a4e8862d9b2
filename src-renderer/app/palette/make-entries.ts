import { CircleDot, CornerDownRight, Zap } from 'lucide-react';
import type { DocumentSummary } from '../../../shared/documents/summary.ts';
import type { Action, ActionContext } from '../../documents/action.ts';
import { kindWords } from '../../documents/explorer/kinds.ts';
import type { RecordHit } from '../../documents/explorer/use-record-hits.ts';
import type { DocumentCommands } from '../document-commands.ts';
import { publishingTab } from '../frame/places.ts';
import type { Services } from '../services.ts';
import { type Entry, score } from './entries.ts';

interface EntryDeps {
  readonly text: string;
  readonly actions: readonly Action[];
  readonly context: ActionContext;
  readonly documents: readonly DocumentSummary[];
  readonly hits: readonly RecordHit[];
  readonly services: Services;
  readonly commands: DocumentCommands;
  readonly run: (action: Action) => void;
}

const limits = { documents: 8, open: 12, inside: 8, environments: 6 } as const;

/** A score: every typed word begins one of the command's own. */
const answersWell = 3;

/**
 * Everything that answers the text, best first inside each group. Where the words of a command were typed it is that which
 * is meant, and not what some other document happens to say.
 */
export function makeEntries(deps: EntryDeps): readonly Entry[] {
  const commands = actionEntries(deps);
  const meant =
    deps.text !== '' &&
    commands.some(({ label, disabled }) => disabled === null && score(label, deps.text) >= answersWell);
  const elsewhere = [...hitEntries(deps), ...environmentEntries(deps)];
  const here = [...documentEntries(deps), ...openRecordEntries(deps)];
  return meant ? [...here, ...commands, ...elsewhere] : [...here, ...elsewhere, ...commands];
}

function ranked<Item>(items: readonly Item[], text: string, nameOf: (item: Item) => string): readonly Item[] {
  return items
    .map((item) => ({ item, value: score(nameOf(item), text) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .map(({ item }) => item);
}

function documentEntries({ text, documents, commands }: EntryDeps): readonly Entry[] {
  return ranked(documents, text, (document) => document.name)
    .slice(0, limits.documents)
    .map((document) => ({
      id: `document-${document.id}`,
      group: 'Documents',
      label: document.name,
      detail: kindWords[document.kind].one,
      Icon: kindWords[document.kind].Icon,
      color: kindWords[document.kind].color,
      shortcut: null,
      disabled: null,
      run: () => commands.open(document.id),
    }));
}

function openRecordEntries({ text, context, commands }: EntryDeps): readonly Entry[] {
  const { session } = context;
  if (!session || text === '') return [];
  const { document } = session.store.getState();
  const named = Object.values(document.records).flatMap((record) => {
    const name = record['name'] ?? record['label'] ?? record['text'];
    return typeof name === 'string' && name !== '' ? [{ record, name }] : [];
  });
  return ranked(named, text, ({ name }) => name)
    .slice(0, limits.open)
    .map(({ record, name }) => ({
      id: `record-${record.id}`,
      group: `In ${document.header.name}`,
      label: name,
      detail: record.kind,
      Icon: CornerDownRight,
      color: undefined,
      shortcut: null,
      disabled: null,
      run: () => commands.open(document.id, record.id),
    }));
}

function hitEntries({ hits, documents, context, commands }: EntryDeps): readonly Entry[] {
  return hits
    .filter(
      (hit) => hit.documentId !== context.session?.id && documents.some(({ id }) => id === hit.documentId),
    )
    .slice(0, limits.inside)
    .map((hit) => ({
      id: `hit-${hit.documentId}-${hit.recordId}`,
      group: 'In other documents',
      label: hit.name,
      detail: `${hit.kind} in ${documents.find(({ id }) => id === hit.documentId)?.name ?? ''}`,
      Icon: CornerDownRight,
      color: undefined,
      shortcut: null,
      disabled: null,
      run: () => commands.open(hit.documentId, hit.recordId ?? undefined),
    }));
}

function environmentEntries({ text, services }: EntryDeps): readonly Entry[] {
  if (text === '') return [];
  const { publishing, tabs } = services;
  return ranked(publishing.state.getState().environments ?? [], text, ({ name }) => name)
    .slice(0, limits.environments)
    .map((environment) => ({
      id: `environment-${environment.id}`,
      group: 'Environments',
      label: environment.name,
      detail: 'Compare with and publish to',
      Icon: CircleDot,
      color: `var(--env-${environment.role})`,
      shortcut: null,
      disabled: null,
      run: () => {
        publishing.choose(environment.id);
        tabs.activate(publishingTab);
      },
    }));
}

function actionEntries({ text, actions, context, run }: EntryDeps): readonly Entry[] {
  return ranked(actions, text, ({ label, keywords = [] }) => [label, ...keywords].join(' '))
    .filter((action) => action.id !== 'view.palette' && !/^go\.tab\d$/.test(action.id))
    .map((action) => ({ action, reason: action.disabled(context) }))
    .sort((a, b) => Number(a.reason !== null) - Number(b.reason !== null))
    .map(({ action, reason }) => ({
      id: `action-${action.id.replaceAll('.', '-')}`,
      group: 'Commands',
      label: action.label,
      detail: action.group,
      Icon: Zap,
      color: undefined,
      shortcut: action.shortcuts[0] ?? null,
      disabled: reason,
      run: () => run(action),
    }));
}
