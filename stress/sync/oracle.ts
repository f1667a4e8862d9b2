import type { Document } from '../../shared/documents/document.ts';
import { documentOf, type WrittenRow } from '../clients/production.ts';
import { createHistory } from './history.ts';
import { type Marks, marksIn } from './marks.ts';

/** Where a mark stands, as far as a conflict over it can be decided together with others. */
export interface Place {
  readonly documentId: string;
  /** null: the header. */
  readonly recordId: string | null;
  /** What is decided as one: the arms of an experiment. */
  readonly unit: string | null;
}

/** The three sides of a conflict as they were shown to somebody. */
export interface ShownConflict {
  readonly base: Document | null;
  readonly mine: Document;
  readonly theirs: Document | null;
}

export type Oracle = ReturnType<typeof createOracle>;

/** What one mistake does to one document is much alike. */
const mostTold = 30;
const mostHistories = 5;

/** A value that is gone. */
const nothing = 0;

/**
 * Knows who wrote which value where, and what stood there in front of them when they did. From that alone it says of each
 * value that goes, in production or in a workspace, whether whoever replaced it had seen it or decided against it. It
 * shares no code with what compares, merges or writes, and asks the application nothing.
 */
export function createOracle(say: (text: string) => void) {
  const places: Place[] = [];
  const history = createHistory((place) => places[place]);
  /** What had been seen, by place and value, when the value was written. */
  const seen = new Map<string, Set<number>>();
  const lastValue = new Map<number, number>();
  const removals = new Map<number, { readonly who: string; readonly had: number }[]>();
  /** What somebody was shown in a conflict and decided against. */
  const decided = new Set<string>();
  /** Every value that production ever held, by place. */
  const published = new Map<number, Set<number>>();
  /** Places and documents that production holds now. */
  const standing = new Set<number>();
  const standingDocuments = new Set<string>();
  /** Removals in a workspace that production and this workspace have not agreed on yet. */
  const pendingRemovals = new Map<string, Set<number>>();
  /** Places that production held and does not hold any more. */
  const goneFrom = new Set<number>();
  const overwrites: string[] = [];
  const toldOf = new Set<string>();
  /** Values that were taken back, by place and value, and what came back instead: who knew it before knows it no more. */
  const takenBack = new Map<string, Set<number>>();
  /** What somebody wants to delete for good, by person and place: the values that they had in front of them. */
  const deleting = new Map<string, Set<number>>();

  function newPlace(place: Place): number {
    places.push(place);
    return places.length - 1;
  }

  /** The next value of a place, by somebody who has this one in front of them. */
  function newValue(place: number, had: readonly number[]): number {
    const value = (lastValue.get(place) ?? 0) + 1;
    lastValue.set(place, value);
    seen.set(`${place} ${value}`, new Set(had));
    history.place(place, `q${place}.${value} is thought of over ${had.join(', ') || 'nothing'}`);
    return value;
  }

  function removed(who: string, place: number, had: number): void {
    history.place(place, `${who} removes q${place}.${had}`);
    const list = removals.get(place) ?? [];
    removals.set(place, [...list, { who, had }]);
    pendingOf(who).add(place);
  }

  function pendingOf(who: string): Set<number> {
    const own = pendingRemovals.get(who) ?? new Set();
    pendingRemovals.set(who, own);
    return own;
  }

  /**
   * A removal that production has too waits for nothing: it went there with a document that was inserted again without it,
   * or somebody else had removed the same before. Whoever brings it back later is judged where they write it there; who takes
   * that over as any change from there has lost nothing. While the document itself is gone there, the removal waits on.
   */
  function agree(who: string, concerns: (documentId: string) => boolean): void {
    for (const place of pendingOf(who)) {
      const documentId = places[place]?.documentId ?? '';
      if (!standing.has(place) && standingDocuments.has(documentId) && concerns(documentId))
        pendingOf(who).delete(place);
    }
  }

  /** Whether a value was written by somebody who knew the other one, directly or over others. */
  function knew(place: number, value: number, other: number): boolean {
    const open = [value];
    const done = new Set<number>();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === other) return true;
      if (done.has(next)) continue;
      done.add(next);
      if (takenBack.get(`${place} ${next}`)?.has(other)) continue;
      open.push(...(seen.get(`${place} ${next}`) ?? []));
    }
    return false;
  }

  function isRemovalKnowing(place: number, other: number): boolean {
    return (removals.get(place) ?? []).some(({ had }) => knew(place, had, other));
  }

  function isDeletionKnowing(who: string, place: number, other: number): boolean {
    return [...(deleting.get(`${who} ${place}`) ?? [])].some((had) => knew(place, had, other));
  }

  /** Somebody deletes in production for good what they have here. */
  function deletes(who: string, had: Marks): void {
    for (const [place, value] of had) {
      history.place(place, `${who} wants to delete q${place}.${value} for good`);
      const known = deleting.get(`${who} ${place}`) ?? new Set();
      deleting.set(`${who} ${place}`, known.add(value));
      // They know that it is gone, and may bring it back.
      decide(who, place, nothing);
    }
  }

  /** Somebody takes a push of their own back: what it wrote may go, and what stood there before may come back. */
  function takesBack(who: string, rows: readonly WrittenRow[]): void {
    for (const { before, after } of rows) {
      const [old, now] = [marksIn(before ?? ''), marksIn(after ?? '')];
      for (const place of new Set([...old.keys(), ...now.keys()])) {
        const [to, from] = [old.get(place) ?? nothing, now.get(place) ?? nothing];
        if (to === from) continue;
        history.place(place, `${who} wants to take back: ${from} to ${to}`);
        // Their own workspace still says what was taken back, and may say it again.
        for (const value of [from, to]) decide(who, place, value);
        const gone = takenBack.get(`${place} ${from}`) ?? new Set();
        if (from !== nothing && to !== nothing) takenBack.set(`${place} ${from}`, gone.add(to));
      }
    }
  }

  function decide(who: string, place: number, against: number): void {
    decided.add(`${who} ${place} ${against}`);
  }

  function hasDecided(who: string, place: number, against: number): boolean {
    return decided.has(`${who} ${place} ${against}`);
  }

  /** Which places somebody has to decide, by plain comparison of texts. */
  function openPlaces({ base, mine, theirs }: ShownConflict): number[] {
    const [b, m, t] = [base, mine, theirs].map((side) => (side ? marksIn(JSON.stringify(side)) : null));
    const recordText = (side: Document | null, id: string) =>
      side && Object.hasOwn(side.records, id) ? JSON.stringify(side.records[id], sorted) : '';
    const clashing = new Set<string>();
    for (const id of new Set([base, mine, theirs].flatMap((side) => Object.keys(side?.records ?? {})))) {
      const [was, here, there] = [base, mine, theirs].map((side) => recordText(side, id));
      if ((here === '') !== (there === '') && (!base || (was !== '' && (here || there) !== was)))
        clashing.add(id);
    }
    const inUnit = (place: number) => places[place]?.unit ?? null;
    const all = [...new Set([...(b?.keys() ?? []), ...(m?.keys() ?? []), ...(t?.keys() ?? [])])];
    const unitIsOpen = isUnitOpen({ base, mine, theirs });
    return all.filter((place) => {
      const [was, here, there] = [b, m, t].map((side) => side?.get(place) ?? nothing);
      if (here === there) return false;
      if (!base || !theirs) return true;
      if (inUnit(place) !== null) return unitIsOpen;
      const recordId = places[place]?.recordId ?? null;
      if (recordId !== null && clashing.has(recordId)) return true;
      return here !== was && there !== was;
    });
  }

  /** One side of each place chosen: of everything that differs (`whole`), or of everything that both had changed. */
  function chose(
    who: string,
    shown: ShownConflict,
    sideOf: (place: Place | undefined) => 'mine' | 'theirs',
    whole: boolean,
  ): void {
    const [mine, theirs] = [shown.mine, shown.theirs].map((one) =>
      one ? marksIn(JSON.stringify(one)) : new Map<number, number>(),
    );
    const differing = [...new Set([...(mine?.keys() ?? []), ...(theirs?.keys() ?? [])])].filter(
      (place) => mine?.get(place) !== theirs?.get(place),
    );
    for (const place of whole ? differing : openPlaces(shown)) {
      const side = (whole ? null : keptBy(shown, place, places[place])) ?? sideOf(places[place]);
      const loser = side === 'mine' ? theirs : mine;
      history.place(
        place,
        `${who} chose ${side} of mine ${mine?.get(place)} and theirs ${theirs?.get(place)}`,
      );
      decide(who, place, loser?.get(place) ?? nothing);
      if (side === 'theirs') pendingOf(who).delete(place);
      // It is not there any more, and they know it.
      if (shown.theirs === null) decide(who, place, nothing);
    }
  }

  /** What production's own triggers wrote down; each value that went is judged. */
  function production(rows: readonly WrittenRow[]): void {
    for (const row of rows) {
      const { who, before, after, table, transaction } = row;
      const [old, now] = [marksIn(before ?? ''), marksIn(after ?? '')];
      if (table !== 'funnel_stages') {
        if (after === null) standingDocuments.delete(documentOf(row));
        else standingDocuments.add(documentOf(row));
      }
      for (const [place, value] of now) {
        const held = old.get(place) ?? nothing;
        if (held === value) continue;
        history.place(place, `${who} wrote ${value} over ${held} in ${table} (${transaction})`);
        if (held !== nothing && !knew(place, value, held) && !hasDecided(who, place, held))
          overwritten(
            place,
            `${who} wrote q${place}.${value} over q${place}.${held} in ${table} (${transaction})`,
          );
        const cameBack = held === nothing && goneFrom.has(place);
        if (cameBack && !hasDecided(who, place, nothing) && !knew(place, value, nothing))
          overwritten(place, `${who} brought q${place}.${value} back in ${table} (${transaction})`);
        goneFrom.delete(place);
        standing.add(place);
        const known = published.get(place) ?? new Set();
        published.set(place, known.add(value));
      }
      for (const [place, held] of old) {
        if (now.has(place)) continue;
        history.place(place, `${who} removed ${held} from ${table} (${transaction})`);
        const isKnown = isRemovalKnowing(place, held) || isDeletionKnowing(who, place, held);
        if (!isKnown && !hasDecided(who, place, held))
          overwritten(place, `${who} removed q${place}.${held} from ${table} (${transaction})`);
        goneFrom.add(place);
        standing.delete(place);
        for (const own of pendingRemovals.values()) own.delete(place);
      }
    }
    for (const [who, own] of Map.groupBy(rows, (row) => row.who)) {
      const written = new Set(own.map(documentOf));
      agree(who, (documentId) => written.has(documentId));
    }
  }

  /** A workspace before and after something came in: what its designer had not published yet may only go by decision. */
  function workspace(who: string, before: Marks, after: Marks): void {
    for (const place of new Set([...before.keys(), ...after.keys()])) {
      const [was, is] = [before.get(place) ?? nothing, after.get(place) ?? nothing];
      if (was !== is) history.place(place, `what came in to ${who}: ${was} to ${is}`);
    }
    for (const [place, mine] of before) {
      const now = after.get(place) ?? nothing;
      if (now === mine || published.get(place)?.has(mine) || hasDecided(who, place, mine)) continue;
      const known = now === nothing ? isRemovalKnowing(place, mine) : knew(place, now, mine);
      if (!known) overwritten(place, `${who} lost its own q${place}.${mine} to q${place}.${now}`);
    }
    for (const place of pendingOf(who)) {
      const now = after.get(place) ?? nothing;
      if (now === nothing || before.has(place)) continue;
      pendingOf(who).delete(place);
      if (!hasDecided(who, place, nothing) && !hasDecided(who, place, now))
        overwritten(place, `${who} had removed q${place}, and it came back`);
    }
    agree(who, () => true);
  }

  function overwritten(place: number, text: string): void {
    overwrites.push(text);
    if (overwrites.length <= mostTold) say(`silent overwrite: ${text}`);
    const documentId = places[place]?.documentId ?? '';
    if (toldOf.size < mostHistories && !toldOf.has(documentId)) say(history.tell(place));
    toldOf.add(documentId);
  }

  return {
    history,
    newPlace,
    newValue,
    removed,
    deletes,
    takesBack,
    openPlaces,
    chose,
    production,
    workspace,
    placeOf: (place: number) => places[place],
    overwrites: (): number => overwrites.length,
  };
}

