import '../ui/styles.ts';
import { createRoot } from 'react-dom/client';
import { createBridge } from '../bridge/bridge.ts';
import { connectTransport } from '../bridge/connect.ts';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

const bridge = createBridge(connectTransport());
createRoot(root).render(<App bridge={bridge} newId={() => crypto.randomUUID()} />);
