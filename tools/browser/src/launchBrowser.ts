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

function hasPackagedChromium(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

async function launchPackagedChromium(): Promise<Browser> {
  const { default: packaged } = await import('@sparticuz/chromium');
  try {
    return await chromium.launch({
      executablePath: await packaged.executablePath(),
      args: [...packaged.args, ...QUIET],
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
