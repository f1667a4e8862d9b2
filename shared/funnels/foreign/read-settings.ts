import { err, ok, type Result } from '../../base/result.ts';
import type { RowProblem } from '../../documents/row-problem.ts';
import { schemaProblem } from '../../documents/schema-problem.ts';
import type { FunnelHeader } from '../funnel.ts';
import { settingsItemSchema } from '../schemas.ts';
import { itemToSettings, settingsToItem, usualSettings } from '../settings-item.ts';
import type { StepItem } from './match-items.ts';
import type { FunnelNormalising } from './read-items.ts';

type Settings = Pick<FunnelHeader, 'orderMode' | 'window' | 'otherSettings'>;

export function readSettings(
  found: StepItem | null,
  funnelId: string,
  normalising: FunnelNormalising,
): Result<Settings, RowProblem> {
  if (!found) return ok(usualSettings);
  const { place, item } = found;
  const settings = itemToSettings(item);
  const { orderMode, window } = settings;
  const problem = schemaProblem(
    settingsItemSchema,
    { id: 'settings', kind: 'settings', orderMode, window },
    'a settings',
    place,
  );
  if (problem) return err(problem);
  const read = settings as Settings;
  if (settingsToItem(funnelId, read) === undefined)
    normalising.remark('Settings that say nothing are not written back.');
  else if (item['id'] !== funnelId) normalising.remark("The settings get the funnel's id.");
  else if (!Object.hasOwn(item, 'orderMode') || item['orderMode'] === null)
    normalising.remark('Settings: no orderMode given.');
  else if (!Object.hasOwn(item, 'window')) normalising.remark('Settings: no window given.');
  return ok(read);
}
