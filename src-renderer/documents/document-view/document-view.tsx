import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { Settings } from '../../../shared/settings/settings.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Splitter } from '../../ui/splitter.tsx';
import classes from './document-view.module.css';

export interface BottomTab {
  readonly key: string;
  readonly label: string;
  readonly count: number | null;
  /** The height in pixels below which it cannot be read; absent: any will do. */
  readonly least?: number;
  readonly panel: ReactNode;
}

interface DocumentViewProps {
  readonly toolbar: ReactNode;
  readonly canvas: ReactNode;
  readonly bottomTabs: readonly BottomTab[];
  readonly bottomTab: string;
  readonly onBottomTab: (key: string) => void;
  /** Height in pixels and whether it is unfolded; remembered by the caller. */
  readonly bottom: Settings['panels']['bottom'];
  readonly bottomLimits: { readonly min: number; readonly max: number; readonly normal: number };
  readonly onBottom: (bottom: Settings['panels']['bottom']) => void;
}

/** One document: toolbar, canvas, and what is known about it below. */
export function DocumentView(props: DocumentViewProps) {
  const { toolbar, canvas, bottomTabs, bottomTab, onBottomTab, bottom, bottomLimits, onBottom } = props;
  const tabs = useRef<HTMLDivElement>(null);
  const shown = bottomTabs.find((tab) => tab.key === bottomTab) ?? bottomTabs[0];
  // What needs more room has it while it is in front; the height that was chosen is there again after it.
  const least = Math.max(bottomLimits.min, shown?.least ?? 0);
  const height = Math.max(bottom.size, least);

  function show(key: string) {
    onBottomTab(key);
    if (!bottom.open) onBottom({ ...bottom, open: true });
  }

  function onKey(key: string) {
    const at = bottomTabs.findIndex((tab) => tab === shown);
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const next = bottomTabs[(at + by + bottomTabs.length) % bottomTabs.length];
    if (by === 0 || !next) return;
    onBottomTab(next.key);
    tabs.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  }

  return (
    <div className={classes.view}>
      <div className={classes.toolbar}>{toolbar}</div>
      <div className={classes.canvas}>{canvas}</div>
      {shown && (
        <>
          <Splitter
            label="Height of the panel below"
            controls="bottom-panel"
            panel="below"
            {...bottomLimits}
            min={least}
            size={height}
            open={bottom.open}
            onSize={(size) => onBottom({ size, open: true })}
            onOpen={(open) => onBottom({ ...bottom, open })}
          />
          <section className={classes.bottom} aria-label="About this document">
            <div className={classes.bottomBar}>
              <div
                ref={tabs}
                role="tablist"
                aria-label="About this document"
                className={classes.bottomTabs}
                tabIndex={-1}
                onKeyDown={(event) => onKey(event.key)}
              >
                {bottomTabs.map((tab) => (
                  <button
                    key={tab.key}
                    type="button"
                    role="tab"
                    data-key={tab.key}
                    aria-selected={tab === shown}
                    aria-controls={tab === shown && bottom.open ? 'bottom-panel' : undefined}
                    tabIndex={tab === shown ? 0 : -1}
                    className={classes.bottomTab}
                    onClick={() => show(tab.key)}
                  >
                    {tab.label} {tab.count !== null && <span className="tabular">{tab.count}</span>}
                  </button>
                ))}
              </div>
              <IconButton
                label={bottom.open ? 'Fold the panel' : 'Unfold the panel'}
                Icon={bottom.open ? ChevronDown : ChevronUp}
                size={24}
                expanded={bottom.open}
                onClick={() => onBottom({ ...bottom, open: !bottom.open })}
              />
            </div>
            {bottom.open && (
              <div
                id="bottom-panel"
                role="tabpanel"
                aria-label={shown.label}
                className={classes.bottomPanel}
                style={{ height: height - bottomBarHeight }}
              >
                {shown.panel}
              </div>
            )}
          </section>
        </>
      )}
    </div>
  );
}

/** The panel's size includes its bar of tabs. */
const bottomBarHeight = 32;
