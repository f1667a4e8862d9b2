import { z } from 'zod';
import { besideLimits } from './typed-beside.ts';

const trialSchema = z.object({
  event: z.string().nullable(),
  facts: z.string().nullable(),
  failing: z.array(z.string()).readonly(),
});
const countSchema = z.object({ people: z.number().nullable(), successes: z.number().nullable() });

/** What the user set and what the window remembers; one value, kept in the workspace. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Sizes in pixels; a collapsed panel keeps its size. */
  panels: z.object({
    explorer: z.object({ size: z.number(), open: z.boolean() }),
    inspector: z.object({ size: z.number(), open: z.boolean() }),
    bottom: z.object({ size: z.number(), open: z.boolean() }),
  }),
  /** Open document tabs, in order, and the one in front. */
  tabs: z.object({ open: z.array(z.string()), active: z.string().nullable() }),
  environmentId: z.string().nullable(),
  /** Whether the chosen environment is looked at every few minutes without being asked. */
  lookInBackground: z.boolean(),
  canvas: z.object({ minimap: z.boolean(), snap: z.boolean(), grid: z.boolean() }),
  welcomed: z.boolean(),
  /** What comments are signed with; empty: no name. */
  author: z.string().max(80),
  /** How findings are taken, by kind and rule; a rule that is not named is taken as it says itself. */
  rules: z.record(z.string().max(120), z.enum(['error', 'warning', 'info', 'off'])),
  /** Shortcuts that the user chose, by the id of the action; an empty list: none. */
  shortcuts: z.record(z.string().max(120), z.array(z.string().max(60)).max(4)),
  /** What was typed beside documents, by their id: see `withTyped`. */
  beside: z
    .record(
      z.string().max(120),
      z
        .object({ trial: trialSchema, counts: z.record(z.string(), countSchema) })
        .partial()
        .refine((typed) => JSON.stringify(typed).length <= besideLimits.characters),
    )
    .refine((all) => Object.keys(all).length <= besideLimits.documents),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  theme: 'system',
  panels: {
    explorer: { size: 244, open: true },
    inspector: { size: 312, open: true },
    bottom: { size: 148, open: true },
  },
  tabs: { open: [], active: null },
  environmentId: null,
  lookInBackground: true,
  canvas: { minimap: true, snap: true, grid: true },
  welcomed: false,
  author: '',
  rules: {},
  shortcuts: {},
  beside: {},
};
