import type { NoteRecord } from '../../documents/note.ts';

export type FunnelNote = NoteRecord;
