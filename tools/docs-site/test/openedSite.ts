import { launchBrowser } from '@hookbook/browser';
import type { Contract } from '@hookbook/contract';
import { modelGuides } from '@hookbook/models-emitter/guides';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { docsEmitter } from '../src/emitDocs.ts';

/** A site in a browser, served from memory with a strict content security policy. */
export interface OpenedSite {
  readonly browser: Browser;
  readonly browse: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  readonly close: () => Promise<void>;
}

export const ORIGIN = 'https://docs.example';

const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'";
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  md: 'text/markdown',
  txt: 'text/plain',
};

/** Opens a site in a browser of its own, unless there is one already. */
export async function openSite(contract: Contract, opened?: Browser): Promise<OpenedSite> {
  const files = new Map((await docsEmitter({ modelGuides })(contract)).map((file) => [file.path, file.text]));
  const browser = opened ?? (await launchBrowser());
  return {
    browser,
    browse: async (options) => {
      const context = await browser.newContext({ permissions: ['clipboard-write', 'clipboard-read'], ...options });
      await context.route('**/*', (route) => {
        const url = new URL(route.request().url());
        if (url.origin !== ORIGIN) return route.fulfill({ status: 404 });
        const path = decodeURIComponent(url.pathname.slice(1));
        const [status, name] = files.has(path) ? [200, path] : [404, '404.html'];
        const contentType = `${TYPES[name.split('.').at(-1) ?? '']}; charset=utf-8`;
        return route.fulfill({
          status,
          body: files.get(name) ?? '',
          headers: { 'content-type': contentType, 'content-security-policy': POLICY },
        });
      });
      return context;
    },
    close: () => browser.close(),
  };
}

/** Collects console messages, errors, failed requests and dialogs. A page should cause none of them. */
export function problemsOf(page: Page): readonly string[] {
  const problems: string[] = [];
  page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return problems;
}
