import { useCallback } from 'react';
import { showDone } from '../../ui/toast.tsx';
import type { Findings } from './findings-store.ts';
import type { ListedFinding } from './listed-finding.ts';

/** Applies a quick fix and says so where there was nothing left to mend. */
export function useFix(findings: Findings): (finding: ListedFinding) => Promise<void> {
  return useCallback(
    async (finding) => {
      const fixed = await findings.fix(finding);
      if (!fixed) showDone('Nothing was changed: this is no longer so.');
    },
    [findings],
  );
}
