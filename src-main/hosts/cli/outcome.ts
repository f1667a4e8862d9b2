import type { Result } from '../../../shared/base/result.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract/commands.ts';
import type { AppError } from '../../../shared/contract/errors.ts';

/** What a command line came to: data for programs, text for people, and the exit status. */
export type Outcome =
  /** `status`: the exit status where it is not 0; `verbatim`: the text is a file, to be written as it is. */
  | {
      readonly kind: 'done';
      readonly data: unknown;
      readonly text: string;
      readonly status?: number;
      readonly verbatim?: true;
    }
  | { readonly kind: 'findings'; readonly data: unknown; readonly text: string; readonly count: number }
  | { readonly kind: 'failed'; readonly error: AppError };

/** A command of the application by its name. */
export type Call = <Name extends CommandName>(
  command: Name,
  input: CommandInput<Name>,
) => Promise<Result<CommandOutput<Name>, AppError>>;

export type Env = Readonly<Record<string, string | undefined>>;

export function failed(error: AppError): Outcome {
  return { kind: 'failed', error };
}

/** The name under which long work with a bundle goes here, so that a signal can stop it. */
export const cliJob = 'command-line';
