import { type ComponentProps, useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { openThreadCounts } from '../../../shared/documents/attached/threads.ts';
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
import { bottomTabKeys } from '../bottom-panel.ts';
import { useChannelRows } from '../channel-rows.ts';
import { panelLimits } from '../frame/frame.tsx';
import { type KindParts, noGestures } from '../kinds.ts';
import { revealRecord } from '../reveal-record.ts';
import { useServices } from '../services.ts';
import { useFindings } from '../use-findings.ts';
import { UnderBanner } from '../variants/under-banner.tsx';
import { useVariantOverlay } from '../variants/use-variant-overlay.tsx';
import { useBottomTabs } from './bottom-tabs.tsx';
import { CanvasMenu } from './canvas-menu.tsx';
import { notesOf, useOwnKeys } from './canvas-words.ts';
import { useTryOut } from './use-try-out.tsx';

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
  const own = useStore(settings.store, (state) => state.shortcuts);
  const { keymap, view: ownView } = useOwnKeys(parts, actions, own);
  const ownGestures = readOnly ? noGestures : parts.edits.gestures;
  const { view, gestures } = useChannelRows(services.channelRows, session, ownView, ownGestures);
  const control = useStore(canvases.store, (state) => state.byDocument.get(session.id) ?? null);
  const context = useMemo(() => ({ session, canvas: control }), [session, control]);
  const recordOf = (id: string) => session.store.getState().document.records[id];

  function reveal(id: string) {
    revealRecord(services, session, control, id);
  }

  function focusInspector() {
    const { inspector } = panels;
    if (!inspector.open) settings.set({ panels: { ...panels, inspector: { ...inspector, open: true } } });
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('#inspector :is(input, textarea, select, button)')?.focus(),
    );
  }

  const nameOf = (id: string) => {
    const record = recordOf(id);
    return record ? parts.edits.view.nameOf(record) || parts.edits.view.kindLabel(record) : '';
  };
  const over = useVariantOverlay(session, view, { onReveal: reveal, readOnly });
  const allTabs = useBottomTabs({
    session,
    findings,
    nameOf,
    kindOf: parts.edits.view.kindLabel,
    onReveal: reveal,
    onCompare: (before, after) =>
      services.comparisons.open(session.id, { before: sideOf(before), after: sideOf(after) }),
    readOnly,
  });
  const tryOut = useTryOut(session, over?.view ?? view, { control, onReveal: reveal });
  const ownTabs = over ? allTabs.map((one) => (one.key === over.changes.key ? over.changes : one)) : allTabs;
  const bottomTabs = tryOut.tab ? [...ownTabs, tryOut.tab] : ownTabs;

  return (
    <>
      <DocumentView
        toolbar={
          <Toolbar
            session={session}
            context={context}
            actions={actions}
            run={run}
            palette={view.palette}
            onAdd={(key) => control?.add(key)}
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
          <UnderBanner banner={over?.banner ?? null}>
            <MarkedCanvas
              findings={findings}
              nameOf={nameOf}
              onComments={(target) => {
                services.bottom.show('comments');
                services.commenting.show({ documentId: session.id, target });
              }}
              session={session}
              view={tryOut.view}
              keymap={keymap}
              gestures={gestures}
              onControl={onControl}
              onOpenMenu={setMenu}
              onInspect={focusInspector}
              options={canvasOptions}
            />
          </UnderBanner>
        }
        bottomTabs={bottomTabs}
        bottomTab={tab}
        onBottomTab={(key) =>
          services.bottom.store.setState({ tab: bottomTabKeys.find((known) => known === key) ?? 'findings' })
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

type CanvasProps = Omit<ComponentProps<typeof DocumentCanvas>, 'marks' | 'badges' | 'notes'>;

interface MarkedCanvasProps extends CanvasProps {
  readonly findings: Findings | null;
  readonly nameOf: (id: string) => string;
  readonly onComments: (target: string) => void;
}

/** The canvas with the marks of what the rules notice and what people say; alone in being drawn anew when they change. */
function MarkedCanvas({ findings, nameOf, onComments, ...props }: MarkedCanvasProps) {
  const marks = useFindings(findings, (state) => state.marks) ?? noMarks;
  const listed = useFindings(findings, (state) => state.findings);
  const notes = useMemo(() => notesOf(listed ?? []), [listed]);
  const document = useStore(props.session.store, (state) => state.document);
  const counts = useMemo(() => openThreadCounts(document), [document]);
  return (
    <DocumentCanvas
      {...props}
      marks={marks}
      notes={notes}
      badges={{
        counts,
        label: (id, count) => `${count} open ${count === 1 ? 'comment' : 'comments'} on ${nameOf(id)}`,
        onOpen: onComments,
      }}
    />
  );
}

const noMarks: ReadonlyMap<string, Mark> = new Map();

function sideOf(revision: ComparedRevision): Source {
  return revision === null ? { from: 'now' } : { from: 'revision', ...pick(revision) };
}

function pick({ revision, version, at }: NonNullable<ComparedRevision>) {
  return { revision, version, at };
}
