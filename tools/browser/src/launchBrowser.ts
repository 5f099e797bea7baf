import { type Browser, chromium } from 'playwright-core';

/** Starts a headless browser: the one from `@sparticuz/chromium` on Linux x64, else an installed Google Chrome. */
export async function launchBrowser(): Promise<Browser> {
  return hasPackagedChromium() ? launchPackagedChromium() : launchInstalledChrome();
}

/** The browser is missing on this machine, or does not start. */
export class BrowserError extends Error {
  override readonly name = 'BrowserError';
}

// Without these Chromium looks for updates on the network while a test runs.
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

// Made for functions in a cloud: with one process closing a page ends the browser, and the others switch off what a
// test of a page should see at work.
const UNWANTED = new Set([
  '--single-process',
  '--no-zygote',
  '--in-process-gpu',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--allow-running-insecure-content',
]);

function hasPackagedChromium(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

async function launchPackagedChromium(): Promise<Browser> {
  const { default: packaged } = await import('@sparticuz/chromium');
  try {
    return await chromium.launch({
      executablePath: await packaged.executablePath(),
      args: [...packaged.args.filter((arg) => !UNWANTED.has(arg)), ...QUIET],
    });
  } catch (error) {
    throw new BrowserError(
      'The Chromium of @sparticuz/chromium does not start. Run `npm ci` again; it unpacks into the system’s temporary folder, which needs 200 MB and permission to run programs.',
      { cause: error },
    );
  }
}

async function launchInstalledChrome(): Promise<Browser> {
  try {
    return await chromium.launch({ channel: 'chrome', args: QUIET });
  } catch (error) {
    throw new BrowserError(
      `No browser to test pages with: on ${process.platform} ${process.arch} an installed Google Chrome is used, and none starts. Install Google Chrome, then run the tests again.`,
      { cause: error },
    );
  }
}
