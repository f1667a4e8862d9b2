import { Button, Checkbox, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Id } from '../../../../shared/base/ids.ts';
import type { TextMatch } from '../../../../shared/documents/replace-text.ts';
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
  const typed = useDeferredValue(text);
  const replaceWith = useDeferredValue(replacement);
  const wanted = useMemo(() => ({ text: typed, matchCase, wholeWord }), [typed, matchCase, wholeWord]);
  const found = useFound({ deps, session, documents, scope, wanted, replacement: replaceWith });
  const isChosen = (documentId: Id, match: TextMatch) => !left.has(keyOf(documentId, match));
  const possible = (found ?? []).flatMap(({ id, matches }) =>
    matches.filter((match) => match.refused === null && isChosen(id, match)),
  );
  const count = possible.reduce((sum, match) => sum + match.count, 0);

  async function replace(event: FormEvent) {
    event.preventDefault();
    if (!found || count === 0 || busy) return;
    setBusy(true);
    const replaced = await replaceIn(found, isChosen, wanted, replacement, deps);
    setBusy(false);
    onClose();
    onDone(replaced);
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
    <Modal opened onClose={onClose} title="Find and replace" size={720} yOffset={72}>
      <form onSubmit={(event) => void replace(event)}>
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
        <div className={classes.footer}>
          <output className={classes.said}>{saidOf(found, typed, count)}</output>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={count === 0}>
            {count === 0 ? 'Replace' : `Replace ${count}`}
          </Button>
        </div>
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
  const [inWorkspace, setInWorkspace] = useState<readonly FoundDocument[] | null>(null);
  useEffect(() => {
    if (here || wanted.text === '') return undefined;
    const stopped = new AbortController();
    const look = async () => {
      const found = await findInWorkspace(documents, deps, wanted, replacement, stopped.signal);
      if (!stopped.signal.aborted) setInWorkspace(found);
    };
    const timer = setTimeout(() => void look(), waitMs);
    return () => {
      clearTimeout(timer);
      stopped.abort();
      setInWorkspace(null);
    };
  }, [here, documents, deps, wanted, replacement]);
  if (wanted.text === '') return [];
  return here ? inDocument : inWorkspace;
}
