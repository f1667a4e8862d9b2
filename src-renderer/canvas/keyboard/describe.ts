import type { Id } from '../../../shared/base/ids.ts';
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

export function withMark(text: string, mark: Mark | null): string {
  return mark === null ? text : `${text}, ${markWords[mark]}`;
}

function makeDescription({ view, document }: Engine, index: SceneIndex, id: Id): string {
  const record = index.nodes.get(id)?.record ?? index.frames.get(id)?.record ?? index.edges.get(id)?.record;
  if (!record) return '';
  const parts = [`${view.kindLabel(record)} ${view.nameOf(record)}`];
  const frame = index.frames.get(id);
  if (frame?.detail) parts.push(frame.detail);
  const place = view.placeOf(document(), record);
  if (place) parts.push(place);
  const out = index.edgesOf(id).filter((edge) => edge.from === id);
  const roads = out.slice(0, maxRoads).map((edge) => {
    const to = index.nodes.get(edge.to);
    return `${to ? view.nameOf(to.record) : 'nothing'}${edge.label ? ` when ${edge.label}` : ''}`;
  });
  if (out.length > maxRoads) roads.push(`${out.length - maxRoads} more`);
  if (roads.length > 0) parts.push(`leads to ${roads.join(' and ')}`);
  const edge = index.edges.get(id);
  if (edge) {
    const [from, to] = [index.nodes.get(edge.from), index.nodes.get(edge.to)];
    if (from && to) parts.push(`from ${view.nameOf(from.record)} to ${view.nameOf(to.record)}`);
  }
  return parts.join(', ');
}
