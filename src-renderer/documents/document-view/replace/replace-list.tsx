import { Checkbox } from '@mantine/core';
import type { Id } from '../../../../shared/base/ids.ts';
import type { DocumentKind } from '../../../../shared/documents/document.ts';
import { matcherOf, type TextMatch, type Wanted } from '../../../../shared/documents/replace-text.ts';
import type { KindEdits } from '../../../canvas/actions/kind-edits.ts';
import classes from './replace-dialog.module.css';
import type { FoundDocument } from './replace-run.ts';

interface ReplaceListProps {
  readonly found: readonly FoundDocument[];
  readonly wanted: Wanted;
  readonly editsOf: (kind: DocumentKind) => KindEdits | null;
  readonly isChosen: (documentId: Id, match: TextMatch) => boolean;
  readonly keyOf: (documentId: Id, match: TextMatch) => string;
  readonly onTick: (keys: readonly string[], on: boolean) => void;
  readonly onReveal: (documentId: Id, recordId: Id) => void;
}

/** More rows than these nobody reads; they are replaced all the same, and the head of their document says how many. */
const shownPerDocument = 200;

/** What would be replaced, document by document, each text with a tick of its own. */
export function ReplaceList(props: ReplaceListProps) {
  return (
    <div className={classes.list} tabIndex={-1}>
      {props.found.map((one) => (
        <Document key={one.id} one={one} {...props} />
      ))}
    </div>
  );
}

function Document({ one, ...props }: ReplaceListProps & { readonly one: FoundDocument }) {
  const { isChosen, keyOf, onTick } = props;
  const possible = one.matches.filter(({ refused }) => refused === null);
  const chosen = possible.filter((match) => isChosen(one.id, match));
  const hidden = one.matches.length - shownPerDocument;
  return (
    <section aria-label={one.name} className={classes.document}>
      <div className={classes.head}>
        <Checkbox
          size="xs"
          label={one.name}
          checked={possible.length > 0 && chosen.length === possible.length}
          indeterminate={chosen.length > 0 && chosen.length < possible.length}
          disabled={possible.length === 0}
          onChange={(event) =>
            onTick(
              possible.map((match) => keyOf(one.id, match)),
              event.currentTarget.checked,
            )
          }
        />
        <span className={classes.count}>{one.matches.length}</span>
      </div>
      <ul className={classes.rows}>
        {one.matches.slice(0, shownPerDocument).map((match) => (
          <Row key={keyOf(one.id, match)} one={one} match={match} {...props} />
        ))}
      </ul>
      {hidden > 0 && <p className={classes.more}>and {hidden} more</p>}
    </section>
  );
}

type RowProps = ReplaceListProps & { readonly one: FoundDocument; readonly match: TextMatch };

function Row({ one, match, wanted, editsOf, isChosen, keyOf, onTick, onReveal }: RowProps) {
  const record = one.document.records[match.recordId];
  const edits = editsOf(one.document.kind);
  const what = record && edits ? `${edits.view.kindLabel(record)}, ${fieldWords(match.field)}` : match.field;
  return (
    <li className={classes.row} data-refused={match.refused !== null || undefined}>
      <Checkbox
        size="xs"
        aria-label={`${what}: ${match.before}`}
        checked={match.refused === null && isChosen(one.id, match)}
        disabled={match.refused !== null}
        onChange={(event) => onTick([keyOf(one.id, match)], event.currentTarget.checked)}
      />
      <button
        type="button"
        className={classes.texts}
        title="Show it on the canvas"
        onClick={() => onReveal(one.id, match.recordId)}
      >
        <span className={classes.before}>
          <Marked text={match.before} wanted={wanted} />
        </span>
        <span className={classes.after}>{match.refused ?? match.after}</span>
      </button>
      <span className={classes.what}>{what}</span>
    </li>
  );
}

const around = 40;

/** The text with every occurrence marked; of a long one what is around the first. */
function Marked({ text, wanted }: { readonly text: string; readonly wanted: Wanted }) {
  const matcher = matcherOf(wanted);
  const places = matcher ? [...text.matchAll(matcher)] : [];
  const from = Math.max(0, (places[0]?.index ?? 0) - around);
  const parts: React.ReactNode[] = from > 0 ? ['…'] : [];
  let at = from;
  for (const place of places) {
    parts.push(text.slice(at, place.index), <mark key={place.index}>{place[0]}</mark>);
    at = place.index + place[0].length;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

/** 'actionTaken' as a word: 'action taken'. */
function fieldWords(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
