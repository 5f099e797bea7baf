import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds on a page that has loaded it. `run` is an expression that runs it. */
export async function accessibility(page: Page, run: string) {
  const { passes, violations } = await page.evaluate<AxeResults>(run);
  return {
    passes: passes.length,
    violations: violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)),
  };
}
