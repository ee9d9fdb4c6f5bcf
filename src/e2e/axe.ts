import axe from 'axe-core';
import type { Page } from 'playwright';

/** What axe finds wrong with the page as it is. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  await page.evaluate(() =>
    Promise.all(
      document.getAnimations().map((one) => one instanceof CSSTransition && one.finished),
    ),
  );
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`);
}
