import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkImports } from './check-imports.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jd-imports-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const found = (): readonly string[] => checkImports(root).map(({ at, message }) => `${at} ${message}`);

const violations: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'Node in shared': ['shared/base/x.ts', "import 'node:fs';"],
  'a feature in base': ['shared/base/x.ts', "import type { D } from '../documents/document.ts';"],
  'the contract in a feature': ['shared/journeys/x.ts', "import { c } from '../contract/commands.ts';"],
  'a later feature in an earlier one': ['shared/journeys/x.ts', "export * from '../publishing/plan.ts';"],
  'React in shared': ['shared/documents/x.ts', "import { useState } from 'react';"],
  'SQLite outside the database': ['src-main/documents/x.ts', "import Database from 'better-sqlite3';"],
  'SQLite as a type outside the database': ['src-main/settings/x.ts', "import type D from 'better-sqlite3';"],
  'Postgres outside its folder': ['src-main/publishing/x.ts', "import pg from 'pg';"],
  'PGlite outside its folder': ['src-main/database/x.ts', "import { PGlite } from '@electric-sql/pglite';"],
  'publishing in documents': [
    'src-main/documents/x.ts',
    "import { p } from '../publishing/push-service.ts';",
  ],
  'a repository of another feature': [
    'src-main/publishing/x.ts',
    "import { r } from '../documents/documents-repository.ts';",
  ],
  'a repository in a handler': [
    'src-main/documents/x-handlers.ts',
    "import { r } from './documents-repository.ts';",
  ],
  'a service in a repository': [
    'src-main/documents/x-repository.ts',
    "import { s } from './documents-service.ts';",
  ],
  'a host in the application': ['src-main/app.ts', "import { c } from './hosts/channel.ts';"],
  'a feature in a host': [
    'src-main/hosts/cli/x.ts',
    "import { s } from '../../documents/documents-service.ts';",
  ],
  'a host in a host': ['src-main/hosts/cli/x.ts', "import { s } from '../browser/server.ts';"],
  'electron outside its host': ['src-main/hosts/browser/x.ts', "import { app } from 'electron';"],
  'ws outside its host': ['src-main/app.ts', "import { WebSocket } from 'ws';"],
  'http in a feature of the window': ['src-renderer/journeys/x.ts', "import 'node:http';"],
  'the application in the window': [
    'src-renderer/app/x.ts',
    "import type { App } from '../../src-main/app.ts';",
  ],
  'a feature in a feature': ['src-renderer/journeys/x.ts', "import { p } from '../publishing/store.ts';"],
  'a domain word in the kit': [
    'src-renderer/ui/x.ts',
    "import { d } from '../../shared/documents/document.ts';",
  ],
  'React Flow outside its module': ['src-renderer/journeys/x.tsx', "import { Handle } from '@xyflow/react';"],
  'React Flow beside its module': ['src-renderer/canvas/x.tsx', "import '@xyflow/react/dist/base.css';"],
  'zod in the window': ['src-renderer/app/x.ts', "import { z } from 'zod';"],
  'the application in an end-to-end test': [
    'e2e/x/x.spec.ts',
    "import { createApp } from '../../src-main/app.ts';",
  ],
  'the application behind import()': [
    'src-renderer/app/x.ts',
    "const a = await import('../../src-main/app.ts');",
  ],
  'a folder without a row': ['src-main/mailing/x.ts', 'export const x = 1;'],
  'a folder without a name': ['src-renderer/app/utils/x.ts', 'export const x = 1;'],
  'a file of 401 lines': ['shared/base/x.ts', 'export {};\n'.repeat(401)],
};

describe('the import table catches', () => {
  test.each(Object.entries(violations))('%s', (_name, [path, text]) => {
    plant(path, text);
    expect(found()).toHaveLength(1);
    expect(found()[0]).toContain(path);
  });

  test('zod behind other modules, where the window loads it at its start', () => {
    plant('shared/settings/settings.ts', "import { z } from 'zod'; export const s = z.object({});");
    plant('shared/settings/again.ts', "export { s } from './settings.ts';");
    plant('src-renderer/settings/x.ts', "export { s } from '../../shared/settings/again.ts';");
    plant('src-renderer/app/main.tsx', "import { s } from '../settings/x.ts';");
    expect(found()).toEqual([expect.stringMatching(/^shared\/settings\/settings\.ts:1 brings zod/)]);
  });
});

describe('the import table lets through', () => {
  const allowed: Readonly<Record<string, readonly [path: string, text: string]>> = {
    'types that carry zod': [
      'src-renderer/app/main.tsx',
      "import type { S } from '../../shared/settings/s.ts';",
    ],
    'zod when it is needed': [
      'src-renderer/app/main.tsx',
      "const s = await import('../../shared/settings/s.ts');",
    ],
    'the canvas in journeys': ['src-renderer/journeys/x.ts', "import { c } from '../canvas/scene.ts';"],
    'another feature’s service': [
      'src-main/publishing/x-service.ts',
      "import { s } from '../documents/documents-service.ts';",
    ],
    'every part in a test': [
      'src-main/hosts/browser/x.test.ts',
      "import { D } from '../../database/database.ts';",
    ],
    'a file of 400 lines': ['shared/base/x.ts', 'export {};\n'.repeat(400)],
  };
  test.each(Object.entries(allowed))('%s', (_name, [path, text]) => {
    plant('shared/settings/s.ts', "import { z } from 'zod'; export type S = z.infer<never>;");
    plant(path, text);
    expect(found()).toEqual([]);
  });
});
