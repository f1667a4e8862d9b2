import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Keys } from '../../ui/keys.tsx';
import { Logo } from './logo.tsx';
import classes from './top-bar.module.css';

interface TopBarProps {
  readonly workspaceName: string;
  readonly onWorkspace: () => void;
  readonly onSearch: () => void;
  /** Environment and publish button. */
  readonly right: ReactNode;
}

export function TopBar({ workspaceName, onWorkspace, onSearch, right }: TopBarProps) {
  return (
    <div className={classes.bar}>
      <div className={classes.left}>
        <span className={classes.logo}>
          <Logo />
        </span>
        <h1 className={classes.heading}>
          <button type="button" className={classes.workspace} title={workspaceName} onClick={onWorkspace}>
            <span className={classes.name}>{workspaceName}</span>{' '}
            <span className={classes.word}>workspace</span>
          </button>
        </h1>
      </div>
      <button type="button" className={classes.search} aria-haspopup="dialog" onClick={onSearch}>
        <Search size={14} strokeWidth={1.75} />
        <span className={classes.hint}>Search or run a command</span>
        <Keys shortcut="mod+K" />
      </button>
      <div className={classes.right}>{right}</div>
    </div>
  );
}
