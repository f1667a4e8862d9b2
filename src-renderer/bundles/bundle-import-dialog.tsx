import { Button, Modal } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/contract/errors.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { dateAndTime } from '../ui/formats.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { readBundleFile } from './bundle-file.ts';
import { BundleGroup } from './bundle-group.tsx';
import classes from './bundles.module.css';
import {
  type BundlePreview,
  type Choice,
  type Choices,
  chosenOf,
  groupsOf,
  summaryWords,
} from './choices.ts';

interface BundleImportDialogProps {
  readonly file: File;
  readonly bridge: Bridge;
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
  return (
    <Modal opened onClose={props.onClose} title="Import a bundle" size={820}>
      <BundleImport key={round} {...props} onLookAgain={() => setRound(round + 1)} />
    </Modal>
  );
}

function BundleImport(props: BundleImportDialogProps & { readonly onLookAgain: () => void }) {
  const { file, bridge, settle, onImported, onClose, onLookAgain } = props;
  const [state, setState] = useState<State>({ kind: 'reading' });
  const [choices, setChoices] = useState<Choices>(new Map());
  const [problem, setProblem] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
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
      const looked = read.ok ? await previewed(bridge, file.name, read.text) : bad(read.reason);
      if (!left) setState(looked);
    }
    void look();
    return () => {
      left = true;
    };
  }, [file, bridge, settle]);

  async function importChosen(text: string, preview: BundlePreview) {
    setBusy(true);
    await settle();
    const reply = await bridge.call('bundles.import', {
      fileName: file.name,
      text,
      checksum: preview.checksum,
      choices: chosenOf(preview, choices),
    });
    if (reply.ok) {
      await onImported(reply.value.documents);
      return;
    }
    setBusy(false);
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
          <p className={classes.hint}>
            All of it is taken in at once, or nothing. What a document says now stays in its history, and its
            import can be undone there.
          </p>
        </>
      )}
      {problem !== null && <Problem words={wordsOf(problem)} />}
      <div className={classes.buttons}>
        {state.kind === 'read' && problem?.code !== 'stale-revision' && (
          <Button
            ref={focusOnce}
            loading={busy}
            disabled={chosen === 0}
            onClick={() => void importChosen(state.text, state.preview)}
          >
            {chosen === 1 ? 'Import 1 document' : `Import ${chosen} documents`}
          </Button>
        )}
        {problem?.code === 'stale-revision' && <Button onClick={onLookAgain}>Look again</Button>}
        <Button variant="default" onClick={onClose}>
          {state.kind === 'bad' ? 'Close' : 'Cancel'}
        </Button>
      </div>
    </>
  );
}

async function previewed(bridge: Bridge, fileName: string, text: string): Promise<State> {
  const reply = await bridge.call('bundles.preview', { fileName, text });
  return reply.ok ? { kind: 'read', text, preview: reply.value } : bad(wordsOf(reply.error));
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
