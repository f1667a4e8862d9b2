/**
 * Who may import whom. The first row whose `from` matches a file decides; a file that no row knows is refused, so that a
 * new folder gets its row. Patterns are paths from the root: `*` within a name, `**` across folders.
 */
export interface Row {
  readonly from: string;
  /** Files of this project that it may import, besides those of its own folder. */
  readonly files: readonly string[];
  /** Packages that it may import; `node:*` stands for all of Node. */
  readonly packages: readonly string[];
  /** Files that it may not import although something above allows them. */
  readonly except?: readonly string[];
  /** Whether files of its own folder are allowed (the pattern's fixed part, else the feature's); true unless said. */
  readonly own?: boolean;
}

const kinds = ['journeys', 'funnels', 'processes', 'experiments'] as const;
const services = ['src-main/*/*-service.ts', 'src-main/*.ts'];
const hosts = ['src-main/hosts/**'];

export const table: readonly Row[] = [
  { from: 'shared/base/**', files: [], packages: [] },
  { from: 'shared/documents/**', files: ['shared/base/**'], packages: ['zod'] },
  { from: 'shared/drawing/**', files: ['shared/base/**', 'shared/documents/**'], packages: [] },
  ...kinds.map((kind) => ({
    from: `shared/${kind}/**`,
    files: ['shared/base/**', 'shared/documents/**', 'shared/drawing/**'],
    packages: ['zod', ...(kind === 'experiments' ? ['@stdlib/stats-base-dists-*'] : [])],
  })),
  // What looks at documents of every kind.
  ...['workspace', 'templates', 'pictures'].map((feature) => ({
    from: `shared/${feature}/**`,
    files: [
      'shared/base/**',
      'shared/documents/**',
      'shared/drawing/**',
      ...kinds.map((kind) => `shared/${kind}/**`),
    ],
    packages: ['zod'],
  })),
  {
    from: 'shared/exchange/**',
    files: [
      'shared/base/**',
      'shared/documents/**',
      'shared/drawing/**',
      'shared/templates/**',
      ...kinds.map((kind) => `shared/${kind}/**`),
    ],
    packages: ['zod', 'fast-xml-parser', 'yaml', 'csv-parse'],
  },
  {
    from: 'shared/publishing/**',
    files: ['shared/base/**', 'shared/documents/**', ...kinds.map((kind) => `shared/${kind}/**`)],
    packages: ['zod'],
  },
  // One file that holds documents of every kind.
  {
    from: 'shared/bundles/**',
    files: [
      'shared/base/**',
      'shared/documents/**',
      'shared/workspace/**',
      ...kinds.map((kind) => `shared/${kind}/**`),
    ],
    packages: ['zod'],
  },
  { from: 'shared/settings/**', files: ['shared/base/**', 'shared/documents/**'], packages: ['zod'] },
  { from: 'shared/contract/**', files: ['shared/**'], packages: ['zod'] },

  {
    from: 'src-main/hosts/electron/preload.ts',
    files: [],
    packages: ['electron'],
    own: false,
  },
  ...(['electron', 'browser', 'cli'] as const).map((host) => ({
    from: `src-main/hosts/${host}/**`,
    files: [
      'src-main/hosts/*.ts',
      'src-main/app.ts',
      'src-main/ports.ts',
      'shared/contract/**',
      'shared/base/**',
    ],
    packages: ['node:*', ...{ electron: ['electron'], browser: ['ws'], cli: [] }[host]],
  })),
  {
    from: 'src-main/hosts/*.ts',
    files: ['src-main/app.ts', 'src-main/ports.ts', 'shared/contract/**', 'shared/base/**'],
    packages: ['node:*'],
  },
  {
    from: 'src-main/database/**',
    files: ['src-main/*.ts', 'shared/**'],
    packages: ['node:*', 'better-sqlite3', 'drizzle-orm', 'zod'],
  },
  {
    from: 'src-main/*/*-handlers.ts',
    files: ['src-main/*.ts', 'shared/**'],
    packages: ['node:*'],
    except: ['src-main/**/*-repository.ts', 'src-main/database/**', ...hosts],
  },
  {
    from: 'src-main/**/*-repository.ts',
    files: ['src-main/database/**', 'src-main/*.ts', 'shared/**'],
    packages: ['node:*', 'drizzle-orm', 'zod'],
    except: ['src-main/**/*-handlers.ts', 'src-main/**/*-service.ts', ...hosts],
  },
  {
    from: 'src-main/publishing/postgres/**',
    // What it reads is kept by the feature that it belongs to, whose types it answers in.
    files: ['src-main/*.ts', 'src-main/funnels/funnels-service.ts', 'shared/**'],
    packages: ['node:*', 'pg', 'pg-copy-streams', '@electric-sql/pglite'],
  },
  // Documents stand below publishing: they never know that they are published.
  {
    from: 'src-main/documents/**',
    files: ['src-main/database/**', 'src-main/settings/*-service.ts', 'src-main/*.ts', 'shared/**'],
    packages: ['node:*', 'drizzle-orm', 'zod'],
  },
  {
    from: 'src-main/publishing/**',
    files: ['src-main/database/**', ...services, 'shared/**'],
    packages: ['node:*', 'drizzle-orm', 'zod'],
  },
  ...['settings', 'attachments', 'references', 'bundles', 'funnels'].map((feature) => ({
    from: `src-main/${feature}/**`,
    files: ['src-main/database/**', ...services, 'shared/**'],
    packages: ['node:*', 'drizzle-orm', 'zod'],
  })),
  // What tests and stress runs start the application with; never a part of it.
  { from: 'src-main/testing/**', files: ['src-main/**', 'shared/**'], packages: ['node:*'], except: hosts },
  { from: 'src-main/*.ts', files: ['src-main/**', 'shared/**'], packages: ['node:*', 'zod'], except: hosts },

  { from: 'src-renderer/bridge/**', files: ['shared/**'], packages: ['react'] },
  {
    from: 'src-renderer/ui/**',
    files: ['shared/base/**'],
    packages: [
      'react',
      'react-dom',
      '@mantine/*',
      'lucide-react',
      '@tanstack/react-virtual',
      '@fontsource-variable/*',
    ],
  },
  // What is around the canvas (its toolbar, the inspector) knows the canvas; the rest of documents does not.
  ...['document-view', 'inspector', 'replace', 'gallery'].map((part) => ({
    from: `src-renderer/documents/${part}/**`,
    files: [
      'src-renderer/bridge/**',
      'src-renderer/canvas/**',
      'src-renderer/documents/**',
      'src-renderer/ui/**',
      'shared/**',
    ],
    packages: ['react', 'zustand', '@mantine/*', 'lucide-react', '@tanstack/react-virtual'],
  })),
  {
    from: 'src-renderer/documents/**',
    files: ['src-renderer/bridge/**', 'src-renderer/ui/**', 'shared/**'],
    packages: ['react', 'zustand', '@mantine/*', 'lucide-react', '@tanstack/react-virtual'],
  },
  {
    from: 'src-renderer/canvas/react-flow/**',
    files: ['src-renderer/canvas/**', 'src-renderer/ui/**', 'src-renderer/documents/**', 'shared/**'],
    packages: ['react', '@xyflow/react', 'zustand', '@mantine/*', 'lucide-react'],
  },
  {
    from: 'src-renderer/canvas/**',
    files: ['src-renderer/bridge/**', 'src-renderer/ui/**', 'src-renderer/documents/**', 'shared/**'],
    packages: ['react', 'react-dom', 'zustand', 'zod', 'elkjs', '@mantine/*', 'lucide-react'],
  },
  ...(
    [
      ...kinds,
      'publishing',
      'settings',
      'compare',
      'workspace-map',
      'pictures',
      'presentation',
      'bundles',
    ] as const
  ).map((feature) => ({
    from: `src-renderer/${feature}/**`,
    files: [
      'src-renderer/bridge/**',
      'src-renderer/canvas/**',
      'src-renderer/documents/**',
      'src-renderer/ui/**',
      'shared/**',
    ],
    packages: ['react', 'react-dom', 'zustand', '@mantine/*', 'lucide-react', '@tanstack/react-virtual'],
  })),
  {
    from: 'src-renderer/app/**',
    files: ['src-renderer/**', 'shared/**'],
    packages: ['react', 'react-dom', 'zustand', '@mantine/*', 'lucide-react', '@tanstack/react-virtual'],
  },

  { from: 'e2e/harness/**', files: ['e2e/**', 'shared/**', 'scripts/build.ts'], packages: ['node:*', '*'] },
  { from: 'e2e/**', files: ['e2e/**', 'shared/**', 'scripts/build.ts'], packages: ['node:*', '*'] },
  {
    from: 'bench/**',
    files: ['shared/**', 'src-main/**', 'src-renderer/**', 'e2e/harness/**', 'scripts/build.ts'],
    packages: ['*'],
  },
  {
    from: 'stress/**',
    files: ['shared/**', 'src-main/**', 'src-renderer/**', 'e2e/harness/**', 'scripts/build.ts'],
    packages: ['*'],
  },
  { from: 'scripts/**', files: ['shared/**', 'e2e/harness/**', 'src-main/**'], packages: ['*'] },
  { from: '*.config.ts', files: [], packages: ['*'], own: false },
];

/** Tests may reach for the real parts that they prove, whatever their folder. */
export const testRow: Row = {
  from: '**/*.test.{ts,tsx}',
  files: [
    'shared/**',
    'src-main/**',
    'src-renderer/**',
    'stress/**',
    'bench/**',
    'e2e/harness/**',
    'scripts/**',
  ],
  packages: ['*'],
};

/** Where the window starts. */
export const windowEntry = 'src-renderer/app/main.tsx';

/** Too heavy for the window's start: only as types there, or in what is loaded when needed. */
export const lazyInWindow: readonly string[] = ['zod', 'elkjs'];

/** A thing with no better name than these has no home yet. */
export const bannedFolders: readonly string[] = ['utils', 'helpers', 'common', 'lib', 'types'];

export const maxLines = 400;
