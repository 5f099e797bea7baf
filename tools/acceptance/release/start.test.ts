import { rm } from 'node:fs/promises';
import { launchBrowser } from '@hookbook/browser';
import { onlyRequest, startReceiver } from '@hookbook/testkit/receiver';
import { startProcess } from '@hookbook/testkit/runProcess';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyRepository } from '../src/copyRepository.ts';
import { npx, replaceOnce } from '../src/editCopy.ts';
import { npmStart, type RunningStart } from '../src/npmStart.ts';
import { shareCache } from '../src/turbo.ts';

let copy: string;
beforeAll(async () => {
  copy = await copyRepository();
  await shareCache(copy);
});
afterAll(() => rm(copy, { recursive: true, force: true }));

describe('npm start', () => {
  let running: RunningStart;
  beforeAll(async () => {
    running = await npmStart(copy, ['--docs-port', '0', '--mock-port', '0']);
  });

  test('prints what to open, what to try and how to stop', () => {
    expect(running.text).toContain('npx hookbook check');
    expect(running.text).toContain('npx hookbook generate --watch');
    expect(running.text).toContain('npx hookbook-mock send');
    expect(running.text).toContain('Stop with Ctrl+C');
  });

  test('prints commands that work', async () => {
    await using receiver = await startReceiver();
    const commands = Array.from(running.text.matchAll(/^ {2}npx (\S.*?)(?: {2,}|$)/gm), ([, command = '']) => command);
    expect(commands.length).toBeGreaterThan(2);
    for (const command of commands.filter((candidate) => !candidate.includes('--watch'))) {
      const { code, stderr } = await npx(copy, ...command.replace(/:3000\b/, `:${receiver.port}`).split(' '));
      expect(code, `${command}\n${stderr}`).toBe(0);
    }
    const [, url = ''] = /^ {2}curl (\S+)/m.exec(running.text) ?? [];
    expect((await fetch(url)).status).toBe(200);
    expect(receiver.received).toHaveLength(1);
  });

  test('serves documentation that works in a browser, from the first page to an event', async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(running.docs);
      await page.getByRole('link', { name: 'wallet.delegation.created' }).first().click();
      await page.waitForURL('**/dynamic/wallet.delegation.created*');
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Delegation created');
      expect(await page.getByText('wallet.delegation.created').count()).toBeGreaterThan(0);
      expect(errors).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test('shows an edit of the contract in the open page', async () => {
    const generating = startProcess('node', ['tools/codegen/bin/hookbook.js', 'generate', 'docs', '--watch'], {
      cwd: copy,
    });
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`${running.docs}platform/user.created.html`);
      await generating.waitForOutput('Watching');
      await replaceOnce(copy, 'specs/platform/events/user.created.yaml', 'title: User created', 'title: Somebody came');
      await page.getByRole('heading', { name: 'Somebody came', level: 1 }).waitFor();
    } finally {
      await browser.close();
      generating.child.kill('SIGINT');
      await generating.ended;
    }
  });

  test('serves a mock server that sends a signed event to a local receiver', async () => {
    await using receiver = await startReceiver();
    const response = await fetch(new URL('/send', running.mock), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ provider: 'dynamic', event: 'user.created', url: receiver.url }),
    });
    expect(await response.json()).toMatchObject({ delivered: true });
    expect(onlyRequest(receiver).headers['x-dynamic-signature-256']).toMatch(/^sha256=[0-9a-f]{64}$/);
  });

  test('stops with Ctrl+C and closes both ports', async () => {
    expect(await running.stop()).toBe(0);
    await expect(fetch(running.docs)).rejects.toThrow('fetch failed');
    await expect(fetch(running.mock)).rejects.toThrow('fetch failed');
  });
});

test('uses free ports instead of occupied ones, and says so', async () => {
  await using docsOccupant = await startReceiver();
  await using mockOccupant = await startReceiver();
  const [docsPort, mockPort] = [String(docsOccupant.port), String(mockOccupant.port)];
  const running = await npmStart(copy, ['--docs-port', docsPort, '--mock-port', mockPort]);
  try {
    expect(new URL(running.docs).port).not.toBe(docsPort);
    expect(new URL(running.mock).port).not.toBe(mockPort);
    expect(running.text).toContain(`Port ${docsPort} is taken`);
    expect(running.text).toContain(`Port ${mockPort} is taken`);
    expect((await fetch(running.docs)).status).toBe(200);
    expect((await fetch(new URL('/events', running.mock))).status).toBe(200);
  } finally {
    expect(await running.stop()).toBe(0);
  }
});
