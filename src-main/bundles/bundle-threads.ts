import { randomUUID } from 'node:crypto';
import type { Result } from '../../shared/base/result.ts';
import type { BundlePreview } from '../../shared/bundles/schemas.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import { createAttachmentsService } from '../attachments/attachments-service.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { workspaceFile } from '../database/folders.ts';
import { createDocumentsService } from '../documents/documents-service.ts';
import type { BundleWork, Step, WorkspaceAccess } from './bundle-messages.ts';
import { type Imported, importBundle } from './import-bundle.ts';
import { lookAtAll } from './preview-bundle.ts';
import { readBundleFile } from './read-bundle.ts';

export interface Control {
  readonly onStep: (step: Step) => void;
  readonly isStopped: () => boolean;
  readonly mayWrite: () => Promise<void>;
}

/** What an import would do, read through a connection that cannot write. */
export function previewInThread(
  task: BundleWork['preview']['task'],
  { onStep }: Control,
): Result<BundlePreview, AppError> {
  const read = readBundleFile(task);
  if (!read.ok) return read;
  return withDatabase(task, true, (database) => {
    const documents = createDocumentsService({
      database,
      clock: () => new Date(),
      newId: randomUUID,
      emit: () => undefined,
    });
    return { ok: true, value: lookAtAll(read.value, documents, onStep) };
  });
}

/** The import: read and checked first, and written in one transaction only when whoever started it says so. */
export async function importInThread(
  task: BundleWork['import']['task'],
  { onStep, isStopped, mayWrite }: Control,
): Promise<Result<Imported, AppError>> {
  const read = readBundleFile(task);
  if (!read.ok) return read;
  await mayWrite();
  return withDatabase(task, false, (database) => {
    const clock = () => task.now;
    return importBundle(read.value, task, {
      database,
      attachments: createAttachmentsService({ database, clock }),
      clock,
      newId: randomUUID,
      onStep,
      isStopped,
    });
  });
}

function withDatabase<Value>(
  { folder, key }: WorkspaceAccess,
  readonly: boolean,
  work: (database: Database) => Value,
): Value {
  const database = openDatabase({ file: workspaceFile(folder), key, readonly });
  try {
    return work(database);
  } finally {
    database.close();
  }
}
