import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { launchBrowser } from '@hookbook/browser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyRepository } from '../src/copyRepository.ts';
import { npx } from '../src/newcomer.ts';
import { startReceiver } from '../src/receiver.ts';
import { type Started, startCommand } from '../src/startCommand.ts';
import { shareCache } from '../src/turbo.ts';

let copy: string;
beforeAll(async () => {
  copy = await copyRepository();
  await shareCache(copy);
});
afterAll(() => rm(copy, { recursive: true, force: true }));

describe('npm start', () => {
  let started: Started;
  beforeAll(async () => {
    started = await startCommand(copy, ['--docs-port', '0', '--mock-port', '0']);
  });

  test('says what to open, what to try and how to stop', () => {
    expect(started.text).toContain('npx hookbook check');
    expect(started.text).toContain('npx hookbook generate --watch');
    expect(started.text).toContain('npx hookbook-mock send');
    expect(started.text).toContain('Stop with Ctrl+C');
  });

  test('the commands that it says to try are real', async () => {
    const receiver = await startReceiver();
    try {
      const commands = [...started.text.matchAll(/^ {2}npx (\S.*?)(?: {2,}|$)/gm)].map((match) => match[1] ?? '');
      expect(commands.length).toBeGreaterThan(2);
      for (const command of commands.filter((each) => !each.includes('--watch'))) {
        const { code, stderr } = await npx(copy, ...command.replace(/:3000\b/, `:${receiver.port}`).split(' '));
        expect(code, `${command}\n${stderr}`).toBe(0);
      }
      const [, url = ''] = /^ {2}curl (\S+)/m.exec(started.text) ?? [];
      expect((await fetch(url)).status).toBe(200);
      expect(receiver.received).toHaveLength(1);
    } finally {
      await receiver.close();
    }
  });

  test('serves documentation that a browser shows, from the first page to an event', async () => {
    const browser = await launchBrowser();
    try {
      const tab = await browser.newPage();
      const errors: string[] = [];
      tab.on('pageerror', (error) => errors.push(error.message));
      await tab.goto(started.docs);
      await tab.getByRole('link', { name: 'wallet.delegation.created' }).first().click();
      await tab.waitForURL('**/dynamic/wallet.delegation.created*');
      expect(await tab.getByRole('heading', { level: 1 }).innerText()).toContain('Delegation created');
      expect(await tab.getByText('wallet.delegation.created').count()).toBeGreaterThan(0);
      expect(errors).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test('serves a mock server that sends an event to a receiver on this machine', async () => {
    const receiver = await startReceiver();
    try {
      const answer = await fetch(new URL('/send', started.mock), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ provider: 'dynamic', event: 'user.created', url: receiver.url }),
      });
      expect(await answer.json()).toMatchObject({ delivered: true });
      expect(receiver.received.map(({ headers }) => headers['x-dynamic-signature-256'])).toEqual([
        expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
      ]);
    } finally {
      await receiver.close();
    }
  });

  test('stops with Ctrl+C, and leaves no port open', async () => {
    expect(await started.stop()).toBe(0);
    expect(await isOpen(started.docs)).toBe(false);
    expect(await isOpen(started.mock)).toBe(false);
  });
});

test('a port that is taken is replaced by a free one, and that is said', async () => {
  const [docs, mock] = [await occupied(), await occupied()];
  const started = await startCommand(copy, ['--docs-port', portOf(docs), '--mock-port', portOf(mock)]);
  try {
    expect(new URL(started.docs).port).not.toBe(portOf(docs));
    expect(new URL(started.mock).port).not.toBe(portOf(mock));
    expect(started.text).toContain(`Port ${portOf(docs)} is taken`);
    expect(started.text).toContain(`Port ${portOf(mock)} is taken`);
    expect((await fetch(started.docs)).status).toBe(200);
    expect((await fetch(new URL('/events', started.mock))).status).toBe(200);
  } finally {
    expect(await started.stop()).toBe(0);
    docs.close();
    mock.close();
  }
});

async function occupied(): Promise<Server> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): string {
  return String((server.address() as AddressInfo).port);
}

function isOpen(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
