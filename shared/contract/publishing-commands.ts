import { z } from 'zod';
import { changeSchema, documentSchema } from '../documents/schemas.ts';
import {
  connectionSchema,
  environmentRoles,
  environmentSchema,
  postgresConnectionSchema,
} from '../publishing/environment.ts';
import { unlockMinutes } from '../publishing/guard.ts';
import { plannedFieldSchema, planSchema } from '../publishing/plan.ts';
import { stageMappingSchema } from '../publishing/plan-running.ts';
import {
  choicesSchema,
  conflictFieldSchema,
  environmentStatusSchema,
  pullResultSchema,
  pushRecordSchema,
  setupPreviewSchema,
} from '../publishing/push-result.ts';
import { roleFactsSchema } from '../publishing/role-check.ts';
import { assistedCommands } from './assisted-commands.ts';
import { command, done, id, ids, nothing, revision } from './command.ts';

const pem = z.string().max(65_536).nullable();
const inEnvironment = z.object({ environmentId: id });

/** Environments, plans, pushes, pulls: the part of the boundary that speaks of production. */
export const publishingCommands = {
  ...assistedCommands,
  'publishing.environments': command(nothing, z.array(environmentSchema)),
  'publishing.parseConnection': command(
    z.object({ text: z.string().max(4_000) }),
    z.object({ connection: connectionSchema, password: z.string().nullable(), clientKey: pem }),
  ),
  /** The sections of a `pg_service.conf`; null: the one of this user. */
  'publishing.services': command(
    z.object({ path: z.string().max(4_000).nullable() }),
    z.object({ path: z.string(), services: z.array(z.object({ name: z.string(), place: z.string() })) }),
  ),
  'publishing.readService': command(
    z.object({ path: z.string().max(4_000).nullable(), name: z.string() }),
    z.object({ connection: connectionSchema, password: z.string().nullable(), clientKey: pem }),
  ),
  /** Whether ~/.pgpass has a password for this connection; it is not told. */
  'publishing.passwordFile': command(
    z.object({ connection: postgresConnectionSchema }),
    z.object({ found: z.boolean(), reason: z.string().nullable() }),
  ),
  'publishing.saveEnvironment': command(
    z.object({
      id: id.nullable(),
      name: z.string(),
      role: z.enum(environmentRoles),
      connection: connectionSchema,
      /** Read only until it is unlocked; absent: as it was, and for a new one not. */
      guarded: z.boolean().optional(),
      /** null leaves the remembered one. */
      password: z.string().nullable(),
      remember: z.boolean(),
      /** PEM text and passphrase of the client certificate's key; null or absent leaves what is remembered, '' forgets it. */
      clientKey: pem.optional(),
      clientKeyPassphrase: z.string().nullable().optional(),
      /** For a new one: takes over what is remembered for this one, where it is the same server and user. */
      secretsOf: id.nullable().optional(),
    }),
    environmentSchema,
  ),
  /** Up or down among the environments of its role: the road to production stays a road. */
  'publishing.moveEnvironment': command(
    z.object({ environmentId: id, by: z.union([z.literal(-1), z.literal(1)]) }),
    done,
  ),
  'publishing.removeEnvironment': command(inEnvironment, done),
  /** Lets a guarded environment be written for a limited time; `confirmation` is its name. */
  'publishing.unlock': command(
    z.object({
      environmentId: id,
      confirmation: z.string(),
      minutes: z.union(unlockMinutes.map((minutes) => z.literal(minutes))),
    }),
    environmentSchema,
  ),
  'publishing.lock': command(inEnvironment, environmentSchema),
  'publishing.test': command(
    z.object({
      environmentId: id.nullable(),
      connection: connectionSchema,
      password: z.string().nullable(),
      clientKey: pem.optional(),
      clientKeyPassphrase: z.string().nullable().optional(),
    }),
    z.object({
      server: z.string(),
      user: z.string(),
      database: z.string(),
      milliseconds: z.number(),
      tls: z.boolean(),
      /** What the user may do there; null: this server could not say. */
      role: roleFactsSchema.nullable(),
    }),
  ),
  /** What the database user may do there, read before anything is tried. */
  'publishing.roleCheck': command(inEnvironment, roleFactsSchema),
  /** `acceptVanished`: rows that cannot be seen any more are taken for deleted, however many they are. */
  'publishing.status': command(
    z.object({
      environmentId: id,
      acceptVanished: z.boolean().optional(),
      /** Nobody waits for it: it gives up sooner, and waits for no lock at all. */
      quiet: z.boolean().optional(),
    }),
    environmentStatusSchema,
  ),
  /** Ends the looks at this environment that are under way; `publishing.status` answers that somebody ended it. */
  'publishing.stopLooking': command(inEnvironment, done),
  /** `users`: whether a minimal `auth.users` is made where there is none; absent: yes. */
  'publishing.setupPreview': command(
    z.object({ environmentId: id, users: z.boolean().optional() }),
    setupPreviewSchema,
  ),
  'publishing.setup': command(
    z.object({ environmentId: id, confirmation: z.string().nullable(), users: z.boolean().optional() }),
    setupPreviewSchema,
  ),
  'publishing.plan': command(
    z.object({
      environmentId: id,
      documentIds: ids,
      /** Which of them, archived here, are deleted there for good instead of switched off. */
      deleteIds: ids.optional(),
      /** Where journeys go that run at stages which are renamed or removed; those that are not named stay. */
      mappings: z.array(stageMappingSchema).max(2_000).optional(),
      /** The plan that this one takes the place of: it can no longer be pushed. */
      replaces: id.optional(),
    }),
    planSchema,
  ),
  /** Ends the planning for an environment that is under way; `publishing.plan` answers that somebody ended it. */
  'publishing.stopPlanning': command(inEnvironment, done),
  /** The differences of one document of a plan that says them later. */
  'publishing.documentFields': command(
    z.object({ planId: id, documentId: id }),
    z.object({ fields: z.array(plannedFieldSchema) }),
  ),
  /** What the statements of a plan say about one of its documents, each with its values filled in; only to be read. */
  'publishing.documentSql': command(
    z.object({ planId: id, documentId: id }),
    z.object({ statements: z.array(z.object({ purpose: z.string(), sql: z.string() })) }),
  ),
  /** One document of a plan as its rows stand there and as the plan makes them; null: there are none, or none that can be drawn, and `reason` says why. */
  'publishing.plannedDocument': command(
    z.object({ planId: id, documentId: id }),
    z.object({
      before: documentSchema.nullable(),
      after: documentSchema.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  /** Rows of one environment as the rows of another: chosen documents as they are there, not as this workspace holds them. */
  'publishing.planPromotion': command(
    z.object({ fromId: id, environmentId: id, documentIds: ids }),
    planSchema,
  ),
  /** What would change in one document of an environment if it said what another one says, in words. */
  'publishing.between': command(
    z.object({ fromId: id, environmentId: id, documentId: id }),
    z.object({
      from: z.boolean(),
      to: z.boolean(),
      fields: z.array(plannedFieldSchema),
      reason: z.string().nullable(),
    }),
  ),
  'publishing.push': command(
    z.object({ planId: id, planHash: z.string(), confirmation: z.string().nullable() }),
    pushRecordSchema,
  ),
  /** Ends the push that is under way there, unless COMMIT was sent; what became of it is the push's own answer. */
  'publishing.cancelPush': command(
    inEnvironment,
    z.object({ answer: z.enum(['cancelling', 'too-late', 'none']) }),
  ),
  /** Decides a push whose answer was lost, without sending it again. */
  'publishing.settlePush': command(z.object({ pushId: id }), pushRecordSchema),
  /** The way back of a push, as a plan: only rows that are still as the push left them. */
  'publishing.planRollback': command(z.object({ pushId: id }), planSchema),
  'publishing.pushes': command(z.object({ environmentId: id.nullable() }), z.array(pushRecordSchema)),
  'publishing.pull': command(
    z.object({ environmentId: id, documentIds: ids, acceptVanished: z.boolean().optional() }),
    pullResultSchema,
  ),
  'publishing.remote': command(
    z.object({ environmentId: id, documentId: id }),
    z.object({
      /** The authored columns as the server's own JSON text: parsed, a long number would be another one. null: no such row. */
      text: z.string().nullable(),
      document: documentSchema.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  'publishing.conflict': command(
    z.object({ environmentId: id, documentId: id }),
    z.object({
      name: z.string(),
      base: documentSchema.nullable(),
      mine: documentSchema,
      theirs: documentSchema.nullable(),
      theirsHash: z.string().nullable(),
      /** Since when each side says what it says, as far as it is known; null: it is not. */
      baseAt: z.string().nullable(),
      mineAt: z.string().nullable(),
      mineRevision: z.number().int(),
      theirsAt: z.string().nullable(),
      fields: z.array(conflictFieldSchema),
    }),
  ),
  'publishing.chooseSide': command(
    z.object({
      environmentId: id,
      documentId: id,
      side: z.enum(['mine', 'theirs']),
      theirsHash: z.string().nullable(),
    }),
    done,
  ),
  /**
   * Decides every conflict of a document that changed on both sides; `edit` is what was changed on top of the result. The
   * choices count for the two states that were compared and for no others.
   */
  'publishing.resolveConflict': command(
    z.object({
      environmentId: id,
      documentId: id,
      theirsHash: z.string(),
      mineRevision: revision,
      choices: choicesSchema,
      edit: changeSchema.nullable(),
    }),
    z.object({ revision }),
  ),
  'publishing.exportSql': command(
    z.object({ planId: id }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),
  /** Ends the writing of a plan's file; there is none then. */
  'publishing.stopExport': command(z.object({ planId: id }), done),
} as const;
