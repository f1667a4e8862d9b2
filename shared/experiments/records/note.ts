import type { NoteRecord } from '../../documents/note.ts';

export type ExperimentNote = NoteRecord;
