/** How the requests about one plan stand together, for hosts, which see the language through the contract only. */
export { standingOf } from '../publishing/reviews.ts';
