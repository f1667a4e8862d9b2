import { firstCodePoints } from '../base/text.ts';
import { type ImportNote, importLimits } from './imported.ts';

/** Collects what could not come along as it was; the same thing at the same place is told once. */
export interface NoteList {
  readonly leftOut: (place: string, what: string) => void;
  readonly changed: (place: string, what: string) => void;
  readonly secret: (place: string, what: string) => void;
  /** In the order of the file, secrets first; a very long list ends with how many more there are. */
  readonly all: () => readonly ImportNote[];
}

export function createNoteList(): NoteList {
  const notes = new Map<string, ImportNote>();
  const add = (kind: ImportNote['kind']) => (place: string, what: string) => {
    const note = { kind, place: oneLine(place, 120), what: oneLine(what, 300) };
    notes.set(`${kind}\n${note.place}\n${note.what}`, note);
  };
  return {
    leftOut: add('left-out'),
    changed: add('changed'),
    secret: add('secret'),
    all: () => {
      const secretsFirst = [...notes.values()].toSorted(
        (a, b) => Number(b.kind === 'secret') - Number(a.kind === 'secret'),
      );
      const more = secretsFirst.length - importLimits.notes;
      if (more <= 0) return secretsFirst;
      const rest: ImportNote = { kind: 'left-out', place: 'The file', what: `${more} more notes like these` };
      return [...secretsFirst.slice(0, importLimits.notes), rest];
    },
  };
}

function oneLine(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = firstCodePoints(line, limit);
  return short.length === line.length ? line : `${short.slice(0, -1)}…`;
}
