import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { catalogue, createDelivery, DEFAULT_SECRET, send } from '@hookbook/mock-server';
import { type RunningProcess, startProcess } from '@hookbook/testkit/runProcess';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createConsumer, type InstalledPackages, installPackages } from '../src/packages/installPackages.ts';
import { ROOT } from '../src/repository.ts';

/** The program on the page of an event, as somebody copies it. */
interface PageProgram {
  readonly provider: string;
  readonly event: string;
  readonly code: string;
}

let installed: InstalledPackages;
let programs: readonly PageProgram[];
let running: RunningProcess;
beforeAll(async () => {
  installed = await installPackages();
  programs = await pagePrograms();
  const folder = await createConsumer(installed.project, 'pages', []);
  for (const [index, { code }] of programs.entries()) {
    const listen = `.listen(0, function () { console.log("port ${index} " + this.address().port); })`;
    await writeFile(path.join(folder, `page${index}.ts`), code.replace('.listen(3000)', listen));
  }
  await writeFile(path.join(folder, 'main.ts'), programs.map((_, index) => `import './page${index}.ts';`).join('\n'));
  running = startProcess('node', ['main.ts'], { cwd: folder, env: { WEBHOOK_SECRET: DEFAULT_SECRET } });
  const ports = () => running.stdout().match(/^port \d+ \d+$/gm) ?? [];
  await vi.waitFor(() => expect(ports().length, running.stderr()).toBe(programs.length), 30_000);
});
afterAll(async () => {
  running?.child.kill();
  await rm(path.dirname(installed.project), { recursive: true, force: true });
});

async function pagePrograms(): Promise<readonly PageProgram[]> {
  const events = catalogue.flatMap(({ name, slug, events }) => events.map((event) => ({ name, slug, event })));
  const found: PageProgram[] = [];
  for (const { name, slug, event } of events) {
    const page = await readFile(path.join(ROOT, 'packages/docs/dist/site', slug, `${event.slug}.md`), 'utf8');
    const code = /```ts\n(import \{ createServer \}[\s\S]*?)```/.exec(page)?.[1] ?? '';
    found.push({ provider: name, event: event.type, code });
  }
  return found;
}

/** All programs run in one process, each on a port of its own. */
function urlOf(index: number): string {
  const [, port] = new RegExp(`^port ${index} (\\d+)$`, 'm').exec(running.stdout()) ?? [];
  return `http://127.0.0.1:${port}/webhooks`;
}

test('there is a program on the page of every event', () => {
  expect(programs.length).toBeGreaterThanOrEqual(66);
  expect(programs.filter(({ code }) => code === '').map(({ event }) => event)).toEqual([]);
});

describe('the program on the page of an event', () => {
  test('receives the event from the mock server', async () => {
    const statuses: Record<string, unknown> = {};
    for (const [index, { provider, event }] of programs.entries()) {
      const delivery = createDelivery({ provider, event, secret: DEFAULT_SECRET } as never);
      const { attempts } = await send(delivery, urlOf(index));
      statuses[`${provider} ${event}`] = attempts[0]?.status;
    }
    expect(new Set(Object.values(statuses)), JSON.stringify(statuses)).toEqual(new Set([204]));
    await delay(100);
    expect(running.stdout().length).toBeGreaterThan(programs.length * 100);
  });

  test('refuses a delivery that somebody else has signed', async () => {
    const signed = [...programs.entries()].filter(([, { code }]) => code.includes('WEBHOOK_SECRET'));
    expect(signed.length).toBeGreaterThan(40);
    const statuses = new Set<unknown>();
    for (const [index, { provider, event }] of signed) {
      const delivery = createDelivery({ provider, event, secret: DEFAULT_SECRET, fault: 'wrong-signature' } as never);
      statuses.add((await send(delivery, urlOf(index))).attempts[0]?.status);
    }
    expect(statuses).toEqual(new Set([401]));
  });
});
