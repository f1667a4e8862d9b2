import { describe, expect, it } from 'vitest';
import { randomSource } from '../../stress/random-source.ts';
import type { JsonObject } from '../base/json.ts';
import { emptyChange } from '../documents/document.ts';
import { experimentOf, newExperiment } from '../experiments/new-experiment.ts';
import { newVariant } from '../experiments/new-records.ts';
import { newFunnel } from '../funnels/new-funnel.ts';
import { newJourney } from '../journeys/new-journey.ts';
import { newProcess, processOf } from '../processes/new-process.ts';
import { newAction } from '../processes/new-records.ts';
import { factsOf } from './facts.ts';
import { referencesOf } from './references.ts';
import { listRules } from './rule-list.ts';
import { findWorkspaceFindings } from './rules/index.ts';

const newId = randomSource(5).id;
const nothing = () => undefined;

describe('what documents know of each other', () => {
  const base = newJourney('j', 'Onboarding', newId);
  const [stage] = Object.values(base.records);
  const change = {
    ...emptyChange,
    updated: [[stage, { ...stage, name: 'Look around' }]],
  } as unknown as JsonObject;
  const over = newVariant({ key: 'b', name: 'B', baseKind: 'journey', baseDocumentId: 'j', change }, newId);
  const empty = newExperiment('e', 'Shorter', newId);
  const test = experimentOf('e', empty.header, [over]);

  it('lists every reference with its place', () => {
    const start = newAction({ does: { type: 'start_process', processId: 'p' } }, newId);
    const process = processOf('q', newProcess('q', 'Q', newId).header, [start]);
    const funnel = newFunnel('f', 'F', newId);
    const ofVariant = { ...funnel, header: { ...funnel.header, experimentId: 'e' } };
    expect(referencesOf(base)).toEqual([]);
    expect(referencesOf(process)).toEqual([
      { fromRecordId: start.id, field: 'does', toKind: 'process', toDocumentId: 'p' },
    ]);
    expect(referencesOf(ofVariant)).toEqual([
      { fromRecordId: null, field: 'experimentId', toKind: 'experiment', toDocumentId: 'e' },
    ]);
    expect(referencesOf(test)).toEqual([
      { fromRecordId: over.id, field: 'baseDocumentId', toKind: 'journey', toDocumentId: 'j' },
    ]);
  });

  it('knows whether a variant still fits its base', () => {
    const changed = { ...base, records: { ...base.records, [stage!.id]: { ...stage!, name: 'Other' } } };
    const fits = (now: typeof base | undefined) =>
      factsOf(test, false, () => now).experiment?.variants.map((variant) => variant.fits);
    expect(fits(base)).toEqual([true]);
    expect(fits(changed)).toEqual([false]);
    expect(fits(undefined)).toEqual([null]);
    const found = findWorkspaceFindings([
      factsOf(changed, false, nothing),
      factsOf(test, false, () => changed),
    ]);
    expect(found.map(({ message }) => message)).toEqual([
      'B was drawn over an earlier state of Onboarding and no longer fits it',
    ]);
  });
});

describe('listRules', () => {
  it('names at least forty rules, each once, each with a reason', () => {
    const rules = listRules();
    expect(rules.length).toBeGreaterThanOrEqual(100);
    expect(new Set(rules.map(({ key }) => key)).size).toBe(rules.length);
    for (const { key, reason, mayLower, usual } of rules) {
      expect(reason).toMatch(/^[A-Z].*\.$/s);
      if (!mayLower) expect([key, usual]).toEqual([key, 'error']);
    }
  });
});
