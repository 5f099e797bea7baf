import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDocsServer } from '../src/index.ts';
import { openBrowser } from '../src/openBrowser.ts';
import { type SiteFolder, siteFolder } from './siteFolder.ts';

const MAIN = path.join(import.meta.dirname, '../bin/hookbook-docs.js');

let site: SiteFolder;
beforeAll(async () => {
  site = await siteFolder();
});
afterAll(() => site.dispose());

async function run(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [MAIN, ...args])) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = await once(child.stdout ?? child, 'data');
  return String(chunk).split('\n')[0] ?? '';
}

test.each(['SIGINT', 'SIGTERM'] as const)('serves until %s and exits with 0', async (signal) => {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--folder', site.folder]);
  const url = (await firstLine(child)).replace('Documentation at ', '');
  expect(await (await fetch(url)).text()).toBe('<p>Home');
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('prints its usage', async () => {
  const { code, stdout } = await run('--help');
  expect(code).toBe(0);
  expect(stdout).toContain('Usage: hookbook-docs');
});

test.each([
  [['--port', '99999'], '--port must be a number from 0 to 65535, not "99999".'],
  [['--prot', '1'], "Unknown option '--prot'"],
])('%j is a usage error', async (args, message) => {
  const { code, stderr } = await run(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('reports a port in use with a fix', async () => {
  const server = createDocsServer({ folder: site.folder });
  const { port } = new URL(await server.listen());
  const { code, stderr } = await run('--port', port, '--folder', site.folder);
  await server.close();
  expect(code).toBe(1);
  expect(stderr).toContain(`port ${port} is in use. Stop the program that uses it, or choose another with --port.`);
});

test('without a program that opens a browser, opening is refused', async () => {
  await expect(openBrowser('http://127.0.0.1:1/', 'win32')).rejects.toThrow('ENOENT');
});
