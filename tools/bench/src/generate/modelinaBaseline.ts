import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runOrThrow } from '@hookbook/testkit/runProcess';

const PACKAGE = '@asyncapi/cli@6.2.0';

/**
 * Installs AsyncAPI's command line, which generates types with Modelina. It is installed once and outside of the workspaces,
 * because it takes 600 MB. Returns the command that starts it.
 */
export async function installModelinaBaseline(): Promise<readonly string[]> {
  const folder = fileURLToPath(new URL('../../.cache/asyncapi-cli', import.meta.url));
  const bin = path.join(folder, 'node_modules/.bin/asyncapi');
  if (await exists(bin)) return ['node', bin];
  await mkdir(folder, { recursive: true });
  console.log(`Installing ${PACKAGE} …`);
  const env = { PUPPETEER_SKIP_DOWNLOAD: '1' };
  const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', PACKAGE];
  await runOrThrow('npm', args, { cwd: folder, env });
  return ['node', bin];
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
