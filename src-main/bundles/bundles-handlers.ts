import { ok } from '../../shared/base/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { BundlesService } from './bundles-service.ts';

type BundlesHandlers = Pick<Handlers, Extract<keyof Handlers, `bundles.${string}`>>;

export function createBundlesHandlers(bundles: BundlesService): BundlesHandlers {
  return {
    'bundles.export': ({ documentIds, references, job }) => bundles.export(documentIds, references, job),
    'bundles.preview': (file) => bundles.preview(file),
    'bundles.import': async ({ checksum, choices, ...file }) => {
      const imported = await bundles.import(file, checksum, choices);
      return imported.ok ? ok({ documents: [...imported.value] }) : imported;
    },
    'bundles.stop': ({ job }) => {
      bundles.stop(job);
      return ok({});
    },
    'bundles.exportCsv': ({ id }) => bundles.exportCsv(id),
  };
}
