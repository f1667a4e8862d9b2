import { Waypoints } from 'lucide-react';

/** Steps and the ways between them. */
export function Logo({ size = 17 }: { readonly size?: number }) {
  return <Waypoints size={size} strokeWidth={1.9} color="var(--accent)" aria-hidden />;
}
