import { Check, Ellipsis } from 'lucide-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { DocumentSummary } from '../../../shared/documents/summary.ts';
import classes from './explorer.module.css';
import type { ExplorerCommands, PublishMark } from './explorer-commands.ts';
import { kindWords } from './kinds.ts';
import { RenameField } from './rename-field.tsx';

interface DocumentRowProps {
  readonly document: DocumentSummary;
  readonly active: boolean;
  readonly mark: PublishMark | null;
  readonly inTabOrder: boolean;
  readonly renaming: boolean;
  readonly readOnly: boolean;
  readonly commands: ExplorerCommands;
  readonly onFocus: () => void;
  readonly onRename: (on: boolean) => void;
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
}

/** One document: Enter or a click opens it, F2 renames it in place, Delete puts it away. */
export function DocumentRow(props: DocumentRowProps) {
  const { document, active, mark, readOnly, commands } = props;
  const { Icon, color } = kindWords[document.kind];
  const isArchived = document.archivedAt !== null;
  const label = [document.name, mark?.label, isArchived && 'archived'].filter(Boolean).join(', ');

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (props.renaming) return;
    if ((event.key === 'Enter' || event.key === ' ') && isArchived) commands.restore(document);
    else if (event.key === 'Enter' || event.key === ' ') commands.open(document.id);
    else if (event.key === 'F2' && !readOnly && !isArchived) props.onRename(true);
    else if (event.key === 'Delete' && !readOnly && !isArchived) commands.archive(document);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onContextMenu(event: MouseEvent<HTMLElement>) {
    event.preventDefault();
    // From the keyboard there is no pointer: the menu opens at the row.
    const box = event.currentTarget.getBoundingClientRect();
    const atPointer = event.clientX > 0 || event.clientY > 0;
    props.onMenu(atPointer ? { x: event.clientX, y: event.clientY } : { x: box.left + 24, y: box.bottom });
  }

  if (props.renaming) {
    return (
      <div role="none" className={classes.row}>
        <Icon size={14} strokeWidth={1.75} color={color} />
        <RenameField
          name={document.name}
          onDone={async (name) => {
            const done = name === null || (await commands.rename(document.id, name));
            if (done) props.onRename(false);
            return done;
          }}
        />
      </div>
    );
  }
  return (
    <div
      role="treeitem"
      aria-level={2}
      aria-selected={active}
      aria-label={label}
      data-id={document.id}
      data-archived={isArchived || undefined}
      tabIndex={props.inTabOrder ? 0 : -1}
      className={classes.row}
      title={document.name}
      onFocus={props.onFocus}
      onClick={() => (isArchived ? undefined : commands.open(document.id))}
      onDoubleClick={() => (readOnly || isArchived ? undefined : props.onRename(true))}
      onContextMenu={onContextMenu}
      onKeyDown={onKeyDown}
    >
      <Icon size={14} strokeWidth={1.75} color={color} aria-hidden />
      <span className={`${classes.name} truncate`}>{document.name}</span>
      {mark && <Mark mark={mark} />}
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        className={classes.rowMenu}
        onClick={(event) => {
          event.stopPropagation();
          const box = event.currentTarget.getBoundingClientRect();
          props.onMenu({ x: box.left, y: box.bottom });
        }}
      >
        <Ellipsis size={14} />
      </button>
    </div>
  );
}

/** How a document stands against the chosen environment. The row's own name says it too. */
function Mark({ mark: { label, tone, title, old } }: { readonly mark: PublishMark }) {
  const isSign = tone === 'quiet';
  return (
    <span
      className={isSign ? classes.sign : classes.mark}
      data-tone={tone}
      data-old={old === true || undefined}
      title={title ?? label}
    >
      {isSign ? <Check size={12} strokeWidth={2} aria-hidden /> : label}
    </span>
  );
}
