import { Button } from '@mantine/core';
import { Equal, Lock, LockOpen } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../../../shared/base/json.ts';
import type { Document } from '../../../shared/documents/document.ts';
import {
  allocationSum,
  isWholeAllocation,
  largestRemainders,
  type Shares,
  setShare,
} from '../../../shared/experiments/allocation.ts';
import type { Experiment } from '../../../shared/experiments/experiment.ts';
import { indexExperiment } from '../../../shared/experiments/experiment-index.ts';
import type { Variant } from '../../../shared/experiments/records/variant.ts';
import { DraftField } from '../../documents/inspector/draft-field.tsx';
import shared from '../../documents/inspector/inspector.module.css';
import { LongList } from '../../documents/inspector/long-list.tsx';
import { optionalNumber } from '../../documents/inspector/parsing.ts';
import type { Session } from '../../documents/session.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { sharesOf } from '../actions/shares.ts';
import { percent } from '../percent.ts';
import classes from './experiment-inspector.module.css';

interface SharesEditorProps {
  readonly session: Session;
  readonly document: Document;
}

/**
 * How the participants are shared out. Whatever is dragged or typed, the shares sum to 100: the others give or take in
 * proportion, but for those that are held.
 */
export function SharesEditor({ session, document }: SharesEditorProps) {
  const { variants } = indexExperiment(document);
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const [draft, setDraft] = useState<Moving | null>(null);
  const stored = (document as Experiment).header.allocation ?? {};
  const shares = draft?.shares ?? sharesOf(document);
  const off = offInWords(stored, variants);

  function commit(next: Shares) {
    setDraft(null);
    const before = session.store.getState().document.header['allocation'] ?? null;
    const after: JsonObject = { ...next };
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const label = 'Set traffic allocation of the experiment';
    session.commit(label, {
      header: { allocation: [before, after] },
      added: [],
      updated: [],
      removed: [],
    });
  }

  const release = useRef(() => {});
  useEffect(() => {
    release.current = () => {
      if (draft) commit(draft.shares);
    };
  });
  // What was moved when another record is selected is kept.
  useEffect(() => () => release.current(), []);
  // Key after key is one move, and one undo step, until the hand rests.
  useEffect(() => {
    if (!draft?.keyUp) return undefined;
    const timer = setTimeout(() => release.current(), restMs);
    return () => clearTimeout(timer);
  }, [draft]);

  /** From where the others stood at the beginning: moved there and back again, they stand as before. */
  function move(key: string, share: number) {
    const from = draft?.key === key ? draft.from : shares;
    setDraft({ key, from, shares: setShare(from, key, share, held), keyUp: false });
  }

  /** A command such as undo finds what was moved. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) release.current();
  }

  function toggle(key: string) {
    const next = new Set(held);
    if (!next.delete(key)) next.add(key);
    setHeld(next);
  }

  if (variants.length === 0)
    return <p className={shared.hint}>Add a variant: then there is traffic to share out.</p>;
  return (
    <div className={classes.shares}>
      <SharesBar variants={variants} shares={shares} />
      <LongList items={variants}>
        {(variant) => {
          const { key, name } = variant;
          const share = shares[key] ?? 0;
          const isHeld = held.has(key);
          return (
            <div className={classes.share}>
              <span className={classes.shareName} title={`${name}, key ${key}`}>
                {name || key}
              </span>
              <IconButton
                label={isHeld ? `Let the share of ${name} move` : `Hold the share of ${name}`}
                Icon={isHeld ? Lock : LockOpen}
                size={24}
                pressed={isHeld}
                onClick={() => toggle(key)}
              />
              <input
                type="range"
                className={classes.slider}
                aria-label={`Share of ${name}`}
                aria-valuetext={percent(share)}
                min={0}
                max={100}
                step={1}
                value={share}
                disabled={isHeld}
                onChange={(event) => move(key, Number(event.currentTarget.value))}
                onPointerUp={() => release.current()}
                onKeyDown={onKeyDown}
                onKeyUp={() => draft && setDraft({ ...draft, keyUp: true })}
                onBlur={() => release.current()}
              />
              <DraftField
                bare
                label={`Share of ${name} in percent`}
                value={String(share)}
                parse={(text) => {
                  const parsed = optionalNumber(0, 100)(text);
                  return parsed.ok && parsed.value === null
                    ? { ok: false, message: 'Type a share from 0 to 100.' }
                    : parsed;
                }}
                inputMode="decimal"
                className={classes.shareNumber}
                onCommit={(value) => commit(setShare(shares, key, Number(value), held))}
              />
              <span className={classes.unit}>%</span>
            </div>
          );
        }}
      </LongList>
      <div className={classes.sum}>
        <span className="tabular">
          Sum {percent(Object.values(shares).reduce((sum, share) => sum + share, 0))}
        </span>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Equal size={14} strokeWidth={1.75} aria-hidden />}
          onClick={() => commit(equalised(shares, held))}
        >
          Equalise
        </Button>
      </div>
      {off !== null && draft === null && (
        <p className={shared.problem} role="alert">
          {off}{' '}
          <button type="button" className={shared.quiet} onClick={() => commit(sharesOf(document))}>
            Take these
          </button>
        </p>
      )}
    </div>
  );
}

/** A slider on the move. */
interface Moving {
  readonly key: string;
  readonly from: Shares;
  readonly shares: Shares;
  /** Moved by a key that was let go. */
  readonly keyUp: boolean;
}

const restMs = 600;

/** Narrower than a pixel or two, the parts of more arms could not be told apart. */
const mostParts = 100;

function SharesBar({ variants, shares }: { readonly variants: readonly Variant[]; readonly shares: Shares }) {
  const rest = variants.slice(mostParts).reduce((sum, { key }) => sum + (shares[key] ?? 0), 0);
  return (
    <div className={classes.bar} aria-hidden>
      {variants.slice(0, mostParts).map(({ id, key, isControl }) => (
        <i key={id} data-control={isControl || undefined} style={{ flexGrow: shares[key] ?? 0 }} />
      ))}
      {rest > 0 && <i style={{ flexGrow: rest }} />}
    </div>
  );
}

/** The same for each arm that is not held, of what those leave. */
export function equalised(shares: Shares, held: ReadonlySet<string>): Shares {
  const free = Object.keys(shares).filter((key) => !held.has(key));
  const taken = Object.entries(shares).reduce((sum, [key, share]) => sum + (held.has(key) ? share : 0), 0);
  const parts = largestRemainders(
    Math.max(0, 10_000 - Math.round(taken * 100)),
    free.map(() => 1),
  );
  const equal = new Map(free.map((key, index) => [key, (parts[index] ?? 0) / 100]));
  return Object.fromEntries(Object.entries(shares).map(([key, share]) => [key, equal.get(key) ?? share]));
}

/** What is wrong with the allocation as it stands in the document; null: nothing. */
function offInWords(allocation: JsonObject, variants: readonly Variant[]): string | null {
  const keys = new Set(variants.map(({ key }) => key));
  const others = Object.keys(allocation).filter((key) => !keys.has(key));
  if (others.length > 0) return `The document gives a share to ${others.join(', ')}, which is no variant.`;
  if ([...keys].some((key) => !Object.hasOwn(allocation, key)))
    return 'The document gives no share to some variants.';
  if (isWholeAllocation(allocation)) return null;
  const sum = allocationSum(allocation);
  return sum === undefined
    ? 'Some shares in the document are no percentages with two decimals.'
    : `The shares in the document sum to ${percent(sum)}.`;
}
