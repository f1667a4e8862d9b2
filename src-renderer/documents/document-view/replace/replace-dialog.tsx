import { Button, Checkbox, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '../../../../shared/base/ids.ts';
import type { TextMatch } from '../../../../shared/documents/replace-text.ts';
import { DialogActions } from '../../../ui/dialog-actions.tsx';
import type { Session } from '../../session.ts';
import classes from './replace-dialog.module.css';
import { ReplaceList } from './replace-list.tsx';
import {
  type FoundDocument,
  findInSession,
  findInWorkspace,
  type ReplaceDeps,
  type Replaced,
  replaceIn,
} from './replace-run.ts';

export type ReplaceScope = 'document' | 'workspace';

interface ReplaceDialogProps {
  readonly deps: ReplaceDeps;
  /** The document in front; null: only the workspace can be gone through. */
  readonly session: Session | null;
  /** Every document of the workspace. */
  readonly documents: readonly Id[];
  readonly scope: ReplaceScope;
  readonly text: string;
  readonly onReveal: (documentId: Id, recordId: Id) => void;
  readonly onDone: (replaced: Replaced) => void;
  readonly onClose: () => void;
}

const scopes = [
  { value: 'document', label: 'This document' },
  { value: 'workspace', label: 'All documents' },
];

/** Finds words and replaces them where they are ticked: one undo step in each document. */
export function ReplaceDialog(props: ReplaceDialogProps) {
  const { deps, session, documents, onReveal, onDone, onClose } = props;
  const [scope, setScope] = useState<ReplaceScope>(session ? props.scope : 'workspace');
  const [text, setText] = useState(props.text);
  const [replacement, setReplacement] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWord, setWholeWord] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const closed = useRef(new AbortController());
  const typed = useDeferredValue(text);
  const replaceWith = useDeferredValue(replacement);
  const wanted = useMemo(() => ({ text: typed, matchCase, wholeWord }), [typed, matchCase, wholeWord]);
  const found = useFound({ deps, session, documents, scope, wanted, replacement: replaceWith });
  const isChosen = (documentId: Id, match: TextMatch) => !left.has(keyOf(documentId, match));
  const possible = (found ?? []).flatMap(({ id, matches }) =>
    matches.filter((match) => match.refused === null && isChosen(id, match)),
  );
  const count = possible.reduce((sum, match) => sum + match.count, 0);
  // What is found lags behind what is typed: Enter counts for what is typed, and waits until that is found.
  const isFound = found !== null && typed === text && replaceWith === replacement;
  const nothing = text === '' || (isFound && count === 0);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (nothing || busy) return;
    setBusy(true);
    const now = { text, matchCase, wholeWord };
    const all = isFound ? found : await findNow(now);
    const some = all.some(({ id, matches }) =>
      matches.some((match) => match.refused === null && isChosen(id, match)),
    );
    const replaced =
      some && !closed.current.signal.aborted ? await replaceIn(all, isChosen, now, replacement, deps) : null;
    setBusy(false);
    if (replaced === null) return;
    onClose();
    onDone(replaced);
  }

  function findNow(now: typeof wanted): readonly FoundDocument[] | Promise<readonly FoundDocument[]> {
    return scope === 'document' && session
      ? findInSession(session, deps, now, replacement)
      : findInWorkspace(documents, deps, now, replacement, closed.current.signal);
  }

  function close() {
    closed.current.abort();
    onClose();
  }

  function tick(keys: readonly string[], on: boolean) {
    const next = new Set(left);
    for (const key of keys) {
      if (on) next.delete(key);
      else next.add(key);
    }
    setLeft(next);
  }

  return (
    <Modal opened onClose={close} title="Find and replace" size={720} yOffset={72}>
      <form onSubmit={(event) => void submit(event)}>
        <div className={classes.fields}>
          <TextInput
            data-autofocus
            label="Find"
            autoComplete="off"
            spellCheck={false}
            value={text}
            maxLength={200}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <TextInput
            label="Replace with"
            autoComplete="off"
            spellCheck={false}
            value={replacement}
            maxLength={500}
            onChange={(event) => setReplacement(event.currentTarget.value)}
          />
        </div>
        <div className={classes.options}>
          <SegmentedControl
            aria-label="Where"
            size="xs"
            data={session ? scopes : scopes.slice(1)}
            value={scope}
            onChange={(value) => setScope(value === 'document' ? 'document' : 'workspace')}
          />
          <Checkbox
            size="xs"
            label="Match case"
            checked={matchCase}
            onChange={(event) => setMatchCase(event.currentTarget.checked)}
          />
          <Checkbox
            size="xs"
            label="Whole words"
            checked={wholeWord}
            onChange={(event) => setWholeWord(event.currentTarget.checked)}
          />
        </div>
        <ReplaceList
          found={found ?? []}
          wanted={wanted}
          editsOf={deps.editsOf}
          isChosen={isChosen}
          keyOf={keyOf}
          onTick={tick}
          onReveal={(documentId, recordId) => {
            onClose();
            onReveal(documentId, recordId);
          }}
        />
        <DialogActions aside={<output>{saidOf(found, typed, count)}</output>}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={nothing}>
            {count === 0 ? 'Replace' : `Replace ${count}`}
          </Button>
        </DialogActions>
      </form>
    </Modal>
  );
}

export function keyOf(documentId: Id, { recordId, field }: TextMatch): string {
  return `${documentId} ${recordId} ${field}`;
}

function saidOf(found: readonly FoundDocument[] | null, text: string, chosen: number): string {
  if (text === '') return 'Names, texts and conditions are gone through.';
  if (found === null) return 'Looking…';
  if (found.length === 0) return 'Nothing found.';
  const all = found.flatMap(({ matches }) => matches).reduce((sum, { count }) => sum + count, 0);
  const where = found.length === 1 ? '1 document' : `${found.length} documents`;
  return `${all} found in ${where}, ${chosen} to be replaced.`;
}

interface FoundDeps {
  readonly deps: ReplaceDeps;
  readonly session: Session | null;
  readonly documents: readonly Id[];
  readonly scope: ReplaceScope;
  readonly wanted: { readonly text: string; readonly matchCase: boolean; readonly wholeWord: boolean };
  readonly replacement: string;
}

const waitMs = 150;

/** What is found by now; null while the workspace is being gone through. */
function useFound({ deps, session, documents, scope, wanted, replacement }: FoundDeps) {
  const here = scope === 'document' && session ? session : null;
  const inDocument = useMemo(
    () => (here ? findInSession(here, deps, wanted, replacement) : null),
    [here, deps, wanted, replacement],
  );
  const search = useMemo(
    () => ({ documents, deps, wanted, replacement }),
    [documents, deps, wanted, replacement],
  );
  // What was found for another search is never taken for this one.
  const [inWorkspace, setInWorkspace] = useState<{
    readonly search: object;
    readonly found: readonly FoundDocument[];
  } | null>(null);
  useEffect(() => {
    if (here || search.wanted.text === '') return undefined;
    const stopped = new AbortController();
    const look = async () => {
      const found = await findInWorkspace(
        search.documents,
        search.deps,
        search.wanted,
        search.replacement,
        stopped.signal,
      );
      if (!stopped.signal.aborted) setInWorkspace({ search, found });
    };
    const timer = setTimeout(() => void look(), waitMs);
    return () => {
      clearTimeout(timer);
      stopped.abort();
    };
  }, [here, search]);
  if (wanted.text === '') return [];
  if (here) return inDocument;
  return inWorkspace?.search === search ? inWorkspace.found : null;
}
