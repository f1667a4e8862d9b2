import { Button } from '@mantine/core';
import { ArrowLeft, Redo2, Undo2 } from 'lucide-react';
import { type ComponentType, type KeyboardEvent, Suspense, useRef } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Id } from '../../../shared/base/ids.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import { type CanvasOptions, DocumentCanvas } from '../../canvas/document-canvas.tsx';
import type { CanvasGestures } from '../../canvas/gestures.ts';
import type { KindView } from '../../canvas/scene.ts';
import type { CanvasControl } from '../../documents/action.ts';
import { FindingsPanel } from '../../documents/findings/findings-panel.tsx';
import { nothingFound } from '../../documents/findings/findings-state.ts';
import type { Findings } from '../../documents/findings/findings-store.ts';
import type { Session } from '../../documents/session.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { matchesShortcut } from '../../ui/shortcut.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import classes from './conflict-on-canvas.module.css';
import type { MergedResult } from './merged-result.ts';
import type { Refuse } from './scratch-session.ts';

/** What the kind of the document lends, so that its result can be edited as any document of it. */
export interface ResultEditing {
  readonly gestures: CanvasGestures;
  readonly Inspector: ComponentType<{
    readonly session: Session;
    readonly findings: Findings;
    readonly onReveal: (recordId: Id) => void;
  }>;
  /** The rules over a document that is in no tab; stopped by who asked. */
  readonly findingsOf: (session: Session) => Findings | null;
  readonly refuse?: Refuse | undefined;
  readonly onRules: () => void;
}

interface EditResultProps {
  readonly result: MergedResult;
  readonly findings: Findings | null;
  readonly editing: ResultEditing;
  readonly view: KindView;
  readonly options: CanvasOptions;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly onBack: () => void;
  readonly onTake: () => void;
}

/** The result of the choices as a document: on the canvas, in its fields, with what the rules notice. */
export function EditResult(props: EditResultProps) {
  const { result, findings, editing, view, options, busy, error, onBack, onTake } = props;
  const { session, lost } = result;
  const { undo, redo } = useStore(session.store);
  const control = useRef<CanvasControl | null>(null);
  const { Inspector } = editing;

  function reveal(id: Id) {
    session.select([id]);
    control.current?.reveal(id);
  }

  function onKeyDown(event: KeyboardEvent) {
    const { nativeEvent } = event;
    const step = matchesShortcut('mod+Z', nativeEvent)
      ? session.undo
      : matchesShortcut('mod+shift+Z', nativeEvent)
        ? session.redo
        : null;
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only hears the keys of what it holds
    <div className={classes.view} onKeyDown={onKeyDown}>
      <div className={classes.main}>
        <div className={classes.canvas}>
          <Marked
            session={session}
            view={view}
            gestures={editing.gestures}
            options={options}
            findings={findings}
            onControl={(next) => {
              control.current = next;
            }}
          />
        </div>
      </div>
      <section className={classes.side} aria-label="The result">
        <div className={classes.steps}>
          <Button variant="subtle" leftSection={<ArrowLeft size={14} />} onClick={onBack}>
            Back to the choices
          </Button>
          <span className={classes.buttons}>
            <IconButton
              label="Undo"
              Icon={Undo2}
              shortcut="mod+Z"
              disabled={undo.length === 0 ? 'Nothing was edited yet.' : null}
              onClick={session.undo}
            />
            <IconButton
              label="Redo"
              Icon={Redo2}
              shortcut="mod+shift+Z"
              disabled={redo.length === 0 ? 'Nothing was undone.' : null}
              onClick={session.redo}
            />
          </span>
        </div>
        <div className={classes.fields}>
          {findings && (
            <Suspense fallback={<SkeletonRows rows={6} label="Opening the fields" />}>
              <Inspector session={session} findings={findings} onReveal={reveal} />
            </Suspense>
          )}
        </div>
        <div className={classes.foot}>
          <p className={classes.note} aria-live="polite">
            {error
              ? `${error.message} ${error.remedy ?? ''}`
              : lost
                ? 'What you edited before does not fit these choices any more and is not in it.'
                : undo.length === 0
                  ? 'As the choices make it. Edit anything before it is taken.'
                  : `${undo.length} ${undo.length === 1 ? 'edit' : 'edits'} on top of the choices.`}
          </p>
          <Button loading={busy} onClick={onTake}>
            Take this result
          </Button>
        </div>
      </section>
      <section className={classes.findings} aria-label="Findings in the result">
        {findings ? (
          <FindingsPanel session={session} findings={findings} onReveal={reveal} onRules={editing.onRules} />
        ) : (
          <SkeletonRows rows={3} label="Checking the result" />
        )}
      </section>
    </div>
  );
}

interface MarkedProps {
  readonly session: Session;
  readonly view: KindView;
  readonly gestures: CanvasGestures;
  readonly options: CanvasOptions;
  readonly findings: Findings | null;
  readonly onControl: (control: CanvasControl | null) => void;
}

/** Drawn once, whether the findings are there already or still come. */
function Marked({ findings, ...canvas }: MarkedProps) {
  const marks = useStore(findings?.store ?? unchecked, (state) => state.marks);
  return <DocumentCanvas {...canvas} marks={marks} onOpenMenu={noMenu} />;
}

const unchecked = createStore(() => nothingFound);
/** Its entries are about the document in front, and this one is in no tab. */
const noMenu = () => {};
