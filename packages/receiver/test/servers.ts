import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '@hookbook/testkit/receiver';
import { Client } from 'pg';

/** A database server on a free port of 127.0.0.1, with its files in a temporary folder. */
export interface DatabaseServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const POSTGRES = postgresFolder();
const REDIS = programOnPath('redis-server');

export const HAS_POSTGRES = POSTGRES !== undefined;
export const HAS_REDIS = REDIS !== undefined;

/** Which databases are not installed, so that their tests are left out. */
export const MISSING: readonly string[] = [...(HAS_POSTGRES ? [] : ['PostgreSQL']), ...(HAS_REDIS ? [] : ['Redis'])];

/** The folder of `initdb` and `postgres`. Debian has them outside of the path. */
function postgresFolder(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => path.join(debian, version, 'bin')), ...pathFolders()];
  return folders.find((folder) => existsSync(path.join(folder, 'initdb')));
}

function programOnPath(name: string): string | undefined {
  return pathFolders()
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

function pathFolders(): readonly string[] {
  return (process.env.PATH ?? '').split(path.delimiter);
}

/** PostgreSQL refuses to run as root. */
const OWNER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

export async function startPostgres(): Promise<DatabaseServer> {
  if (!POSTGRES) throw new Error('PostgreSQL is not installed.');
  const folder = mkdtempSync(path.join(tmpdir(), 'hookbook-postgres-'));
  if (OWNER) chownSync(folder, OWNER.uid, OWNER.gid);
  const data = path.join(folder, 'data');
  const options = { cwd: folder, ...OWNER } as const;
  execFileSync(path.join(POSTGRES, 'initdb'), ['-D', data, '-U', 'tests', '-A', 'trust', '--no-sync'], {
    ...options,
    stdio: 'pipe',
  });
  const port = await findFreePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: folder, fsync: 'off' };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(path.join(POSTGRES, 'postgres'), ['-D', data, ...args], { ...options, stdio: 'ignore' });
  const url = `postgres://tests@127.0.0.1:${port}/postgres`;
  await until(async () => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.end();
  });
  return { url, stop: () => stop(child, folder) };
}

export async function startRedis(): Promise<DatabaseServer> {
  if (!REDIS) throw new Error('Redis is not installed.');
  const folder = mkdtempSync(path.join(tmpdir(), 'hookbook-redis-'));
  const port = await findFreePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const child = spawn(REDIS, args, { stdio: 'ignore' });
  await until(() => fetch(`http://127.0.0.1:${port}`).catch(isOtherProtocol));
  return { url: `redis://127.0.0.1:${port}`, stop: () => stop(child, folder) };
}

/** The server listens, but does not speak HTTP. */
function isOtherProtocol(error: unknown): void {
  if (String((error as Error).cause).includes('ECONNREFUSED')) throw error;
}

async function until(check: () => unknown): Promise<void> {
  for (let attempt = 0; ; attempt += 1)
    try {
      await check();
      return;
    } catch (error) {
      if (attempt === 200) throw error;
      await delay(50);
    }
}

/** Waits for the clients to disconnect. */
async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
