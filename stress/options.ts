import { err, ok, type Result } from '../shared/base/result.ts';

/** `--name value` or `--name` alone. */
export type StressOptions = Readonly<Record<string, string | true>>;

export function readOptions(args: readonly string[]): Result<StressOptions, string> {
  const options: Record<string, string | true> = {};
  for (let index = 0; index < args.length; index += 1) {
    const name = args[index]?.match(/^--([a-z][a-z-]*)$/)?.[1];
    if (name === undefined) return err(`"${args[index]}" is not an option; write --name or --name value.`);
    const value = args[index + 1];
    if (value === undefined || value.startsWith('--')) options[name] = true;
    else {
      options[name] = value;
      index += 1;
    }
  }
  return ok(options);
}

/** A whole number of 0 or more; the default where the option is not given. */
export function sizeOf(options: StressOptions, name: string, standard: number): number {
  const text = options[name];
  if (text === undefined) return standard;
  const size = Number(text);
  if (text === true || !Number.isSafeInteger(size) || size < 0) {
    throw new Error(`--${name} wants a whole number, not "${String(text)}".`);
  }
  return size;
}
