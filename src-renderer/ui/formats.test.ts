import { describe, expect, it } from 'vitest';
import { byDay, dateAndSecond, dateAndTime, fileSize } from './formats.ts';

describe('dates and sizes', () => {
  it('groups pushes by the day of this computer and keeps their order', () => {
    const now = new Date(2026, 10, 22, 15, 0);
    const times = [
      new Date(2026, 10, 22, 9, 12),
      new Date(2026, 10, 22, 0, 1),
      new Date(2026, 10, 21, 23, 59),
      new Date(2026, 10, 13, 16, 42),
      new Date(2025, 4, 2, 8, 0),
    ];
    const days = byDay(
      times.map((time) => time.toISOString()),
      (time) => time,
      now,
    );
    expect(days.map(({ label, items }) => [label, items.length])).toEqual([
      ['Today', 2],
      ['Yesterday', 1],
      ['13 November', 1],
      ['2 May 2025', 1],
    ]);
  });

  it('calls yesterday by its name when the clock was put back in between', () => {
    expect(
      byDay([new Date(2026, 9, 25, 12).toISOString()], (time) => time, new Date(2026, 9, 26, 12))[0]?.label,
    ).toBe('Yesterday');
  });

  it('writes a date and a time as one reads them', () => {
    const at = new Date(2026, 10, 20, 6, 14, 9).toISOString();
    expect(dateAndTime(at)).toBe('20 Nov 2026, 06:14');
    expect(dateAndSecond(at)).toBe('20 Nov 2026, 06:14:09');
  });

  it('writes a size in the unit that fits', () => {
    expect(fileSize(389_120)).toBe('380 KB');
    expect(fileSize(1_468_006)).toBe('1.4 MB');
  });
});
