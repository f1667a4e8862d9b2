import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { KindView } from '../../canvas/scene.ts';
import type { Picture } from '../../compare/picture.ts';
import type { BottomTab } from '../../documents/document-view/document-view.tsx';
import type { Session } from '../../documents/session.ts';
import { isVariantSession } from '../../experiments/variants/variant-session.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ghostedView } from './ghosted-view.ts';
import { VariantBanner } from './variant-banner.tsx';

const ChangesPanel = lazy(async () => ({ default: (await import('./changes-panel.tsx')).ChangesPanel }));

interface VariantOverlay {
  readonly view: KindView;
  readonly banner: ReactNode;
  /** What the variant changes, in the place of the history: a variant has none of its own. */
  readonly changes: BottomTab;
}

/** What is different where a session is a variant over its base; null for a document. */
export function useVariantOverlay(
  session: Session,
  view: KindView,
  { onReveal, readOnly }: { readonly onReveal: (id: string) => void; readonly readOnly: boolean },
): VariantOverlay | null {
  const variant = isVariantSession(session) ? session : null;
  const ghosted = useMemo(() => variant && ghostedView(view, variant), [variant, view]);
  const count = useStore(ghosted?.picture ?? nothing, (picture) => picture?.listing.items.length ?? 0);
  if (!variant || !ghosted) return null;
  return {
    view: ghosted.view,
    banner: <VariantBanner session={variant} picture={ghosted.picture} readOnly={readOnly} />,
    changes: {
      key: 'history',
      label: 'Changes',
      count,
      panel: (
        <Suspense fallback={<SkeletonRows rows={3} label="Opening the changes" />}>
          <ChangesPanel session={variant} picture={ghosted.picture} onReveal={onReveal} readOnly={readOnly} />
        </Suspense>
      ),
    },
  };
}

const nothing = createStore<Picture | null>(() => null);
