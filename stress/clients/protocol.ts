import type { Result } from '../../shared/base/result.ts';
import type { Document } from '../../shared/documents/document.ts';
import type { SourceMutation } from './mutate-source.ts';

/** What a client's process is started with. */
export interface ClientTask {
  readonly folder: string;
  readonly mutations: readonly SourceMutation[];
}

export type Asked =
  | { readonly number: number; readonly what: 'command'; readonly command: string; readonly input: unknown }
  | { readonly number: number; readonly what: 'documents'; readonly archived: boolean }
  | { readonly number: number; readonly what: 'close' };

export interface Answered {
  readonly number: number;
  readonly value: unknown;
}

/** One document of a workspace as it stands. */
export interface Held {
  readonly document: Document;
  readonly revision: number;
}

/** What the application answered, or that its process was killed before it could. */
export type Reply<Value> = Result<Value, { readonly code: string; readonly message: string }>;
