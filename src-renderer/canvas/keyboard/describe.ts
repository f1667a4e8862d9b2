import type { Id } from '../../../shared/base/ids.ts';
import { openThreadCounts } from '../../../shared/documents/attached/threads.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { heldText } from '../../../shared/drawing/fold.ts';
import { isPinned } from '../../../shared/drawing/own-layout.ts';
import type { SceneIndex } from '../../../shared/drawing/scene-index.ts';
import type { Engine } from '../engine.ts';
import type { Mark } from '../scene.ts';

const known = new WeakMap<SceneIndex, Map<Id, string>>();
const maxRoads = 4;

/** What a screen reader says of a card or frame: kind, name, place, where it leads. Kept per scene. */
export function describe(engine: Engine, index: SceneIndex, id: Id): string {
  let texts = known.get(index);
  if (!texts) {
    texts = new Map();
    known.set(index, texts);
  }
  const text = texts.get(id) ?? makeDescription(engine, index, id);
  texts.set(id, text);
  return text;
}

const markWords: Readonly<Record<Mark, string>> = {
  error: 'has an error',
  warning: 'has a warning',
  info: 'has a remark',
};

const mostNotes = 3;

/** The same with what is wrong with it, in words where they are known. */
export function withMark(text: string, mark: Mark | null, notes: readonly string[] = []): string {
  if (mark === null) return text;
  const said = notes.slice(0, mostNotes).join(' ');
  const more = notes.length > mostNotes ? ` And ${notes.length - mostNotes} more.` : '';
  return `${text}, ${markWords[mark]}${said === '' ? '' : `: ${said}${more}`}`;
}

const counted = new WeakMap<Document, ReadonlyMap<Id, number>>();

/** How many threads of comments on it are open. */
function openComments(document: Document, id: Id): number {
  let counts = counted.get(document);
  if (!counts) {
    counts = openThreadCounts(document);
    counted.set(document, counts);
  }
  return counts.get(id) ?? 0;
}

function recordAt(index: SceneIndex, id: Id): DocumentRecord | undefined {
  return (index.nodes.get(id) ?? index.frames.get(id))?.record;
}

function makeDescription({ view, document }: Engine, index: SceneIndex, id: Id): string {
  const card = recordAt(index, id);
  // Connections are not looked up for a card: that would make a list of all of them.
  const edge = card ? undefined : index.edges.get(id);
  const record = card ?? edge?.record;
  if (!record) return '';
  const parts = [`${view.kindLabel(record)} ${view.nameOf(record)}`];
  const frame = index.frames.get(id);
  if (frame?.detail) parts.push(frame.detail);
  const place = view.placeOf(document(), record);
  if (place) parts.push(place);
  const out = index.edgesOf(id).filter((edge) => edge.from === id);
  const roads = out.slice(0, maxRoads).map((edge) => {
    const to = recordAt(index, edge.to);
    return `${to ? view.nameOf(to) : 'nothing'}${edge.label ? ` when ${edge.label}` : ''}`;
  });
  if (out.length > maxRoads) roads.push(`${out.length - maxRoads} more`);
  if (roads.length > 0) parts.push(`leads to ${roads.join(' and ')}`);
  if (edge) {
    const [from, to] = [recordAt(index, edge.from), recordAt(index, edge.to)];
    if (from && to) parts.push(`from ${view.nameOf(from)} to ${view.nameOf(to)}`);
  }
  if (isPinned(record)) parts.push('pinned');
  const holds = index.nodes.get(id)?.holds ?? 0;
  if (holds > 0) parts.push(`${heldText(holds)} behind it`);
  if (frame?.folded || holds > 0) parts.push('collapsed');
  const comments = openComments(document(), id);
  if (comments > 0) parts.push(comments === 1 ? '1 open comment' : `${comments} open comments`);
  return parts.join(', ');
}
