import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '@hookbook/browser';
import { createDocsServer } from '@hookbook/docs';
import { formatTable } from '@hookbook/testkit/formatTable';
import { installLibraries } from '@hookbook/testkit/installLibraries';
import { findFreePort } from '@hookbook/testkit/receiver';

/** One page of each kind. */
const PAGES: Readonly<Record<string, string>> = {
  home: '',
  provider: 'dynamic/',
  event: 'dynamic/user.created.html',
  'short event': 'platform/user.deleted.html',
  schema: 'dynamic/schemas/Wallet.html',
  guide: 'guide-receive-safely.html',
  'payload check': 'check.html',
};
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const LIMIT = 95;

/** What the benchmark knows of Lighthouse. */
interface Lighthouse {
  readonly default: (url: string, flags: object, config?: object) => Promise<{ readonly lhr: LighthouseResult }>;
  readonly desktopConfig: object;
}

interface LighthouseResult {
  readonly categories: Readonly<Record<string, { readonly score: number }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number; readonly score: number | null }>>;
  readonly environment: { readonly benchmarkIndex: number };
}

/** Runs Lighthouse on every kind of page of the built documentation, as a phone and as a computer. */
export async function measureLighthouse(): Promise<void> {
  const folder = fileURLToPath(new URL('../../../../node_modules/.cache/hookbook-bench/lighthouse', import.meta.url));
  const importPackage = await installLibraries(path.join(folder), ['lighthouse@13.5.0']);
  const { default: lighthouse, desktopConfig } = await importPackage<Lighthouse>('lighthouse');
  const port = await findFreePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  const server = createDocsServer();
  try {
    const site = await server.listen(0);
    const results: { readonly name: string; readonly lhr: LighthouseResult }[] = [];
    for (const [device, config] of [['phone', undefined] as const, ['computer', desktopConfig] as const])
      for (const [kind, page] of Object.entries(PAGES)) {
        const flags = { port, logLevel: 'error', onlyCategories: CATEGORIES };
        const { lhr } = await lighthouse(new URL(page, site).href, flags, config);
        results.push({ name: `${kind}, ${device}`, lhr });
      }
    print(results);
  } finally {
    await server.close();
    await browser.close();
  }
}

function print(results: readonly { readonly name: string; readonly lhr: LighthouseResult }[]): void {
  const rows = results.map(({ name, lhr }) => [name, ...scoresOf(lhr).map(String), shiftOf(lhr).toFixed(3)]);
  const [speed] = results.map(({ lhr }) => lhr.environment.benchmarkIndex);
  const header = ['', ...CATEGORIES, 'layout shift'];
  console.log(
    `\n${formatTable([header, ...rows], { title: `Lighthouse 13.5.0; its index of the processor: ${speed}`, alignment: 'right' })}`,
  );
  const low = results.filter(({ lhr }) => scoresOf(lhr).some((score) => score < LIMIT) || shiftOf(lhr) > 0);
  if (low.length === 0) console.log(`  ✓ every score is at least ${LIMIT}, and nothing moves`);
  else {
    console.log(`  ✗ below ${LIMIT}, or something moves: ${low.map(({ name }) => name).join('; ')}`);
    process.exitCode = 1;
  }
}

function scoresOf({ categories }: LighthouseResult): readonly number[] {
  return CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100));
}

function shiftOf({ audits }: LighthouseResult): number {
  return audits['cumulative-layout-shift']?.numericValue ?? 0;
}
