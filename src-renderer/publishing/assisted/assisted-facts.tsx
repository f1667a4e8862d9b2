import type { AssistedPlan } from '../../../shared/publishing/assisted.ts';
import { dateAndTime } from '../../ui/formats.ts';
import { Problem } from '../database/problem.tsx';
import { Fact, Facts } from '../facts.tsx';

/** How it stands there now: since when, by whom, for which tables. */
export function AssistedFacts({ plan }: { readonly plan: AssistedPlan }) {
  const { installed, obstacle, access, statements } = plan;
  return (
    <>
      {obstacle !== null && (
        <Problem title="It cannot be installed as things stand" error={{ message: obstacle }} />
      )}
      <Facts>
        <Fact term="State">{stateInWords(plan)}</Fact>
        {installed && (
          <>
            <Fact term="Installed">
              {dateAndTime(installed.at)} by {installed.by}
            </Fact>
            <Fact term="Watches">
              the authored tables of the schema <code>{installed.watchedSchema}</code>
            </Fact>
          </>
        )}
        {access.length > 0 && (
          <Fact term={statements.length > 0 ? 'Gets access' : 'Has access'}>
            {access.map(({ user, writes }) => `${user} (${writes ? 'notes pushes' : 'reads'})`).join(', ')}
          </Fact>
        )}
      </Facts>
    </>
  );
}

function stateInWords({ state, statements, installed }: AssistedPlan): string {
  switch (state) {
    case 'bare':
      return 'Not installed: this database is in bare mode.';
    case 'installed':
      return statements.length === 0
        ? `Installed, version ${installed?.version ?? ''}.`
        : 'Installed, and something is to be mended: a table that is not watched, or a user without access.';
    case 'older':
      return `Installed as version ${installed?.version ?? ''}, which is older than this Journey Designer.`;
    default:
      return 'Not to be used from here.';
  }
}
