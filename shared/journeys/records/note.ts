import type { NoteRecord } from '../../documents/note.ts';

export type Note = NoteRecord;
