import { lazy, Suspense } from 'react';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { Place } from '../frame/places.ts';
import { useServices } from '../services.ts';

const PublishingInspector = lazy(async () => ({
  default: (await import('../../publishing/publishing-inspector.tsx')).PublishingInspector,
}));

/** What the right panel shows: details of what is in front. */
export function InspectorSlot({ place }: { readonly place: Place }) {
  const { publishing } = useServices();
  if (place !== 'publishing') return null;
  return (
    <Suspense fallback={<SkeletonRows rows={6} label="Opening the details" />}>
      <PublishingInspector store={publishing} />
    </Suspense>
  );
}
