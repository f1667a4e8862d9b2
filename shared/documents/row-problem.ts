/** Why a row cannot be drawn, and where: 'touchpoints[3].channel' ... Such a row opens in the raw view. */
export interface RowProblem {
  readonly reason: string;
  readonly place: string;
}
