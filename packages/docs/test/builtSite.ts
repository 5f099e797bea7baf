import path from 'node:path';
import type { Page } from 'playwright-core';

/** The built site, as published. */
export const SITE_FOLDER = path.join(import.meta.dirname, '../dist/site');

/** Everything that a visitor of the page should not cause, as it happens. */
export function collectProblems(page: Page): readonly string[] {
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('requestfailed', (request) => problems.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  return problems;
}
