import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** One safeguard that is taken out of a file of the application while it is loaded. */
export interface SourceMutation {
  /** From the root of the project. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const root = join(import.meta.dirname, '..', '..');

/**
 * From now on this process loads those files with another text. Nothing in what is shipped can be asked to do without its
 * safeguards. A text that is not there exactly once is an error: a mutation that changes nothing would prove nothing.
 */
export function mutateSources(mutations: readonly SourceMutation[]): void {
  const texts = new Map<string, string>();
  for (const { file, from, to } of mutations) {
    const url = pathToFileURL(join(root, file)).href;
    const text = texts.get(url) ?? readFileSync(join(root, file), 'utf8');
    if (text.split(from).length !== 2)
      throw new Error(`${file} does not hold this text exactly once: ${from}`);
    texts.set(
      url,
      text.replace(from, () => to),
    );
  }
  if (texts.size === 0) return;
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      const source = texts.get(url);
      return source === undefined ? loaded : { ...loaded, source };
    },
  });
}
