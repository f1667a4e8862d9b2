import type { Result } from '../../../shared/base/result.ts';
import type { PlannedExport } from '../postgres/check-export.ts';
import type { Statement } from '../postgres/statements.ts';

/** What the thread that checks a file is told: the statements of the plan one by one, then the text. */
export type ExportTask =
  | { readonly tell: 'statement'; readonly statement: Statement }
  | { readonly tell: 'text'; readonly text: string; readonly plan: Omit<PlannedExport, 'statements'> };

/** How many statements of the file were read, now and then; at last what came of it. */
export type ExportReply =
  | { readonly tell: 'read'; readonly statements: number }
  | { readonly tell: 'checked'; readonly checked: Result<null, string> };
