import { SegmentedControl, Switch } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../shared/settings/settings.ts';
import type { WorkspaceStatus } from '../../shared/settings/workspace.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { AuthorRow } from './author-row.tsx';
import { BackupSection } from './backup-section.tsx';
import { PassphraseSection } from './passphrase-section.tsx';
import { Row } from './row.tsx';
import { RulesSection } from './rules-section.tsx';
import type { SettingsStore } from './settings-store.ts';
import classes from './settings-view.module.css';
import { ShortcutEditor } from './shortcut-editor.tsx';
import { WorkspaceName } from './workspace-name.tsx';

interface SettingsViewProps {
  readonly bridge: Bridge;
  readonly settings: SettingsStore;
  readonly status: WorkspaceStatus;
  readonly onStatus: (status: WorkspaceStatus) => void;
  /** Every action with its shortcuts, for the list. */
  readonly actions: readonly {
    readonly id: string;
    readonly label: string;
    readonly group: string;
    readonly shortcuts: readonly string[];
  }[];
}

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { readonly value: Settings['theme']; readonly label: string }[];

/** Everything that can be set, on one page; what is set holds at once. */
export function SettingsView({ bridge, settings, status, onStatus, actions }: SettingsViewProps) {
  const theme = useStore(settings.store, (state) => state.theme);
  const canvas = useStore(settings.store, (state) => state.canvas);
  const lookInBackground = useStore(settings.store, (state) => state.lookInBackground);
  const setCanvas = (part: Partial<Settings['canvas']>) => settings.set({ canvas: { ...canvas, ...part } });

  return (
    <div className={classes.scroll}>
      <div className={classes.page}>
        <h2 className={classes.title}>Settings</h2>

        <Section id="appearance" title="Appearance">
          <Row label="Theme" hint="High contrast and reduced motion follow the system.">
            <SegmentedControl
              aria-label="Theme"
              data={[...themes]}
              value={theme}
              onChange={(value) => settings.set({ theme: value })}
            />
          </Row>
        </Section>

        <Section id="canvas" title="Canvas">
          <SwitchRow
            label="Minimap"
            hint="A small picture of the whole document in the corner."
            checked={canvas.minimap}
            onChange={(minimap) => setCanvas({ minimap })}
          />
          <SwitchRow
            label="Snap"
            hint="Cards line up with their neighbours while they are moved. Hold Alt to move freely."
            checked={canvas.snap}
            onChange={(snap) => setCanvas({ snap })}
          />
          <SwitchRow
            label="Dots"
            hint="A dotted ground to judge distances by."
            checked={canvas.grid}
            onChange={(grid) => setCanvas({ grid })}
          />
        </Section>

        <Section id="publishing" title="Publishing">
          <SwitchRow
            label="Compare in the background"
            hint="Every few minutes the chosen environment is read, and never written, so that each document says how it stands there. Off, it is read only when you ask."
            checked={lookInBackground}
            onChange={(on) => settings.set({ lookInBackground: on })}
          />
        </Section>

        <Section id="workspace" title="Workspace">
          {status.state === 'open' && status.detail !== null && (
            <p className={classes.note} data-tone="warn">
              {status.detail}
            </p>
          )}
          <WorkspaceName bridge={bridge} status={status} onStatus={onStatus} />
          <AuthorRow settings={settings} />
          <Row label="Folder" hint="The encrypted workspace file, its key and its backups are here.">
            <code className={classes.path}>{status.folder}</code>
          </Row>
          <BackupSection bridge={bridge} status={status} onStatus={onStatus} />
        </Section>

        <Section id="findings" title="Findings">
          <RulesSection settings={settings} />
        </Section>

        <Section id="security" title="Security">
          <PassphraseSection bridge={bridge} status={status} onStatus={onStatus} />
        </Section>

        <Section id="shortcuts" title="Keyboard shortcuts">
          <ShortcutEditor settings={settings} actions={actions} />
        </Section>

        <Section id="about" title="About">
          <dl className={classes.about}>
            <dt>Version</dt>
            <dd className="tabular">{status.version}</dd>
            <dt>Runs in</dt>
            <dd>
              {status.host === 'electron' ? 'its own window' : 'your browser, served from this computer only'}
            </dd>
            <dt>Licence</dt>
            <dd>MIT</dd>
            <dt>Network</dt>
            <dd>Connects to the environments that you set up, and to nothing else.</dd>
          </dl>
        </Section>
      </div>
    </div>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={`settings-${id}`} className={classes.section} aria-labelledby={`settings-${id}-title`}>
      <h3 id={`settings-${id}-title`} className={classes.heading} tabIndex={-1}>
        {title}
      </h3>
      {children}
    </section>
  );
}

interface SwitchRowProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function SwitchRow({ label, hint, checked, onChange }: SwitchRowProps) {
  const hintId = useId();
  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <div className={classes.label}>{label}</div>
        <p id={hintId} className={classes.hint}>
          {hint}
        </p>
      </div>
      <Switch
        aria-label={label}
        aria-describedby={hintId}
        size="sm"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}
