/** What a host lends to the application. Everything with an effect outside the workspace goes through here. */
export interface Ports {
  readonly host: 'electron' | 'browser' | 'cli';
  /** The app's version, as package.json says. */
  readonly version: string;
  /** The folder that holds one workspace: database, wrapped keys, backups, lock. */
  readonly workspaceFolder: string;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: Log;
  readonly keychain: Keychain | null;
  /** The workspace passphrase where the host knows it from the start (a variable, a prompt). */
  readonly passphrase: string | null;
  /** What deriving a key from a new passphrase costs. Hosts leave it out, which is the full cost; a key file keeps its own. */
  readonly passphraseCost?: PassphraseCost;
  readonly dialogs: Dialogs | null;
}

/** The work factors of scrypt. */
export interface PassphraseCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

export interface Log {
  readonly info: (message: string, fields?: LogFields) => void;
  readonly warn: (message: string, fields?: LogFields) => void;
  readonly error: (message: string, fields?: LogFields) => void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** The OS keychain; null in `Ports` where there is none or where its backend is plain text. */
export interface Keychain {
  readonly seal: (plain: Uint8Array) => Promise<Uint8Array>;
  readonly open: (sealed: Uint8Array) => Promise<Uint8Array>;
}

/** The system's own file dialogs; each answers null when the user cancels. */
export interface Dialogs {
  readonly saveFile: (suggestedName: string) => Promise<string | null>;
  /** What the window in front would print now, as PDF; absent where only the window itself can print. */
  readonly printToPdf?: () => Promise<Uint8Array>;
}

/**
 * Passwords of environments. Sealed under the OS keychain, or under the workspace passphrase; where there is neither
 * they live in memory until the app closes. They never reach SQLite, logs or URLs.
 */
export interface Secrets {
  readonly get: (name: string) => Promise<string | null>;
  readonly set: (name: string, value: string, remember: boolean) => Promise<'sealed' | 'memory'>;
  readonly remove: (name: string) => Promise<void>;
  readonly kept: (name: string) => 'none' | 'sealed' | 'memory';
}

/** Authenticated encryption under a key derived from the workspace's data key, one for each purpose. */
export interface Sealer {
  readonly seal: (purpose: string, plain: Uint8Array) => Uint8Array;
  /** null where the bytes were not sealed by this workspace for this purpose, or were damaged. */
  readonly open: (purpose: string, sealed: Uint8Array) => Uint8Array | null;
}
