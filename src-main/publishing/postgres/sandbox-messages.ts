import type { Parameter, QueryResult } from './connection.ts';

/** What the thread of the sandbox is asked. `load` null: a new, empty database. */
export type SandboxRequest =
  | { readonly id: number; readonly ask: 'open'; readonly load: Uint8Array | null }
  | {
      readonly id: number;
      readonly ask: 'query';
      readonly sql: string;
      readonly parameters: readonly Parameter[];
    }
  /** `text`: what follows a COPY ... FROM STDIN. */
  | { readonly id: number; readonly ask: 'load'; readonly sql: string; readonly text: string }
  | { readonly id: number; readonly ask: 'dump' };

export interface SandboxFailure {
  readonly message: string;
  readonly sqlState: string | null;
  readonly constraint: string | null;
  readonly column: string | null;
}

export type SandboxReply =
  | { readonly id: number; readonly ok: true; readonly value: QueryResult | Uint8Array | null }
  | { readonly id: number; readonly ok: false; readonly failure: SandboxFailure };
