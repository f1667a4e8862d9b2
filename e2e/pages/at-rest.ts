import type { Locator } from '@playwright/test';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where something lies once it lies still: a hand waits for a view that glides, or it would grasp beside. */
export async function boxAtRest(locator: Locator): Promise<Box> {
  for (let tries = 0; tries < 5; tries += 1) {
    const box = await locator.evaluate(async (element) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      let before = '';
      // A glide that begins in this frame moves nothing before the next one.
      for (let still = 0, frames = 0; still < 3 && frames < 300; frames += 1) {
        await frame();
        const { x, y, width, height } = element.getBoundingClientRect();
        const now = [x, y, width, height].join(' ');
        still = now === before ? still + 1 : 0;
        before = now;
      }
      const { x, y, width, height } = element.getBoundingClientRect();
      return element.isConnected ? { x, y, width, height } : null;
    });
    if (box !== null) return box;
  }
  throw new Error(`${String(locator)} does not stay on screen.`);
}
