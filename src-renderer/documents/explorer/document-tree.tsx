/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a tree has no native tag */
import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { documentKinds } from '../../../shared/documents/document.ts';
import type { DocumentSummary } from '../../../shared/documents/summary.ts';
import { DocumentMenu } from './document-menu.tsx';
import { DocumentRow } from './document-row.tsx';
import classes from './explorer.module.css';
import type { ExplorerCommands, PublishMark } from './explorer-commands.ts';
import { kindWords } from './kinds.ts';
import { moveFocus } from './tree-focus.ts';

interface DocumentTreeProps {
  readonly documents: readonly DocumentSummary[];
  readonly archived: readonly DocumentSummary[];
  readonly filtered: boolean;
  readonly active: string | null;
  readonly marks: ReadonlyMap<string, PublishMark>;
  readonly readOnly: boolean;
  readonly commands: ExplorerCommands;
}

interface Group {
  readonly key: string;
  readonly name: string;
  readonly documents: readonly DocumentSummary[];
}

interface OpenMenu {
  readonly document: DocumentSummary;
  readonly at: { readonly x: number; readonly y: number };
}

/** Documents by kind, then what is archived: one tree with one place in the tab order and arrow keys inside. */
export function DocumentTree(props: DocumentTreeProps) {
  const { documents, archived, filtered, active, marks, readOnly, commands } = props;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set(['archived']));
  const [focused, setFocused] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);

  const groups = groupsOf(documents, archived);
  const isFolded = (group: Group) => folded.has(group.key) && !filtered;
  const ids = groups.flatMap((group) => [
    group.key,
    ...(isFolded(group) ? [] : group.documents.map(({ id }) => id)),
  ]);
  // One row is in the tab order: where the focus was, else the open document, else the first.
  const entry = [focused, active, ids[0]].find((id) => id !== null && id !== undefined && ids.includes(id));

  function fold(key: string, fold: boolean) {
    const next = new Set(folded);
    if (fold) next.add(key);
    else next.delete(key);
    setFolded(next);
  }

  function onGroupKey(event: KeyboardEvent<HTMLElement>, group: Group) {
    if (event.key === 'ArrowRight' && isFolded(group)) fold(group.key, false);
    else if (event.key === 'ArrowLeft' && !isFolded(group)) fold(group.key, true);
    else if (event.key === 'Enter' || event.key === ' ') fold(group.key, !isFolded(group));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the rows take the focus */}
      <div role="tree" aria-label="Documents" onKeyDown={moveFocus}>
        {groups.map((group) => (
          <div key={group.key} role="none" className={classes.group}>
            <div
              role="treeitem"
              aria-level={1}
              aria-expanded={!isFolded(group)}
              aria-label={`${group.name}, ${group.documents.length}`}
              data-id={group.key}
              tabIndex={entry === group.key ? 0 : -1}
              className={classes.groupRow}
              onFocus={() => setFocused(group.key)}
              onClick={() => fold(group.key, !isFolded(group))}
              onKeyDown={(event) => onGroupKey(event, group)}
            >
              <span className={classes.groupName}>
                {group.name}
                <ChevronRight
                  size={12}
                  className={classes.chevron}
                  data-open={!isFolded(group) || undefined}
                />
                <span className={`${classes.count} tabular`}>{group.documents.length}</span>
              </span>
            </div>
            {!isFolded(group) && (
              <div role="group">
                {group.documents.map((document) => (
                  <DocumentRow
                    key={document.id}
                    document={document}
                    active={document.id === active}
                    mark={marks.get(document.id) ?? null}
                    inTabOrder={entry === document.id}
                    renaming={renaming === document.id}
                    readOnly={readOnly}
                    commands={commands}
                    onFocus={() => setFocused(document.id)}
                    onRename={(on) => setRenaming(on ? document.id : null)}
                    onMenu={(at) => setMenu({ document, at })}
                  />
                ))}
              </div>
            )}
          </div>
        ))}
      </div>
      <DocumentMenu
        document={menu?.document ?? null}
        at={menu?.at ?? null}
        readOnly={readOnly}
        commands={commands}
        onRename={(id) => setRenaming(id)}
        onClose={() => setMenu(null)}
      />
    </>
  );
}

function groupsOf(
  documents: readonly DocumentSummary[],
  archived: readonly DocumentSummary[],
): readonly Group[] {
  const byKind = documentKinds.map((kind) => ({
    key: kind as string,
    name: kindWords[kind].many as string,
    documents: documents.filter((document) => document.kind === kind),
  }));
  const groups = [...byKind, { key: 'archived', name: 'Archived', documents: archived }];
  return groups.filter((group) => group.documents.length > 0);
}
