import { z } from 'zod';
import { attachmentSchema, sha256Schema } from '../documents/attached/attachment.ts';
import { type DocumentRecord, documentKinds } from '../documents/document.ts';
import { recordSchema } from '../documents/record.ts';
import { changeSchema, documentSchema } from '../documents/schemas.ts';
import {
  documentSummarySchema,
  editIntents,
  editSchema,
  openedDocumentSchema,
} from '../documents/summary.ts';
import { funnelMeasuresSchema } from '../funnels/measures/schemas.ts';
import { connectionSchema, environmentRoles, environmentSchema } from '../publishing/environment.ts';
import { planSchema } from '../publishing/plan.ts';
import {
  choicesSchema,
  conflictFieldSchema,
  environmentStatusSchema,
  pullResultSchema,
  pushRecordSchema,
  setupPreviewSchema,
} from '../publishing/push-result.ts';
import { settingsSchema } from '../settings/settings.ts';
import {
  restoredWorkspaceSchema,
  workspaceBackupSchema,
  workspaceStatusSchema,
} from '../settings/workspace.ts';
import { templateSummarySchema } from '../templates/schemas.ts';
import { findingCountsSchema, workspaceMapSchema } from '../workspace/schemas.ts';
import { importNoteSchema, importPreviewSchema } from './import-preview.ts';

const id = z.string().min(1).max(64);
const revision = z.number().int().nonnegative();
const record: z.ZodType<DocumentRecord, DocumentRecord> = recordSchema;
const nothing = z.object({});
const done = z.object({});
const inDocument = z.object({ id });
const inEnvironment = z.object({ environmentId: id });
const ids = z.array(id).max(10_000);

function command<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { input, output };
}

