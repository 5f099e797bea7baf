import { spawnSync } from 'node:child_process';
import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PEER = '@asyncapi/cli@6.2.0';

/** Installs the peer once, outside of the workspaces: it weighs 600 MB. Gives the command to start it. */
export async function installPeer(): Promise<readonly string[]> {
  const folder = fileURLToPath(new URL('../../.cache/asyncapi-cli', import.meta.url));
  const bin = path.join(folder, 'node_modules/.bin/asyncapi');
  if (await exists(bin)) return ['node', bin];
  await mkdir(folder, { recursive: true });
  console.log(`Installing ${PEER} …`);
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' };
  const { status } = spawnSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', PEER], {
    stdio: 'inherit',
    env,
  });
  if (status !== 0) throw new Error(`${PEER} could not be installed`);
  return ['node', bin];
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
