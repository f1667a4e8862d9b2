import type { Result } from '../../shared/base/result.ts';
import type { Bundle } from '../../shared/bundles/bundle.ts';
import type { BundleStep } from '../../shared/bundles/bundle-job.ts';
import type { BundlePreview } from '../../shared/bundles/schemas.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import type { BundleChoice, Imported } from './import-bundle.ts';
import type { ReadBundle } from './read-bundle.ts';

interface BundleFile {
  readonly fileName: string;
  readonly text: string;
}

/** Where the thread opens a connection of its own to. */
export interface WorkspaceAccess {
  readonly folder: string;
  readonly key: Uint8Array;
}

/** What may take longer than others should wait, and what comes of it. */
export interface BundleWork {
  readonly read: { readonly task: BundleFile; readonly answer: Result<ReadBundle, AppError> };
  readonly preview: {
    readonly task: BundleFile & WorkspaceAccess;
    readonly answer: Result<BundlePreview, AppError>;
  };
  readonly import: {
    readonly task: BundleFile &
      WorkspaceAccess & {
        readonly checksum: string;
        readonly choices: readonly BundleChoice[];
        readonly now: Date;
      };
    readonly answer: Result<Imported, AppError>;
  };
  readonly write: { readonly task: { readonly content: Omit<Bundle, 'checksum'> }; readonly answer: string };
}

export type BundleWorkName = keyof BundleWork;

export type BundleTask = {
  readonly [Name in BundleWorkName]: { readonly work: Name } & BundleWork[Name]['task'];
}[BundleWorkName];

export interface BundleWorkerData {
  readonly task: BundleTask;
  /** One number; not 0: nobody wants it any more. */
  readonly stop: SharedArrayBuffer;
}

export interface Step {
  readonly step: BundleStep;
  readonly done: number;
  readonly total: number;
}

export type BundleReply =
  | ({ readonly tell: 'step' } & Step)
  /** Everything is read, and it writes as soon as it is told to: until it answers, whoever else writes would wait for its lock. */
  | { readonly tell: 'ready' }
  | { readonly tell: 'answer'; readonly answer: BundleWork[BundleWorkName]['answer'] }
  | { readonly tell: 'failed'; readonly message: string; readonly code: string | null };
