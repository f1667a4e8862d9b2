import { parseSync } from 'rolldown/utils';

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Only types: gone after compiling, but still knowledge of the other file. */
  readonly typeOnly: boolean;
  /** `import()`: loaded when needed. */
  readonly lazy: boolean;
}

/** Every import and re-export of a module, in order of their lines. */
export function readImports(path: string, text: string): readonly Import[] {
  const { module, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path} does not parse: ${error.message}`);
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const statics = module.staticImports.map(({ start, moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    line: lineOf(start),
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    lazy: false,
  }));
  const exports = module.staticExports.flatMap(({ start, entries }) => {
    const from = entries.find((entry) => entry.moduleRequest)?.moduleRequest;
    const typeOnly = entries.every((entry) => entry.isType);
    return from ? [{ specifier: from.value, line: lineOf(start), typeOnly, lazy: false }] : [];
  });
  const dynamics = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const literal = /^(['"`])(.+)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    const specifier = literal?.[2];
    return specifier ? [{ specifier, line: lineOf(moduleRequest.start), typeOnly: false, lazy: true }] : [];
  });
  return [...statics, ...exports, ...dynamics].toSorted((a, b) => a.line - b.line);
}
