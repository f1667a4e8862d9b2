import type { TemplateSummary } from './gallery-entries.ts';
import classes from './thumbnail.module.css';

interface ThumbnailProps {
  readonly outline: TemplateSummary['outline'];
}

/** A document from far away: boxes and lines. For the eye only; what it is, its name says. */
export function Thumbnail({ outline }: ThumbnailProps) {
  const { width, height, boxes, lines } = outline;
  // Thin lines stay visible however large the drawing is.
  const stroke = Math.max(width / 240, height / 130, 1);
  return (
    <svg
      className={classes.thumbnail}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid meet"
      strokeWidth={stroke}
      aria-hidden="true"
    >
      {boxes.filter(({ tone }) => tone === 'frame').map(box)}
      <path
        className={classes.lines}
        d={lines.map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`).join('')}
      />
      {boxes.filter(({ tone }) => tone !== 'frame').map(box)}
    </svg>
  );
}

function box({ x, y, width, height, tone }: TemplateSummary['outline']['boxes'][number]) {
  return (
    <rect
      key={`${x} ${y} ${width} ${tone}`}
      x={x}
      y={y}
      width={width}
      height={height}
      rx={Math.min(height / 4, 14)}
      data-tone={tone}
    />
  );
}
