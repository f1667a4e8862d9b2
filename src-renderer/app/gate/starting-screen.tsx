import { SkeletonRows } from '../../ui/skeleton.tsx';
import frame from '../frame/frame.module.css';
import classes from './starting-screen.module.css';

/** The frame's own lines while the workspace opens: what comes takes their place and nothing moves. */
export function StartingScreen() {
  return (
    <main className={frame.frame} aria-busy="true">
      <h1 className="visually-hidden">Journey Designer</h1>
      <div className={frame.top} />
      <div className={frame.middle}>
        <div className={frame.rail} />
        <div className={`${frame.explorer} ${classes.explorer}`}>
          <SkeletonRows rows={6} label="Opening the workspace" />
        </div>
        <div className={`${frame.main} ${classes.main}`}>
          <div className={frame.tabs} />
        </div>
      </div>
      <div className={frame.status} />
    </main>
  );
}
