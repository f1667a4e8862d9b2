import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version in package.json, which stands two folders up both from here and from dist/main. */
export function appVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  return version;
}
