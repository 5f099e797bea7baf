import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installLibraries } from '@hookbook/testkit/installLibraries';
import { findFreePort } from '@hookbook/testkit/receiver';
import { ProcessError, startProcess } from '@hookbook/testkit/runProcess';
import { ROOT } from '../repository.ts';
import { RehearsalError } from './rehearsalError.ts';

/** A registry of npm packages, on loopback, without packages of another registry. */
export interface Verdaccio {
  readonly port: number;
  /** What a person who has logged in publishes with. */
  readonly token: string;
  readonly stop: () => Promise<void>;
}

const FOLDER = path.join(ROOT, 'node_modules/.cache/hookbook-rehearsal');
const PROGRAM = path.join(FOLDER, 'node_modules/verdaccio/bin/verdaccio');
export const VERDACCIO = 'verdaccio@6.10.4';
/** Verdaccio asks for the tag `cjs`, which is no exact version, and which mirrors of npm need not have. */
const OVERRIDES = { 'node-fetch': '2.7.0' };

/** Installs Verdaccio outside of the workspaces, because only the rehearsal needs it. */
export async function installVerdaccio(): Promise<void> {
  try {
    await installLibraries(FOLDER, [VERDACCIO], OVERRIDES);
  } catch (error) {
    if (!(error instanceof ProcessError)) throw error;
    const [, code = 'npm fails'] = /^npm error code (\S+)$/m.exec(error.result.stderr) ?? [];
    throw new RehearsalError(
      `${VERDACCIO} cannot be installed (${code}). Check the network and the registry of npm, and run this again.`,
    );
  }
}

/** Starts Verdaccio on a free port. It keeps its files in a folder. */
export async function startVerdaccio(folder: string): Promise<Verdaccio> {
  const config = path.join(folder, 'config.yaml');
  await writeFile(config, JSON.stringify(configuration(folder)));
  const port = await findFreePort();
  const args = [PROGRAM, '--config', config, '--listen', `127.0.0.1:${port}`];
  const { child, ended, waitForOutput } = startProcess('node', args, { cwd: folder });
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  try {
    await waitForOutput('http address');
    return { port, token: await signUp(port), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** YAML contains JSON. */
function configuration(folder: string): object {
  return {
    storage: path.join(folder, 'storage'),
    auth: { htpasswd: { file: path.join(folder, 'htpasswd') } },
    uplinks: {},
    packages: { '**': { access: '$all', publish: '$authenticated', unpublish: '$authenticated' } },
    web: { enable: false },
    log: { type: 'stdout', format: 'pretty', level: 'warn' },
  };
}

async function signUp(port: number): Promise<string> {
  const name = 'releaser';
  const response = await fetch(`http://127.0.0.1:${port}/-/user/org.couchdb.user:${name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: 'a password for the rehearsal' }),
  });
  const { token } = (await response.json()) as { readonly token?: string };
  if (token === undefined) throw new Error(`Verdaccio answered ${response.status} to a new user.`);
  return token;
}
