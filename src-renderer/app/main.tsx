import '../ui/styles.ts';
import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createBridge } from '../bridge/bridge.ts';
import { connectTransport } from '../bridge/connect.ts';
import type { App as Loaded } from './app.tsx';
import { LoadFailed } from './gate/load-failed.tsx';
import { StartingScreen } from './gate/starting-screen.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

// Asked for before anything is drawn; until it is here, and while the socket connects, the frame's own lines are seen.
const loading = import('./app.tsx');
const App = lazy<typeof Loaded>(async () => ({
  default: await loading.then(
    (loaded) => loaded.App,
    () => LoadFailed,
  ),
}));
const bridge = createBridge(connectTransport());
const newId = () => crypto.randomUUID();

// As the system has it, so that a dark window never begins with a white one.
const dark = matchMedia('(prefers-color-scheme: dark)').matches;
document.documentElement.dataset['mantineColorScheme'] = dark ? 'dark' : 'light';

createRoot(root).render(
  <Suspense fallback={<StartingScreen />}>
    <App bridge={bridge} newId={newId} />
  </Suspense>,
);
