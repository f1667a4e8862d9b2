import type { Does, Retry } from '../../processes/records/action.ts';
import type { Test } from '../../processes/records/condition.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Keyed {
  /** The foreign program's own id of it. */
  readonly key: string;
  /** As the foreign program drew it; null: it said no place. */
  readonly place: Place | null;
}

/** What automations of other programs consist of, before ids and places are given out. */
export type FlowNode = Keyed &
  (
    | { readonly kind: 'trigger'; readonly event: string; readonly description: string | null }
    | {
        readonly kind: 'decision';
        readonly name: string;
        readonly match: 'all' | 'any' | 'none';
        readonly tests: readonly Test[];
      }
    | {
        readonly kind: 'action';
        readonly name: string;
        readonly does: Does;
        readonly retry?: Retry | null;
        readonly timeoutSeconds?: number | null;
      }
    | { readonly kind: 'procedure'; readonly name: string; readonly description: string | null }
    /** A join, an end, a container: what comes in goes on to what follows. */
    | { readonly kind: 'through' }
  );

export type FlowWay = 'next' | 'yes' | 'no' | 'error';

export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly on: FlowWay;
}

export interface Flow {
  readonly name: string;
  readonly description: string | null;
  readonly ownerTeam?: string | null;
  readonly isActive?: boolean;
  readonly tags?: readonly string[];
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
  /** Texts that lay on the canvas there. */
  readonly remarks?: readonly string[];
}
