import { describeRules } from '../../../stress/arbitraries/describe-rules.ts';
import { funnel } from '../../../stress/arbitraries/funnel.ts';
import { randomSource } from '../../../stress/random-source.ts';
import { newFunnel } from '../new-funnel.ts';
import { findFunnelFindings, funnelRules } from './index.ts';

const newId = randomSource(11).id;

describeRules({
  rules: funnelRules,
  findFindings: findFunnelFindings,
  arbitrary: funnel,
  atLeast: 20,
  makeNew: () => newFunnel('d', 'New funnel', newId),
});
