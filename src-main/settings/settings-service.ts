import { parseJson } from '../../shared/base/parse-json.ts';
import { defaultSettings, type Settings, settingsSchema } from '../../shared/settings/settings.ts';
import type { Database } from '../database/database.ts';
import type { Emit } from '../emit.ts';
import { createSettingsRepository } from './settings-repository.ts';

export interface SettingsService {
  readonly get: () => Settings;
  /** Sets the fields that are given and keeps the others. */
  readonly set: (fields: { readonly [Field in keyof Settings]?: Settings[Field] | undefined }) => Settings;
}

export function createSettingsService(database: Database, emit: Emit): SettingsService {
  const repository = createSettingsRepository(database);

  /** A field that is damaged or from another version falls back to its default; the others are kept. */
  function get(): Settings {
    const found: Record<string, unknown> = { ...defaultSettings };
    for (const { key, value } of repository.all()) {
      if (!Object.hasOwn(settingsSchema.shape, key)) continue;
      const schema = settingsSchema.shape[key as keyof Settings];
      const parsed = schema.safeParse(jsonOrUndefined(value));
      if (parsed.success) found[key] = parsed.data;
    }
    return found as Settings;
  }

  return {
    get,
    set: (fields) => {
      repository.putAll(fields);
      emit('settings.changed', {});
      return get();
    },
  };
}

function jsonOrUndefined(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
