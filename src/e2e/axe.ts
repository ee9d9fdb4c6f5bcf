import axe from 'axe-core';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** The problems that axe finds in the present page, including the size of targets (WCAG 2.5.8). */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // A transition whose element leaves the page is cancelled, and is as much over as a finished one.
    await Promise.allSettled(
      document.getAnimations().map((one) => one instanceof CSSTransition && one.finished),
    );
    // Passes are as many as elements: naming them, and sending them, takes longer than finding what is wrong.
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ['violations'],
      rules: { 'target-size': { enabled: true } },
    });
    return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** Checks one state of a page with axe. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  expect.soft({ state, wrong: await violations(page) }).toEqual({ state, wrong: [] });
}

/** Controls and words outside the sides of the screen, and how far the page scrolls sideways. */
export const beyondSides = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { innerWidth } = window;
    const wide = document.documentElement.scrollWidth - innerWidth;
    const scrolls = (part: Element | null): boolean =>
      part !== null &&
      (['auto', 'scroll'].includes(getComputedStyle(part).overflowX) ||
        scrolls(part.parentElement));
    const parts = [
      ...document.querySelectorAll('button, a, input, select, h1, h2, p, li, summary'),
    ];
    const cut = parts.filter((part) => {
      const { left, right, width } = part.getBoundingClientRect();
      const cut = width > 0 && (left < -1 || right > innerWidth + 1);
      return cut && !part.closest('.visually-hidden, .skip, [aria-hidden=true]') && !scrolls(part);
    });
    return [
      ...(wide > 0 ? [`scrolls by ${wide} px`] : []),
      ...cut.map((part) => part.outerHTML.slice(0, 120)),
    ];
  });

/** The same at the narrowest screen of WCAG 1.4.10, and with text of twice the size (1.4.4). */
export async function beyondNarrowSides(page: Page): Promise<readonly string[]> {
  const before = page.viewportSize() ?? { width: 390, height: 844 };
  await page.setViewportSize({ width: 320, height: 640 });
  const narrow = await beyondSides(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  const large = await beyondSides(page);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
  await page.setViewportSize(before);
  return [...narrow.map((what) => `320 px: ${what}`), ...large.map((what) => `200 %: ${what}`)];
}
