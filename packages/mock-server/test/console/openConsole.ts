import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Expressions that run in the page. They are text because tests are typed for Node, which has no `document`. */
export const ROWS_IN_DOCUMENT = `document.querySelectorAll('.row').length`;
export const FOCUSED = `document.activeElement.name || document.activeElement.id || document.activeElement.textContent`;
export const WIDER_THAN_WINDOW = `[...document.querySelectorAll('body *')]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1)
  .filter((element) => !element.closest('pre, .scroll, .line, .field'))
  .map((element) => element.outerHTML.slice(0, 80))`;

/** How many rows the list adds and removes for each filter: for a text, for none, and for the text again. */
export function changedRows(text: string): string {
  return `(() => {
    const input = document.querySelector('[name=text]');
    const observer = new MutationObserver(() => {});
    observer.observe(document.querySelector('#rows'), { childList: true });
    return [${JSON.stringify(text)}, '', ${JSON.stringify(text)}].map((value) => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      return observer.takeRecords().reduce((sum, record) => sum + record.addedNodes.length + record.removedNodes.length, 0);
    });
  })()`;
}

export interface OpenedConsole {
  readonly page: Page;
  /** Console messages, errors and dialogs. The page should cause none of them. */
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
}

export async function openConsole(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<OpenedConsole> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await prepare(page);
  await page.goto(url);
  await page.locator('#connection[data-state=connected]').waitFor();
  return { page, problems, close: () => context.close() };
}

/** The violations of accessibility rules, or only of those about colours. */
export async function violationsOf(page: Page, { onlyColours = false } = {}): Promise<readonly string[]> {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe.source);
  const rules = onlyColours ? { runOnly: ['color-contrast'] } : {};
  const options = JSON.stringify({ ...rules, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${options})`);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
