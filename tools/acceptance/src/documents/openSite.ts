import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from '@hookbook/browser';
import { startReceiver } from '@hookbook/testkit/receiver';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** A page as a browser sees it. */
export interface OpenedPage {
  /** Whether the browser applied the site's stylesheet. */
  readonly isStyled: boolean;
  /** Errors of scripts, and everything that the browser refused to load. */
  readonly errors: readonly string[];
}

/** Opens the first page of a built site in a browser, from a web server that adds headers to every response. */
export async function openSite(site: string, headers: Readonly<Record<string, string>>): Promise<OpenedPage> {
  await using server = await startReceiver(async (response, request) => {
    const name = request.path === '/' ? '/index.html' : request.path;
    const contents = await readFile(path.join(site, name)).catch(() => undefined);
    const contentType = CONTENT_TYPES[path.extname(name)] ?? 'application/octet-stream';
    response.writeHead(contents ? 200 : 404, { ...headers, 'content-type': contentType }).end(contents);
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(new URL('/', server.url).href);
    const isStyled = await page.evaluate('document.styleSheets.length > 0');
    return { isStyled: isStyled === true, errors };
  } finally {
    await browser.close();
  }
}
