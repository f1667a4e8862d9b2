import { Button, Modal } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/contract/errors.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { DialogActions } from '../ui/dialog-actions.tsx';
import { dateAndTime } from '../ui/formats.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { readBundleFile } from './bundle-file.ts';
import { BundleGroup } from './bundle-group.tsx';
import { BundleProgress } from './bundle-progress.tsx';
import classes from './bundles.module.css';
import {
  type BundlePreview,
  type Choice,
  type Choices,
  chosenOf,
  groupsOf,
  summaryWords,
} from './choices.ts';
import { type BundleJob, useBundleJob } from './use-bundle-job.ts';

interface BundleImportDialogProps {
  readonly file: File;
  readonly bridge: Bridge;
  readonly newId: () => string;
  /** Edits that are on their way are saved first, so that what is compared is what is on screen. */
  readonly settle: () => Promise<void>;
  readonly onImported: (
    documents: readonly { readonly id: string; readonly name: string }[],
  ) => Promise<void>;
  readonly onClose: () => void;
}

type State =
  | { readonly kind: 'reading' }
  | { readonly kind: 'bad'; readonly reason: string }
  | { readonly kind: 'read'; readonly text: string; readonly preview: BundlePreview };

/** Says document by document what a bundle would do here, lets that be chosen, and does all of it or nothing. */
export function BundleImportDialog(props: BundleImportDialogProps) {
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const work = useBundleJob(props.bridge, props.newId);
  return (
    <Modal opened onClose={busy ? work.stop : props.onClose} title="Import a bundle" size={820}>
      <BundleImport
        key={round}
        {...props}
        work={work}
        busy={busy}
        onBusy={setBusy}
        onLookAgain={() => setRound(round + 1)}
      />
    </Modal>
  );
}

interface BundleImportProps extends BundleImportDialogProps {
  readonly work: BundleJob;
  /** It writes: nobody leaves before it is whole, or stopped. */
  readonly busy: boolean;
  readonly onBusy: (busy: boolean) => void;
  readonly onLookAgain: () => void;
}

function BundleImport(props: BundleImportProps) {
  const { file, bridge, settle, work, busy, onBusy, onImported, onClose, onLookAgain } = props;
  const { job, begin } = work;
  const [state, setState] = useState<State>({ kind: 'reading' });
  const [choices, setChoices] = useState<Choices>(new Map());
  const [problem, setProblem] = useState<AppError | null>(null);
  // The button is there only once the bundle is read; where nothing is chosen by then, it leaves the focus to the choices.
  const focused = useRef(false);
  function focusOnce(button: HTMLButtonElement | null) {
    if (!button || focused.current) return;
    focused.current = true;
    if (!button.disabled) button.focus();
  }

  useEffect(() => {
    let left = false;
    async function look() {
      await settle();
      const read = await readBundleFile(file);
      const looked = read.ok
        ? await previewed(bridge, { fileName: file.name, text: read.text, job })
        : bad(read.reason);
      if (!left) setState(looked);
    }
    void look();
    return () => {
      left = true;
    };
  }, [file, bridge, settle, job]);

  async function importChosen(text: string, preview: BundlePreview) {
    onBusy(true);
    begin();
    setProblem(null);
    await settle();
    const reply = await bridge.call('bundles.import', {
      fileName: file.name,
      text,
      checksum: preview.checksum,
      choices: chosenOf(preview, choices),
      job,
    });
    onBusy(false);
    if (reply.ok) {
      await onImported(reply.value.documents);
      return;
    }
    setProblem(reply.error);
  }

  const chosen = state.kind === 'read' ? chosenOf(state.preview, choices).length : 0;
  return (
    <>
      {state.kind === 'reading' && <SkeletonRows rows={4} label="Reading the bundle" />}
      {state.kind === 'bad' && <Problem words={state.reason} />}
      {state.kind === 'read' && (
        <>
          <p className={classes.head}>
            <strong>{file.name}</strong>, {originOf(state.preview)}: {summaryWords(state.preview)}.
          </p>
          <div className={classes.groups}>
            {groupsOf(state.preview).map((group) => (
              <BundleGroup
                key={group.state}
                group={group}
                choices={choices}
                onChoose={(documentId: string, choice: Choice) =>
                  setChoices(new Map(choices).set(documentId, choice))
                }
              />
            ))}
          </div>
        </>
      )}
      {problem !== null && <Problem words={wordsOf(problem)} />}
      <DialogActions pinned aside={aside()}>
        {busy ? (
          // What was pressed cannot be pressed any more: the keyboard goes on to what can.
          <Button key="stop" ref={focusNow} variant="default" onClick={work.stop}>
            Stop the import
          </Button>
        ) : (
          <Button key="leave" variant="default" onClick={onClose}>
            {state.kind === 'bad' ? 'Close' : 'Cancel'}
          </Button>
        )}
        {problem?.code === 'stale-revision' && <Button onClick={onLookAgain}>Look again</Button>}
        {state.kind === 'read' && problem?.code !== 'stale-revision' && (
          <Button
            ref={focusOnce}
            disabled={busy || chosen === 0}
            onClick={() => void importChosen(state.text, state.preview)}
          >
            {chosen === 1 ? 'Import 1 document' : `Import ${chosen} documents`}
          </Button>
        )}
      </DialogActions>
    </>
  );

  function aside() {
    if (busy)
      return (
        <BundleProgress label="Importing" first="Checking the file once more…" progress={work.progress} />
      );
    if (state.kind === 'reading')
      return <BundleProgress label="Reading the bundle" first="Reading the file…" progress={work.progress} />;
    if (state.kind === 'bad') return undefined;
    return 'All of it is taken in at once, or nothing. What a document says now stays in its history, and its import can be undone there.';
  }
}

async function previewed(
  bridge: Bridge,
  file: { readonly fileName: string; readonly text: string; readonly job: string },
): Promise<State> {
  const reply = await bridge.call('bundles.preview', file);
  return reply.ok ? { kind: 'read', text: file.text, preview: reply.value } : bad(wordsOf(reply.error));
}

function focusNow(button: HTMLButtonElement | null) {
  button?.focus();
}

function bad(reason: string): State {
  return { kind: 'bad', reason };
}

function Problem({ words }: { readonly words: string }) {
  return (
    <p className={classes.problem} role="alert">
      <CircleAlert size={16} strokeWidth={1.75} aria-hidden />
      <span>{words}</span>
    </p>
  );
}

function originOf({ createdAt, application }: BundlePreview): string {
  const at = Number.isNaN(Date.parse(createdAt)) ? 'at an unknown time' : dateAndTime(createdAt);
  return `written ${at} by Journey Designer ${application}`;
}

function wordsOf({ message, remedy }: AppError): string {
  return [message, remedy].filter(Boolean).join(' ');
}
