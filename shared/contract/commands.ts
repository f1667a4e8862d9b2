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
import { settingsSchema } from '../settings/settings.ts';
import {
  restoredWorkspaceSchema,
  workspaceBackupSchema,
  workspaceStatusSchema,
} from '../settings/workspace.ts';
import { templateSummarySchema } from '../templates/schemas.ts';
import { documentFindingSchema, findingCountsSchema, workspaceMapSchema } from '../workspace/schemas.ts';
import { bundleCommands } from './bundle-commands.ts';
import { command, done, id, nothing, revision } from './command.ts';
import { importNoteSchema, importPreviewSchema } from './import-preview.ts';
import { publishingCommands } from './publishing-commands.ts';

const record: z.ZodType<DocumentRecord, DocumentRecord> = recordSchema;
const inDocument = z.object({ id });

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
  /** These findings of one document, one by one. */
  'references.findingsOf': command(z.object({ documentId: id }), z.array(documentFindingSchema)),

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

  ...bundleCommands,
  ...publishingCommands,
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = z.output<(typeof commands)[Name]['output']>;
