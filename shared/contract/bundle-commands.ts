import { z } from 'zod';
import { bundleLimits } from '../bundles/bundle.ts';
import { bundlePreviewSchema } from '../bundles/schemas.ts';
import { documentSummarySchema } from '../documents/summary.ts';
import { command, done, id } from './command.ts';

const file = { fileName: z.string(), text: z.string() };
/** Long work: its progress is told under `bundleJob(job)`, and `bundles.stop` ends it. Absent: nobody asks. */
const job = id.optional();
const bundleText = z.object({ fileName: z.string().max(500), text: z.string(), job });

/** Documents that leave and enter as one file. */
export const bundleCommands = {
  /** `documentIds` null: every document that is not archived. `added`: the names of those that came along because another names them. */
  'bundles.export': command(
    z.object({
      documentIds: z.array(id).max(bundleLimits.documents).nullable(),
      references: z.boolean(),
      job,
    }),
    z.object({
      ...file,
      documents: z.number().int(),
      added: z.array(z.string()),
      imagesLeft: z.array(z.string()),
    }),
  ),
  /** What an import would do with each document; nothing is kept. */
  'bundles.preview': command(bundleText, bundlePreviewSchema),
  /**
   * Takes in the chosen documents in one transaction, as they were previewed: where one changed here since, nothing is imported.
   * `copy`: as a document of its own under a free name.
   */
  'bundles.import': command(
    bundleText.extend({
      checksum: z.string().max(100),
      choices: z
        .array(
          z.object({
            documentId: id,
            take: z.enum(['take', 'copy']),
            /** The revision that was compared; null: there was none. */
            revision: z.number().int().nullable(),
          }),
        )
        .min(1)
        .max(bundleLimits.documents),
    }),
    z.object({ documents: z.array(documentSummarySchema) }),
  ),
  /** Ends a preview, an import or an export that is under way: it answers `cancelled` and nothing was changed, or it was too late and it is whole. */
  'bundles.stop': command(z.object({ job: id }), done),
  /** What a document holds as a table for spreadsheets. */
  'bundles.exportCsv': command(z.object({ id }), z.object(file)),
} as const;
