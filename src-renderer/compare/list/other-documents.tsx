import { ChevronDown, ChevronUp, type LucideIcon } from 'lucide-react';
import type { DocumentKind } from '../../../shared/documents/document.ts';
import { kindWords } from '../../documents/explorer/kinds.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './other-documents.module.css';

export interface OtherDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly name: string;
  /** How it differs, in full: 'changed here'. */
  readonly label: string;
  /** The same as short as it stands beside a long name: 'here'. */
  readonly word: string;
  readonly tone: string;
  readonly Icon: LucideIcon;
}

interface OtherDocumentsProps {
  /** Without the one that is looked at. */
  readonly documents: readonly OtherDocument[];
  readonly onOpen: (id: string) => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** What else differs between the same two sides, each one click away. */
export function OtherDocuments({ documents, onOpen, onStep }: OtherDocumentsProps) {
  return (
    <section className={classes.others} aria-label="Other documents that differ">
      <div className={classes.head}>
        <h3 className={classes.title}>
          Other documents <span className="tabular">{documents.length}</span>
        </h3>
        <IconButton
          label="Previous document that differs"
          Icon={ChevronUp}
          size={24}
          shortcut="mod+alt+ArrowUp"
          onClick={() => onStep(-1)}
        />
        <IconButton
          label="Next document that differs"
          Icon={ChevronDown}
          size={24}
          shortcut="mod+alt+ArrowDown"
          onClick={() => onStep(1)}
        />
      </div>
      <ul className={classes.list}>
        {documents.map(({ id, kind, name, label, word, tone, Icon }) => {
          const { Icon: KindIcon, color, one } = kindWords[kind];
          return (
            <li key={id}>
              <button type="button" className={classes.row} onClick={() => onOpen(id)}>
                <KindIcon size={14} strokeWidth={1.75} color={color} aria-label={one} />
                <span className={`${classes.name} truncate`}>{name}</span>
                <span className={classes.mark} data-tone={tone} title={label}>
                  <Icon size={12} strokeWidth={2} aria-hidden />
                  <span aria-hidden>{word}</span>
                  <span className="visually-hidden">{label}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
