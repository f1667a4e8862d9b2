import type { NewId } from '../../../shared/base/ids.ts';
import { firstCodePoints } from '../../../shared/base/text.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import { experimentLimits } from '../../../shared/experiments/experiment.ts';
import { indexExperiment } from '../../../shared/experiments/experiment-index.ts';
import {
  newAudienceRule,
  newExclusionGroup,
  newExperimentNote,
  newMetric,
  newVariant,
} from '../../../shared/experiments/new-records.ts';
import { freeName, orderBehind } from '../../canvas/editing/names.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { nameIn } from './record-edits.ts';
import { withShares } from './shares.ts';

const noteSize = { width: 200, height: 96 } as const;

/** A new record at the end of its column; a new arm also gets an even part of the traffic. */
export function add(document: Document, paletteKey: string, at: Point, newId: NewId): Outcome | null {
  const record = make(document, paletteKey, at, newId);
  if (!record) return null;
  return {
    label: `Add ${record.kind === 'note' ? 'note' : nameIn(document, record)}`,
    change: withShares(document, { added: [record], updated: [], removed: [] }),
    select: [record.id],
  };
}

function make(document: Document, kind: string, at: Point, newId: NewId): DocumentRecord | null {
  const order = orderBehind(document, (record) => record.kind === kind);
  const { metrics } = indexExperiment(document);
  switch (kind) {
    case 'variant':
      return makeVariant(document, order, newId);
    case 'metric': {
      const decides = metrics.every(({ role }) => role !== 'primary');
      return newMetric(
        { role: decides ? 'primary' : 'secondary', measure: freeMeasure(document, 'new_metric'), order },
        newId,
      );
    }
    case 'audienceRule':
      return newAudienceRule({ order }, newId);
    case 'exclusionGroup':
      return newExclusionGroup({ name: freeName(document, kind, 'New group'), order }, newId);
    case 'note': {
      const corner = { x: Math.round(at.x - noteSize.width / 2), y: Math.round(at.y - noteSize.height / 2) };
      return newExperimentNote({ layout: { ...corner, ...noteSize } }, newId);
    }
    default:
      return null;
  }
}

/** The first arm is the control; the others stand over the base that the arms before them have. */
function makeVariant(document: Document, order: number, newId: NewId): DocumentRecord {
  const { variants } = indexExperiment(document);
  const based = variants.find(({ baseDocumentId }) => baseDocumentId !== null);
  const base = { baseKind: based?.baseKind ?? null, baseDocumentId: based?.baseDocumentId ?? null };
  if (variants.every(({ isControl }) => !isControl)) {
    const key = freeKey(document, 'control');
    return newVariant(
      { ...base, key, name: freeName(document, 'variant', 'Control'), isControl: true, order },
      newId,
    );
  }
  const { key, name } = nextLetter(document);
  return newVariant({ ...base, key, name: freeName(document, 'variant', name), order }, newId);
}

/** 'variant_c' and 'Variant C' after A and B; numbers when the letters end. */
function nextLetter(document: Document): { readonly key: string; readonly name: string } {
  const taken = takenKeys(document);
  for (let index = 0; ; index += 1) {
    const letter = index < 26 ? String.fromCodePoint(97 + index) : `${index + 1}`;
    const key = `variant_${letter}`;
    if (!taken.has(key)) return { key, name: `Variant ${letter.toUpperCase()}` };
  }
}

/** The key, or with the next free number behind it; within its column. */
export function freeKey(document: Document, wished: string, more: ReadonlySet<string> = new Set()): string {
  const taken = takenKeys(document);
  const isFree = (key: string) => !taken.has(key) && !more.has(key);
  if (isFree(wished)) return wished;
  const stem = wished.replace(/_\d{1,9}$/, '');
  for (let number = 2; ; number += 1) {
    const suffix = `_${number}`;
    const key = `${firstCodePoints(stem, experimentLimits.variant.key - suffix.length)}${suffix}`;
    if (isFree(key)) return key;
  }
}

function takenKeys(document: Document): ReadonlySet<string> {
  return new Set(indexExperiment(document).variants.map(({ key }) => key));
}

export function freeMeasure(document: Document, wished: string): string {
  const taken = new Set(indexExperiment(document).metrics.map(({ measure }) => measure));
  if (!taken.has(wished)) return wished;
  for (let number = 2; ; number += 1) if (!taken.has(`${wished}_${number}`)) return `${wished}_${number}`;
}
