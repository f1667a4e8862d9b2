import { type ComponentProps, useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { DocumentCanvas, type MenuRequest } from '../../canvas/document-canvas.tsx';
import type { Mark } from '../../canvas/scene.ts';
import type { Source } from '../../compare/source.ts';
import type { Action, ActionContext, CanvasControl } from '../../documents/action.ts';
import { DocumentView } from '../../documents/document-view/document-view.tsx';
import { Toolbar } from '../../documents/document-view/toolbar.tsx';
import type { Findings } from '../../documents/findings/findings-store.ts';
import type { ComparedRevision } from '../../documents/history/compared-revision.ts';
import type { Session } from '../../documents/session.ts';
import { contextOf } from '../actions/action-list.ts';
import { panelLimits } from '../frame/frame.tsx';
import { type KindParts, noGestures } from '../kinds.ts';
import { useServices } from '../services.ts';
import { useFindings } from '../use-findings.ts';
import { useBottomTabs } from './bottom-tabs.tsx';
import { CanvasMenu } from './canvas-menu.tsx';

interface DocumentPlaceProps {
  readonly session: Session;
  readonly parts: KindParts;
  readonly actions: readonly Action[];
  readonly run: (action: Action, context?: ActionContext) => void;
  readonly readOnly: boolean;
}

/** One open document, put together from its kind's parts. */
export function DocumentPlace({ session, parts, actions, run, readOnly }: DocumentPlaceProps) {
  const services = useServices();
  const { settings, canvases } = services;
  const panels = useStore(settings.store, (state) => state.panels);
  const canvasOptions = useStore(settings.store, (state) => state.canvas);
  const tab = useStore(services.bottom.store, (state) => state.tab);
  const findings = useMemo(() => services.findings.of(session), [services, session]);
  const [menu, setMenu] = useState<MenuRequest | null>(null);
  const onControl = useCallback(
    (control: CanvasControl | null) => canvases.set(session.id, control),
    [canvases, session.id],
  );
  const finding = useStore(services.overlays.store, (overlay) => overlay.kind === 'find');
  const gestures = readOnly ? noGestures : parts.edits.gestures;
  const control = useStore(canvases.store, (state) => state.byDocument.get(session.id) ?? null);
  const context = useMemo(() => ({ session, canvas: control }), [session, control]);
  const recordOf = (id: string) => session.store.getState().document.records[id];

  function add(key: string) {
    if (!control) return;
    const outcome = gestures.add(session.store.getState().document, key, control.center());
    if (!outcome || !session.commit(outcome.label, outcome.change)) return;
    if (outcome.select) session.select(outcome.select);
  }

  function reveal(id: string) {
    session.select([id]);
    control?.reveal(id);
  }

  function focusInspector() {
    const { inspector } = panels;
    if (!inspector.open) settings.set({ panels: { ...panels, inspector: { ...inspector, open: true } } });
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('#inspector :is(input, textarea, select, button)')?.focus(),
    );
  }

  const bottomTabs = useBottomTabs({
    bridge: services.bridge,
    session,
    findings,
    onReveal: reveal,
    onCompare: (before, after) =>
      services.comparisons.open(session.id, { before: sideOf(before), after: sideOf(after) }),
    readOnly,
  });

  return (
    <>
      <DocumentView
        toolbar={
          <Toolbar
            session={session}
            context={context}
            actions={actions}
            run={run}
            palette={parts.edits.view.palette}
            onAdd={add}
            readOnly={readOnly}
            nameOf={(id) => {
              const record = recordOf(id);
              return record ? parts.edits.view.nameOf(record) : '';
            }}
            kindOf={(id) => {
              const record = recordOf(id);
              return record ? parts.edits.view.kindLabel(record) : '';
            }}
            onReveal={reveal}
            onHistory={() => services.bottom.show('history')}
            finding={{
              open: finding,
              onOpen: (open) => (open ? services.overlays.show({ kind: 'find' }) : services.overlays.close()),
            }}
            onReplace={(text) => services.overlays.show({ kind: 'replace', scope: 'document', text })}
          />
        }
        canvas={
          <MarkedCanvas
            findings={findings}
            session={session}
            view={parts.edits.view}
            gestures={gestures}
            onControl={onControl}
            onOpenMenu={setMenu}
            onInspect={focusInspector}
            options={canvasOptions}
          />
        }
        bottomTabs={bottomTabs}
        bottomTab={tab}
        onBottomTab={(key) =>
          services.bottom.store.setState({ tab: key === 'history' ? 'history' : 'findings' })
        }
        bottom={panels.bottom}
        bottomLimits={panelLimits.bottom}
        onBottom={(bottom) => settings.set({ panels: { ...panels, bottom } })}
      />
      <CanvasMenu
        request={menu}
        actions={actions}
        context={contextOf(services)}
        run={run}
        onClose={() => setMenu(null)}
      />
    </>
  );
}

type CanvasProps = Omit<ComponentProps<typeof DocumentCanvas>, 'marks'>;

/** The canvas with the marks of what the rules notice; alone in being drawn anew when they change. */
function MarkedCanvas({ findings, ...props }: CanvasProps & { readonly findings: Findings | null }) {
  const marks = useFindings(findings, (state) => state.marks) ?? noMarks;
  return <DocumentCanvas {...props} marks={marks} />;
}

const noMarks: ReadonlyMap<string, Mark> = new Map();

function sideOf(revision: ComparedRevision): Source {
  return revision === null ? { from: 'now' } : { from: 'revision', ...pick(revision) };
}

function pick({ revision, version, at }: NonNullable<ComparedRevision>) {
  return { revision, version, at };
}
