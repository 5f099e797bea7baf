import { type Browser, chromium } from 'playwright-core';

/** Launches a headless browser: Chromium from `@sparticuz/chromium` on Linux x64, an installed Google Chrome elsewhere. */
export async function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  return hasPackagedChromium() ? launchPackagedChromium(args) : launchInstalledChrome(args);
}

/** No browser could be launched. The message says how to install one. */
export class BrowserError extends Error {
  override readonly name = 'BrowserError';
}

// By default Chromium looks for updates on the network while a test runs.
const OFFLINE_ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

// The package is made for cloud functions. With a single process, closing a page ends the browser; the other arguments disable
// protections that a test must not bypass.
const REMOVED_ARGS = new Set([
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

async function launchPackagedChromium(own: readonly string[]): Promise<Browser> {
  const { default: packaged } = await import('@sparticuz/chromium');
  try {
    return await chromium.launch({
      executablePath: await packaged.executablePath(),
      args: [...packaged.args.filter((arg) => !REMOVED_ARGS.has(arg)), ...OFFLINE_ARGS, ...own],
    });
  } catch (error) {
    throw new BrowserError(
      'Chromium of @sparticuz/chromium does not start. Run `npm ci` again. Chromium is unpacked into the temporary folder of the system, which needs 200 MB and must allow programs to run.',
      { cause: error },
    );
  }
}

async function launchInstalledChrome(own: readonly string[]): Promise<Browser> {
  try {
    return await chromium.launch({ channel: 'chrome', args: [...OFFLINE_ARGS, ...own] });
  } catch (error) {
    throw new BrowserError(
      `Google Chrome does not start. The tests need it on ${process.platform} ${process.arch}. Install Google Chrome, then run the tests again.`,
      { cause: error },
    );
  }
}
