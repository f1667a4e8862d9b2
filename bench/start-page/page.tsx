import { ReactFlow } from '@xyflow/react';
import { createRoot } from 'react-dom/client';

const nodes = [
  { id: 'a', position: { x: 40, y: 40 }, data: { label: 'One' } },
  { id: 'b', position: { x: 240, y: 40 }, data: { label: 'Two' } },
];

/** The peer of the start bench: the two libraries, two nodes, nothing of ours. */
createRoot(document.getElementById('root') as HTMLElement).render(<ReactFlow nodes={nodes} edges={[]} />);
