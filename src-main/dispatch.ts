import { randomUUID } from 'node:crypto';
import { jsonDefect, jsonDefectInWords } from '../shared/base/json-depth.ts';
import { err, type Result } from '../shared/base/result.ts';
import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  commands,
} from '../shared/contract/commands.ts';
import { type AppError, appError } from '../shared/contract/errors.ts';
import type { Log } from './ports.ts';

export type Handler<Name extends CommandName> = (
  input: CommandInput<Name>,
) => Promise<Result<CommandOutput<Name>, AppError>> | Result<CommandOutput<Name>, AppError>;

/** One handler for every command of the contract: the compiler lists what is missing. */
export type Handlers = { readonly [Name in CommandName]: Handler<Name> };

export type Dispatch = (command: string, input: unknown) => Promise<Result<unknown, AppError>>;

/**
 * Name, parse, handle, reply; written once. Expected failures come back as values. Whatever a handler throws is
 * logged once, without the input, under an id that the user sees.
 */
export function createDispatch(handlers: Handlers, log: Log): Dispatch {
  return async (command, input) => {
    if (!isCommand(command))
      return err(appError('bad-input', `There is no command "${command.slice(0, 80)}".`));
    try {
      // Deep nesting would exhaust the stack of the parser and __proto__ would vanish in it, so they are looked for first.
      const defect = jsonDefect(input);
      if (defect && defect.reason !== 'not-json')
        return err(badInput(command, jsonDefectInWords(defect), defect.place));
      const parsed = commands[command].input.safeParse(input);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        return err(badInput(command, issue?.message ?? 'not understood', issue?.path.join('.') ?? ''));
      }
      const handler = handlers[command] as Handler<CommandName>;
      return await handler(parsed.data);
    } catch (thrown) {
      return err(unexpected(command, thrown, log));
    }
  };
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

function badInput(command: string, what: string, place: string): AppError {
  return appError('bad-input', `${command}: ${what}`, { place });
}

function unexpected(command: string, thrown: unknown, log: Log): AppError {
  const logId = randomUUID().slice(0, 8);
  const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  log.error('command failed', { command, logId, stack });
  return appError(
    'unexpected',
    'Something went wrong inside Journey Designer. What was saved before is safe.',
    {
      remedy: `Try again; if it comes back, report it with the log id ${logId}.`,
      logId,
    },
  );
}
