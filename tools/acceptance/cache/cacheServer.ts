import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { runOrThrow, startProcess } from '@hookbook/testkit/runProcess';

export interface CacheServer {
  /** The variables with which Turborepo uses the server. */
  readonly env: Readonly<Record<string, string>>;
  /** The folder with the cached results. */
  readonly storage: string;
  readonly stop: () => Promise<void>;
}

/** Too large for what `npm ci` installs, because only this suite needs it. */
const SERVER = 'turborepo-remote-cache@2.12.0';

/** Installs and starts a server for Turborepo's remote cache in a folder, on loopback. */
export async function startCacheServer(folder: string): Promise<CacheServer> {
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }');
  await runOrThrow('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', SERVER], { cwd: folder });
  const storage = path.join(folder, 'storage');
  await mkdir(storage);
  const [port, token] = [await freePort(), 'token'];
  const { child, waitForOutput, ended } = startProcess('node_modules/.bin/turborepo-remote-cache', [], {
    cwd: folder,
    env: {
      ...{ NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), TURBO_TOKEN: token },
      ...{ STORAGE_PROVIDER: 'local', STORAGE_PATH: storage, STORAGE_PATH_USE_TMP_FOLDER: 'false' },
      // It keeps signatures only if this is set, to anything: it does not know the key.
      TURBO_REMOTE_CACHE_SIGNATURE_KEY: 'keep signatures',
    },
  });
  await waitForOutput('Server listening');
  return {
    env: { TURBO_API: `http://127.0.0.1:${port}`, TURBO_TOKEN: token, TURBO_TEAM: 'team_hookbook' },
    storage,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return address.port;
}
