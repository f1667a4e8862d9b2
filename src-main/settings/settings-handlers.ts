import { ok } from '../../shared/base/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { SettingsService } from './settings-service.ts';

export function createSettingsHandlers(
  settings: SettingsService,
): Pick<Handlers, 'settings.get' | 'settings.set'> {
  return {
    'settings.get': () => ok(settings.get()),
    'settings.set': (fields) => ok(settings.set(fields)),
  };
}
