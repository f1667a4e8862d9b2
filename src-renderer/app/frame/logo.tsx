/** Three steps and the way between them. */
export function Logo({ size = 18 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true">
      <g stroke="var(--accent)" strokeWidth="1.75" strokeLinecap="round">
        <path d="M6 13.6 8.6 8.4M11.6 8.2l2.6 3.4M6.8 15.2l6.4-1.6M10.9 5.4l2.4-1.2" />
        <circle cx="5" cy="15.4" r="1.9" fill="var(--surface)" />
        <circle cx="9.8" cy="6.4" r="1.9" fill="var(--surface)" />
        <circle cx="15.2" cy="13.2" r="1.9" fill="var(--surface)" />
      </g>
      <circle cx="15.2" cy="3.6" r="1.6" fill="var(--accent)" />
    </svg>
  );
}
