import { ok } from '../../shared/base/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { BundlesService } from './bundles-service.ts';

type BundlesHandlers = Pick<Handlers, Extract<keyof Handlers, `bundles.${string}`>>;

export function createBundlesHandlers(bundles: BundlesService): BundlesHandlers {
  return {
    'bundles.export': ({ documentIds, references }) => bundles.export(documentIds, references),
    'bundles.preview': ({ fileName, text }) => bundles.preview(fileName, text),
    'bundles.import': async ({ fileName, text, checksum, choices }) => {
      const imported = await bundles.import(fileName, text, checksum, choices);
      return imported.ok ? ok({ documents: [...imported.value] }) : imported;
    },
    'bundles.exportCsv': ({ id }) => bundles.exportCsv(id),
  };
}