/** The whole boundary between the window and the application: name, input, output. Parsed once, in dispatch. */
export const commands = {
  'workspace.status': command(nothing, workspaceStatusSchema),
  'workspace.unlock': command(z.object({ passphrase: z.string() }), workspaceStatusSchema),
  'workspace.setPassphrase': command(z.object({ passphrase: z.string() }), workspaceStatusSchema),
  'workspace.rename': command(z.object({ name: z.string() }), workspaceStatusSchema),
  'workspace.backup': command(nothing, z.object({ file: z.string(), bytes: z.number() })),
  'workspace.backups': command(nothing, z.array(workspaceBackupSchema)),
  /** Puts a backup in the place of the workspace, which is kept beside it; answers also where the workspace is damaged. */
  'workspace.restoreBackup': command(z.object({ file: z.string().max(200) }), restoredWorkspaceSchema),
  'workspace.addSamples': command(nothing, z.object({ added: z.number().int() })),

  'documents.list': command(z.object({ archived: z.boolean() }), z.array(documentSummarySchema)),
  'documents.search': command(
    z.object({ text: z.string().max(200) }),
    z.array(
      z.object({
        documentId: id,
        recordId: id.nullable(),
        name: z.string(),
        kind: z.string(),
        match: z.string(),
      }),
    ),
  ),
  'documents.create': command(
    z.object({ kind: z.enum(documentKinds), name: z.string(), template: z.string().nullable() }),
    documentSummarySchema,
  ),
  'documents.open': command(inDocument, openedDocumentSchema),
  'documents.rename': command(z.object({ id, name: z.string() }), documentSummarySchema),
  'documents.duplicate': command(inDocument, documentSummarySchema),
  'documents.archive': command(inDocument, documentSummarySchema),
  'documents.restore': command(inDocument, documentSummarySchema),
  'documents.applyChange': command(
    z.object({
      id,
      baseRevision: revision,
      changeId: id,
      intent: z.enum(editIntents),
      label: z.string().max(200),
      change: changeSchema,
    }),
    z.object({ revision }),
  ),
  'documents.history': command(
    z.object({
      id,
      before: revision.nullable(),
      limit: z.number().int().min(1).max(500),
      /** Only revisions that were given a name. */
      named: z.boolean().optional(),
    }),
    z.array(editSchema),
  ),
  'documents.nameVersion': command(z.object({ id, revision, name: z.string().min(1).max(100) }), editSchema),
  'documents.openRevision': command(z.object({ id, revision }), z.object({ document: documentSchema })),
  'documents.restoreRevision': command(z.object({ id, revision }), openedDocumentSchema),
  'documents.exportJson': command(
    inDocument,
    /** `imagesLeft`: the names of the images that were too large to travel in the file. */
    z.object({ fileName: z.string(), text: z.string(), imagesLeft: z.array(z.string()) }),
  ),
  'documents.importJson': command(
    z.object({ fileName: z.string(), text: z.string() }),
    documentSummarySchema,
  ),

  /** What was imported last of this funnel, from whichever environment; null: nothing. */
  'funnels.measures': command(
    z.object({ documentId: id }),
    z.object({ measures: funnelMeasuresSchema.nullable() }),
  ),

  /** How all documents hang together, those that are archived among them, and what the rules of the workspace find. */
  'references.list': command(nothing, workspaceMapSchema),
  /** How much the rules of the kinds find in each document, by its id. */
  'references.findings': command(nothing, z.record(z.string(), findingCountsSchema)),

  /** What would be made of a file of ours or of another program; nothing is kept. */
  'documents.previewImport': command(
    z.object({ fileName: z.string(), text: z.string() }),
    importPreviewSchema,
  ),
  /** `name` null: as the file calls it. A name that is taken gets a number. */
  'documents.importFile': command(
    z.object({ fileName: z.string(), text: z.string(), name: z.string().nullable() }),
    z.object({ document: documentSummarySchema, notes: z.array(importNoteSchema) }),
  ),
  'documents.exportMermaid': command(inDocument, z.object({ fileName: z.string(), text: z.string() })),
  'documents.templates': command(nothing, z.array(templateSummarySchema)),
  /** `recordIds` null: the whole document. */
  'documents.saveTemplate': command(
    z.object({
      name: z.string(),
      description: z.string().max(500),
      documentId: id,
      recordIds: z.array(z.string().min(1).max(200)).min(1).max(50_000).nullable(),
    }),
    templateSummarySchema,
  ),
  'documents.removeTemplate': command(z.object({ key: id }), done),

  /**
   * Where production's rows of this funnel contradict themselves, as they were last agreed on: in words, and the step that
   * only its column `stages` has, where it is whole enough to be added.
   */
  'funnels.twoTruths': command(
    z.object({ documentId: id }),
    z.object({
      environmentName: z.string(),
      found: z.array(z.object({ text: z.string(), adopt: record.nullable() })),
    }),
  ),

  /** Asks the host to save a file; `handed` where the host has no dialogs and the window downloads it. */
  'files.save': command(
    z.object({ fileName: z.string(), text: z.string() }),
    z.object({ result: z.enum(['saved', 'cancelled', 'handed']), path: z.string().nullable() }),
  ),

  /** Bytes of a picture, in base64; as `files.save` does with text. */
  'files.saveBytes': command(
    z.object({ fileName: z.string(), base64: z.string() }),
    z.object({ result: z.enum(['saved', 'cancelled', 'handed']), path: z.string().nullable() }),
  ),

  /** What the window would print now, as PDF; `handed` where only the window itself can print. */
  'files.savePdf': command(
    z.object({ fileName: z.string() }),
    z.object({ result: z.enum(['saved', 'cancelled', 'handed']), path: z.string().nullable() }),
  ),

  /** Keeps an image in the workspace, once however often it is added. */
  'attachments.add': command(
    z.object({ fileName: z.string().max(500), base64: z.string().max(15_000_000) }),
    attachmentSchema,
  ),
  'attachments.get': command(
    z.object({ sha256: sha256Schema }),
    attachmentSchema.extend({ base64: z.string() }),
  ),

  /** The document as SVG, for whoever has no window. */
  'pictures.draw': command(
    z.object({
      id,
      theme: z.enum(['light', 'dark']),
      legend: z.boolean(),
      date: z.boolean(),
      title: z.boolean(),
    }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),

  'settings.get': command(nothing, settingsSchema),
  'settings.set': command(settingsSchema.partial(), settingsSchema),

  'publishing.environments': command(nothing, z.array(environmentSchema)),
  'publishing.parseConnection': command(
    z.object({ text: z.string().max(4_000) }),
    z.object({ connection: connectionSchema, password: z.string().nullable() }),
  ),
  'publishing.saveEnvironment': command(
    z.object({
      id: id.nullable(),
      name: z.string(),
      role: z.enum(environmentRoles),
      connection: connectionSchema,
      /** null leaves the remembered one. */
      password: z.string().nullable(),
      remember: z.boolean(),
    }),
    environmentSchema,
  ),
  'publishing.removeEnvironment': command(inEnvironment, done),
  'publishing.test': command(
    z.object({ environmentId: id.nullable(), connection: connectionSchema, password: z.string().nullable() }),
    z.object({
      server: z.string(),
      user: z.string(),
      database: z.string(),
      milliseconds: z.number(),
      tls: z.boolean(),
    }),
  ),
  /** `acceptVanished`: rows that cannot be seen any more are taken for deleted, however many they are. */
  'publishing.status': command(
    z.object({ environmentId: id, acceptVanished: z.boolean().optional() }),
    environmentStatusSchema,
  ),
  'publishing.setupPreview': command(inEnvironment, setupPreviewSchema),
  'publishing.setup': command(
    z.object({ environmentId: id, confirmation: z.string().nullable() }),
    setupPreviewSchema,
  ),
  'publishing.plan': command(
    z.object({
      environmentId: id,
      documentIds: ids,
      /** Which of them, archived here, are deleted there for good instead of switched off. */
      deleteIds: ids.optional(),
    }),
    planSchema,
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
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = z.output<(typeof commands)[Name]['output']>;
