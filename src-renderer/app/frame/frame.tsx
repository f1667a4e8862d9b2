import type { ReactNode } from 'react';
import type { Settings } from '../../../shared/settings/settings.ts';
import { Splitter } from '../../ui/splitter.tsx';
import classes from './frame.module.css';

type Panels = Settings['panels'];

interface FrameProps {
  readonly topBar: ReactNode;
  readonly rail: ReactNode;
  /** Name of the explorer for the landmark: 'Documents'. */
  readonly explorerLabel: string;
  readonly explorer: ReactNode;
  readonly tabs: ReactNode;
  readonly main: ReactNode;
  readonly inspectorLabel: string;
  /** null where the place has none. */
  readonly inspector: ReactNode;
  readonly statusBar: ReactNode;
  /** A line over everything: the connection is lost, the workspace is read only. */
  readonly banner: ReactNode;
  readonly panels: Panels;
  readonly onPanels: (panels: Panels) => void;
}

/** The measures of the frame: top bar 44, rail 48, tabs 36, status bar 26; the panels are the user's. */
export const panelLimits = {
  explorer: { min: 180, max: 480, normal: 244 },
  inspector: { min: 260, max: 560, normal: 312 },
  bottom: { min: 80, max: 520, normal: 148 },
} as const;

export function Frame(props: FrameProps) {
  const { panels, onPanels } = props;
  const { explorer, inspector } = panels;
  const set = (name: keyof Panels, part: Partial<Panels['explorer']>) =>
    onPanels({ ...panels, [name]: { ...panels[name], ...part } });

  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main">
        Skip to the canvas
      </a>
      <header className={classes.top}>{props.topBar}</header>
      {props.banner}
      <div className={classes.middle}>
        <nav className={classes.rail} aria-label="Places">
          {props.rail}
        </nav>
        <aside className={classes.side} aria-label={props.explorerLabel}>
          {explorer.open && (
            <div id="explorer" className={classes.explorer} style={{ width: explorer.size }}>
              {props.explorer}
            </div>
          )}
          <Splitter
            label="Width of the explorer"
            controls="explorer"
            panel="left"
            {...panelLimits.explorer}
            size={explorer.size}
            open={explorer.open}
            onSize={(size) => set('explorer', { size, open: true })}
            onOpen={(open) => set('explorer', { open })}
          />
        </aside>
        <main id="main" className={classes.main} tabIndex={-1}>
          <div className={classes.tabs}>{props.tabs}</div>
          <div className={classes.content}>{props.main}</div>
        </main>
        {props.inspector !== null && (
          <aside className={classes.side} aria-label={props.inspectorLabel}>
            <Splitter
              label="Width of the inspector"
              controls="inspector"
              panel="right"
              {...panelLimits.inspector}
              size={inspector.size}
              open={inspector.open}
              onSize={(size) => set('inspector', { size, open: true })}
              onOpen={(open) => set('inspector', { open })}
            />
            {inspector.open && (
              <div id="inspector" className={classes.inspector} style={{ width: inspector.size }}>
                {props.inspector}
              </div>
            )}
          </aside>
        )}
      </div>
      <footer className={classes.status}>{props.statusBar}</footer>
    </div>
  );
}
