import { z } from 'zod';

/** What the commands' inputs and outputs are made of. */
export const id = z.string().min(1).max(64);
export const ids = z.array(id).max(10_000);
export const revision = z.number().int().nonnegative();
export const nothing = z.object({});
export const done = z.object({});

export function command<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { input, output };
}
