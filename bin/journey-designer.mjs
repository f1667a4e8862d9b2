#!/usr/bin/env node
// Plain JavaScript that every Node since 18 parses: it finds a Node that is new enough, or says in one line what to do.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const needed = 24;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'dist', 'main', 'cli.js');

/** The binary that the `node` package installs, or null. */
function bundledNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

function refuse(line) {
  process.stderr.write(`${line}\n`);
  process.exit(2);
}

const isNewEnough = Number.parseInt(process.versions.node, 10) >= needed;
const node = isNewEnough ? process.execPath : bundledNode();
if (node === null) {
  refuse(
    `journey-designer needs Node ${needed} or newer and this is Node ${process.versions.node}: run "npm ci" in ${root}, which brings its own.`,
  );
}
if (!existsSync(cli)) refuse(`journey-designer is not built yet: run "npm run build" in ${root}.`);
if (isNewEnough) {
  // No process in between: whoever stops this one stops the command itself.
  await import(pathToFileURL(cli).href);
} else {
  const child = spawn(node, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (status) => {
    process.exitCode = status ?? 1;
  });
}