/**
 * Without a base nobody is said to have removed anything: a record or a tag that only one side has stays, and no choice is
 * asked for. Whoever decides the rest is shown it all the same. null: there is a base, or both have it.
 */
function keptBy(
  { base, mine, theirs }: ShownConflict,
  number: number,
  place: Place | undefined,
): 'mine' | 'theirs' | null {
  if (base || !theirs || !place || place.unit !== null) return null;
  const { recordId } = place;
  const has = (side: Document) =>
    recordId === null
      ? marksIn(JSON.stringify(side.header)).has(number)
      : Object.hasOwn(side.records, recordId);
  if (has(mine) === has(theirs)) return null;
  return has(mine) ? 'mine' : 'theirs';
}

/** Both sides changed something of the arms of an experiment, which are one decision. */
function isUnitOpen({ base, mine, theirs }: ShownConflict): boolean {
  const arms = (side: Document | null) => {
    if (!side) return '';
    const variants = Object.values(side.records).filter(({ kind }) => kind === 'variant');
    return JSON.stringify(
      [side.header['allocation'], side.header['status'], variants.sort((a, b) => (a.id < b.id ? -1 : 1))],
      sorted,
    );
  };
  const [was, here, there] = [base, mine, theirs].map(arms);
  return here !== was && there !== was && here !== there;
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
