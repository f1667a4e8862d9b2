import { z } from 'zod';
import type { AppError } from './errors.ts';

/** One message from the window: a command by name. */
export const requestSchema = z.object({ id: z.number().int(), command: z.string(), input: z.unknown() });
export type Request = z.infer<typeof requestSchema>;

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: AppError };

export interface EventMessage {
  readonly event: string;
  readonly payload: unknown;
}

/** Everything that a host carries. A transport is `send` and `onMessage`; this is what goes through it. */
export type ServerMessage = Reply | EventMessage;
