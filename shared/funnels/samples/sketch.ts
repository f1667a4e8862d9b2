import type { NewId } from '../../base/ids.ts';
import type { Fields } from '../../documents/fields.ts';
import type { Funnel, FunnelHeader, FunnelRecord } from '../funnel.ts';
import { funnelOf, newFunnelHeader } from '../new-funnel.ts';
import { newExclusion, newFunnelNote, newStep } from '../new-records.ts';
import type { Step } from '../records/step.ts';
import type { TimeWindow } from '../time-window.ts';

/** Writes a sample down: gives out orders and places, so that a sample reads as the funnel it tells. */
export function sketchFunnel(newId: NewId) {
  const records: FunnelRecord[] = [];
  const next = { order: 1 };

  function keep<Kind extends FunnelRecord>(record: Kind): Kind {
    records.push(record);
    return record;
  }

  return {
    step: (name: string, stageType: string, description: string, fields: Fields<Step> = {}): Step =>
      keep(newStep({ ...fields, name, stageType, description, order: next.order++ }, newId)),
    /** A step beside the main line, taken by those who meet the condition. */
    branch: (
      { from, condition, rejoin }: { from: Step; condition: string; rejoin: Step | null },
      name: string,
      stageType: string,
      description: string,
      fields: Fields<Step> = {},
    ): Step => {
      const branch = { from: from.id, condition, rejoin: rejoin?.id ?? null };
      return keep(newStep({ ...fields, name, stageType, description, branch, order: next.order++ }, newId));
    },
    exclusion: (from: Step, to: Step, name: string, description: string) => {
      keep(newExclusion({ name, description, from: from.id, to: to.id }, newId));
    },
    note: (x: number, text: string) => {
      keep(newFunnelNote({ text, layout: { x, y: -264, width: 232, height: 104 } }, newId));
    },
    finish: (name: string, header: Fields<FunnelHeader>): Funnel =>
      funnelOf(newId(), { ...newFunnelHeader(name), ...header, name }, records),
  };
}

export function within(amount: number, unit: TimeWindow['unit']): TimeWindow {
  return { amount, unit };
}
