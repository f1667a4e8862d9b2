import { refuseOldNode } from '../node-version.ts';

if (!refuseOldNode()) await import('./run.ts');
