import { expect, test } from 'vitest';
import type { ReviewRequest, Reviews } from '../../../shared/publishing/reviews.ts';
import { inGroups, reviewObstacle, waivedWords } from './words.ts';

const plan = { hash: 'h', documents: [{ documentId: 'd', write: 'update' }] };
const request = (part: Partial<ReviewRequest>): ReviewRequest => ({
  id: 'r',
  planHash: 'h',
  by: 'kim',
  displayName: null,
  at: '2026-01-01T00:00:00Z',
  note: '',
  own: false,
  standing: 'waiting',
  answers: [],
  ...part,
});
const reviews = (requests: readonly ReviewRequest[], documentId: string | null = 'd'): Reviews => ({
  obstacle: null,
  user: 'robin',
  policies: [{ documentId, required: true, by: 'kim', at: '' }],
  requests: [...requests],
});

test('a plan waits for the approval of this very plan, where one of its documents asks for it', () => {
  expect(reviewObstacle(null, plan)).toBeNull();
  expect(reviewObstacle(reviews([], 'other'), plan)).toBeNull();
  expect(reviewObstacle(reviews([], null), plan)).toMatch(/ask for a review/);
  expect(reviewObstacle(reviews([request({})]), plan)).toMatch(/waits/);
  const approved = request({ standing: 'approved' });
  expect(reviewObstacle(reviews([approved]), plan)).toBeNull();
  expect(
    reviewObstacle(reviews([request({ standing: 'approved', planHash: 'other' })]), plan),
  ).not.toBeNull();
  expect(reviewObstacle(reviews([approved, request({ standing: 'declined' })]), plan)).toMatch(/declined/);
});

test('that an approval was switched off is said with who did it, as long as no other policy asks for one', () => {
  const policy = { documentId: null, required: false, by: 'kim', at: '2026-01-02T00:00:00Z' };
  const older = { ...policy, by: 'robin', at: '2026-01-01T00:00:00Z' };
  const all = { ...reviews([]), policies: [older, policy] };
  expect(waivedWords(all, plan)).toMatch(/^No approval is asked for: kim switched it off/);
  expect(waivedWords(reviews([], null), plan)).toBeNull();
  expect(waivedWords({ ...all, policies: [{ ...policy, documentId: 'other' }] }, plan)).toBeNull();
  expect(waivedWords({ ...all, policies: [policy, { ...older, required: true }] }, plan)).toBeNull();
  expect(waivedWords({ ...all, obstacle: 'Reviews need assisted mode.' }, plan)).toBeNull();
});

test('what waits for me comes first', () => {
  const all = [request({ standing: 'approved' }), request({ own: true }), request({})];
  expect(inGroups(all).map(({ label }) => label)).toEqual(['Waiting for you', 'Asked by you', 'Answered']);
  expect(inGroups([])).toEqual([]);
});
