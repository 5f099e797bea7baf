import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';

export interface OpenedPage {
  /** The JSON that the script wrote to the title of the page. */
  readonly shown: unknown;
  /** The directives of the policy that were violated. */
  readonly violations: readonly string[];
}

const POLICY = `default-src 'none'; script-src 'self'`;
const PAGE =
  '<!doctype html><title></title><script type="module" src="watch.js"></script><script type="module" src="main.js"></script>';
const WATCH = `
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
`;
// Violations are reported after the script that caused them.
const LOOK = `new Promise((resolve) => setTimeout(() => resolve({ title: document.title, violations }), 50))`;

/** Opens a page with a strict content security policy, and runs a script in it. */
export async function openPage(browser: Browser, script: string): Promise<OpenedPage> {
  const files: Readonly<Record<string, string>> = { '/': PAGE, '/watch.js': WATCH, '/main.js': script };
  const server = createServer(({ url = '' }, response) => {
    const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(files[url] === undefined ? 404 : 200, {
      'content-security-policy': POLICY,
      'content-type': type,
    });
    response.end(files[url]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await browser.newPage();
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { waitUntil: 'load' });
    const { title, violations } = await page.evaluate<{ title: string; violations: string[] }>(LOOK);
    if (errors[0]) throw errors[0];
    return { shown: JSON.parse(title), violations };
  } finally {
    await page.close();
    server.closeAllConnections();
    server.close();
  }
}
