import { type Svg, svg } from '../svg/svg.ts';

/** Line drawings in a square of 16 pixels, 1.5 pixels of stroke. */
const drawings = {
  web: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13ZM1.5 8H14.5M8 1.5c2.4 2 2.9 4.2 2.9 6.5S10.4 12.5 8 14.5M8 1.5C5.6 3.5 5.1 5.7 5.1 8S5.6 12.5 8 14.5',
  mobile: 'M5 1.5H11Q12 1.5 12 2.5V13.5Q12 14.5 11 14.5H5Q4 14.5 4 13.5V2.5Q4 1.5 5 1.5ZM7.3 12.2H8.7',
  email: 'M2.5 3H13.5Q14.5 3 14.5 4V12Q14.5 13 13.5 13H2.5Q1.5 13 1.5 12V4Q1.5 3 2.5 3ZM1.8 4L8 8.7L14.2 4',
  api: 'M5.5 4.5L2 8L5.5 11.5M10.5 4.5L14 8L10.5 11.5M9.1 2.8L6.9 13.2',
  support:
    'M2 10V8a6 6 0 0 1 12 0V10M2 9.3H4V13H3Q2 13 2 12ZM14 9.3H12V13H13Q14 13 14 12ZM14 12Q14 14.5 9.5 14.5',
  other:
    'M8 6.5a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3M4.6 11.4a4.8 4.8 0 0 1 0-6.8M11.4 4.6a4.8 4.8 0 0 1 0 6.8',
  enter: 'M9.5 2.5H12.5Q13.5 2.5 13.5 3.5V12.5Q13.5 13.5 12.5 13.5H9.5M2 8H9.5M6.5 5L9.5 8L6.5 11',
  leave: 'M6.5 2.5H3.5Q2.5 2.5 2.5 3.5V12.5Q2.5 13.5 3.5 13.5H6.5M6.5 8H14M11 5L14 8L11 11',
  flag: 'M3.5 14.5V2.5Q5.5 1.2 8 2.5T12.5 2.5V8.8Q10.5 10 8 8.8T3.5 8.8',
  done: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13ZM5.2 8.2L7.2 10.2L10.9 6',
  stopped: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13ZM3.5 12.5L12.5 3.5',
  handed:
    'M12 2a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 1 0 0-3.4M4 6.3a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 1 0 0-3.4M12 10.6a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 1 0 0-3.4M5.5 7.2L10.5 4.5M5.5 8.8L10.5 11.5',
  person:
    'M5.5 2.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M1.5 13.5Q1.5 9.5 5.5 9.5T9.5 13.5M10.5 2.8a2.3 2.3 0 0 1 0 4.4M11.8 9.8Q14.5 10.5 14.5 13.5',
  step: 'M2.5 3H13.5L11 8H5ZM5.5 8.5H10.5L9.5 13.5H6.5Z',
  bolt: 'M9 1.5L3 9H7.5L7 14.5L13 7H8.5Z',
  split: 'M8 1.5L14.5 8L8 14.5L1.5 8Z',
  gear: 'M5 2.5H11L14 8L11 13.5H5L2 8ZM8 6a2 2 0 1 0 0 4a2 2 0 1 0 0-4',
  shield: 'M8 1.5L13.5 3.5V8Q13.5 12.5 8 14.5Q2.5 12.5 2.5 8V3.5Z',
  flask: 'M6 1.5H10M6.7 1.5V6L2.8 13Q2.3 14.5 4 14.5H12Q13.7 14.5 13.2 13L9.3 6V1.5M4.5 10.5H11.5',
  gauge: 'M2 12.5a6.5 6.5 0 1 1 12 0M8 11L11 6.5',
  people: 'M8 2.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M3 13.5Q3 9.5 8 9.5T13 13.5',
  bar: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13ZM4.5 8H11.5',
} as const;

export type IconName = keyof typeof drawings;

export function icon(name: IconName, x: number, y: number, stroke: string, size = 16): Svg {
  const scale = size === 16 ? '' : ` scale(${size / 16})`;
  return svg('path', {
    d: drawings[name],
    transform: `translate(${x} ${y})${scale}`,
    fill: 'none',
    stroke,
    'stroke-width': 1.5,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}
