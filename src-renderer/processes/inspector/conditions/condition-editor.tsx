import { ListFilter } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Id } from '../../../../shared/base/ids.ts';
import type { Document } from '../../../../shared/documents/document.ts';
import { indexProcess } from '../../../../shared/processes/process-index.ts';
import type { Group } from '../../../../shared/processes/records/group.ts';
import type { Trigger } from '../../../../shared/processes/records/trigger.ts';
import { conditionSentence } from '../../../../shared/processes/sentence.ts';
import type { Outcome } from '../../../canvas/gestures.ts';
import { commit } from '../../../documents/inspector/form.ts';
import classes from '../../../documents/inspector/inspector.module.css';
import type { Session } from '../../../documents/session.ts';
import { addCondition } from '../../actions/conditions.ts';
import { useProcessFormDeps } from '../deps.ts';
import own from '../forms.module.css';
import { GroupBox } from './group-box.tsx';

interface ConditionEditorProps {
  readonly session: Session;
  readonly document: Document;
  /** A decision, or a trigger whose filter is edited. */
  readonly root: Group | Trigger;
  readonly title: string;
  /** The condition or group in it that is selected, and so pointed out; absent: none. */
  readonly chosen?: Id | undefined;
}

/** What the parts of the editor share. */
export interface Editing {
  readonly session: Session;
  readonly document: Document;
  /** All groups that a part may be moved to lie under it. */
  readonly rootId: Id;
  readonly chosen: Id | undefined;
  /** Commits, and puts the keyboard on the condition or group with this id once it is there. */
  readonly finish: (outcome: Outcome | null, focus?: Id) => void;
}

/** Nested groups of conditions as a form, with the same in one sentence under it. Every edit is one undo step. */
export function ConditionEditor({ session, document, root, title, chosen }: ConditionEditorProps) {
  const { newId } = useProcessFormDeps();
  const box = useRef<HTMLElement>(null);
  const wanted = useRef<Id | null>(null);
  const index = indexProcess(document);
  const inside = index.inside(root.id);

  useEffect(() => {
    const id = wanted.current;
    const part = id === null ? null : box.current?.querySelector(`[data-part="${CSS.escape(id)}"]`);
    if (!part) return;
    wanted.current = null;
    const first = part.querySelector<HTMLElement>(':scope > * > [data-first] input');
    (first ?? part.querySelector<HTMLElement>('input, button'))?.focus();
  });

  useEffect(() => {
    if (chosen === undefined) return;
    box.current?.querySelector(`[data-part="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const editing: Editing = {
    session,
    document,
    rootId: root.id,
    chosen,
    finish: (outcome, focus) => {
      const target = focus ?? outcome?.select?.[0];
      if (outcome && target !== undefined) wanted.current = target;
      commit(session, outcome);
    },
  };
  const start = () => editing.finish(addCondition(session.store.getState().document, root.id, newId));

  return (
    <section ref={box} className={classes.section} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {root.kind === 'group' && <GroupBox editing={editing} group={root} depth={0} />}
      {root.kind === 'trigger' &&
        inside.flatMap((part, at) =>
          part.kind === 'group'
            ? [<GroupBox key={part.id} editing={editing} group={part} depth={at === 0 ? 0 : 1} filter />]
            : [],
        )}
      {root.kind === 'trigger' && inside.length === 0 && (
        <div className={own.adders}>
          <button type="button" className={own.adder} onClick={start}>
            <ListFilter size={13} strokeWidth={1.75} aria-hidden />
            Add a filter
          </button>
        </div>
      )}
      {inside.length > 0 && (
        <p className={own.sentence} aria-live="polite" aria-label="As a sentence">
          {sentenceOf(root, conditionSentence(index, root.id))}
        </p>
      )}
    </section>
  );
}

function sentenceOf(root: Group | Trigger, conditions: string): string {
  if (root.kind === 'trigger') return `Starts only if ${conditions}.`;
  return `Yes if ${conditions}; otherwise no.`;
}
