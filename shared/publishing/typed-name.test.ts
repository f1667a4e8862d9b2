import { expect, it } from 'vitest';
import { environmentRoles } from './environment.ts';
import type { Plan } from './plan.ts';
import { planNeedsTypedName } from './typed-name.ts';

it('asks for the name in production always, and in staging where something is deleted for good', () => {
  const asking = (write: string) =>
    environmentRoles.filter((role) =>
      planNeedsTypedName({ role, documents: [{ write }] } as unknown as Plan),
    );
  expect(asking('update')).toEqual(['production']);
  expect(asking('delete')).toEqual(['staging', 'production']);
});
