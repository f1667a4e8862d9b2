import { funnelRuleSet } from '../../../shared/funnels/rules/index.ts';
import { answerRequests } from '../../documents/findings/answer-requests.ts';
import type { FindingsRequest } from '../../documents/findings/listed-finding.ts';

const answer = answerRequests(funnelRuleSet);

globalThis.addEventListener('message', ({ data }: MessageEvent<FindingsRequest>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  globalThis.postMessage(answer(data));
});
