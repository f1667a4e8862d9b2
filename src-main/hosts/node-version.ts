/** better-sqlite3 kills the whole process under an older Node at the first database, so nothing may load it there. */
const needed = 24;

/** The one line for a Node that is too old, or null where this one will do. */
export function oldNodeLine(version: string): string | null {
  const major = Number.parseInt(version, 10);
  if (major >= needed) return null;
  return `Journey Designer needs Node ${needed} or newer and this is Node ${version}: run "npm ci" once, then start it with "npm start", which brings its own Node.`;
}

/** Says the line and sets exit status 2 where this process runs under a Node that is too old. */
export function refuseOldNode(): boolean {
  const line = oldNodeLine(process.versions.node);
  if (line === null) return false;
  process.stderr.write(`${line}\n`);
  process.exitCode = 2;
  return true;
}
