import {
  Check,
  CircleAlert,
  CircleCheck,
  Copy,
  Info,
  Lock,
  LockOpen,
  RotateCw,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { WorkspaceStatus } from '../../../shared/settings/workspace.ts';
import type { Saving, Session } from '../../documents/session.ts';
import classes from './status-bar.module.css';

interface StatusBarProps {
  readonly session: Session | null;
  /** Counts of what the rules found in the document in front; null without one. */
  readonly findings: FindingCounts | null;
  readonly environment: ReactNode;
  /** Something that went wrong beside the work; said in full in the settings. */
  readonly notice: string | null;
  readonly keyState: WorkspaceStatus['key'];
  readonly onRetry: () => void;
  /** Where others changed the same: what is unsaved becomes a document of its own, or is given up. */
  readonly onKeepCopy: () => void;
  readonly onTakeSaved: () => void;
  readonly onHistory: () => void;
  readonly onFindings: () => void;
  readonly onEnvironment: () => void;
  readonly onKey: () => void;
}

export function StatusBar(props: StatusBarProps) {
  const { session, findings } = props;
  return (
    <div className={classes.bar}>
      {session && <SaveState {...props} session={session} />}
      <span className={classes.gap} />
      {props.notice !== null && (
        <button
          type="button"
          className={`${classes.item} ${classes.notice}`}
          data-tone="warn"
          title={props.notice}
          onClick={props.onKey}
        >
          <TriangleAlert size={12} strokeWidth={1.75} />
          <span className="truncate">{props.notice}</span>
        </button>
      )}
      {findings && (
        <button type="button" className={classes.item} onClick={props.onFindings}>
          {findingIcon(findings)}
          {findingWords(findings)}
        </button>
      )}
      {props.environment !== null && (
        <button type="button" className={classes.item} onClick={props.onEnvironment}>
          {props.environment}
        </button>
      )}
      <KeyState keyState={props.keyState} onKey={props.onKey} />
    </div>
  );
}

function SaveState(props: StatusBarProps & { readonly session: Session }) {
  const saving = useStore(props.session.store, (state) => state.saving);
  const revision = useStore(props.session.store, (state) => state.revision);
  const depth = useStore(props.session.store, (state) => state.undo.length);
  return (
    <>
      <output className={classes.saving} data-state={saving.state}>
        {savingWords(saving, revision)}
      </output>
      {saving.state === 'stopped' && saving.error.code === 'conflict' && (
        <>
          <button type="button" className={classes.item} onClick={props.onKeepCopy}>
            <Copy size={12} strokeWidth={1.75} /> Keep mine as a copy
          </button>
          <button type="button" className={classes.item} onClick={props.onTakeSaved}>
            Take what is saved
          </button>
        </>
      )}
      {saving.state === 'stopped' && saving.error.code !== 'conflict' && (
        <button type="button" className={classes.item} onClick={props.onRetry}>
          <RotateCw size={12} strokeWidth={1.75} /> Try again
        </button>
      )}
      <button type="button" className={classes.item} onClick={props.onHistory}>
        <span className="tabular">Undo {depth}</span>
      </button>
    </>
  );
}

function savingWords(saving: Saving, revision: number): ReactNode {
  if (saving.state === 'saved') {
    return (
      <>
        <Check size={12} strokeWidth={2} />
        <span>
          Saved, revision <span className="tabular">{revision}</span>
        </span>
      </>
    );
  }
  if (saving.state === 'saving') {
    return (
      <>
        <span className={classes.dot} />
        <span>
          Saving <span className="tabular">{saving.pending}</span>
        </span>
      </>
    );
  }
  return (
    <>
      <CircleAlert size={12} strokeWidth={2} />
      <span className="truncate" title={saving.error.remedy}>
        Not saved: {saving.error.message}
      </span>
    </>
  );
}

interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

function findingIcon({ errors, warnings, notes }: FindingCounts): ReactNode {
  if (errors > 0) return <CircleAlert size={12} strokeWidth={1.75} />;
  if (warnings > 0) return <TriangleAlert size={12} strokeWidth={1.75} />;
  return notes > 0 ? <Info size={12} strokeWidth={1.75} /> : <CircleCheck size={12} strokeWidth={1.75} />;
}

/** Notes are said only where nothing weighs more. */
function findingWords({ errors, warnings, notes }: FindingCounts): string {
  const count = (value: number, word: string) => `${value} ${word}${value === 1 ? '' : 's'}`;
  if (errors === 0 && warnings === 0) return notes === 0 ? 'No findings' : count(notes, 'note');
  if (errors > 0 && warnings > 0) return `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  return errors > 0 ? count(errors, 'error') : count(warnings, 'warning');
}

const keyWords = {
  keychain: 'Encrypted, key in keychain',
  passphrase: 'Encrypted, passphrase',
  'unprotected-file': 'Encrypted, key file unprotected',
  none: 'No key',
} as const satisfies Record<WorkspaceStatus['key'], string>;

function KeyState({ keyState, onKey }: { keyState: WorkspaceStatus['key']; onKey: () => void }) {
  const weak = keyState === 'unprotected-file' || keyState === 'none';
  return (
    <button type="button" className={classes.item} data-tone={weak ? 'warn' : undefined} onClick={onKey}>
      {weak ? <LockOpen size={12} strokeWidth={1.75} /> : <Lock size={12} strokeWidth={1.75} />}
      {keyWords[keyState]}
    </button>
  );
}
