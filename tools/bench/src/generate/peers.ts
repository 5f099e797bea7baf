import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import type { BenchContract } from './contracts.ts';

/** A command that generates types from the same contract. */
export interface Peer {
  readonly name: string;
  /** Writes to a folder. */
  readonly command: (contract: BenchContract, out: string) => readonly string[];
}

/**
 * Installs the peers, once and outside of the workspaces, because `@asyncapi/cli` takes 600 MB. All of them generate
 * TypeScript types only: the first from AsyncAPI, the others from an OpenAPI document with the same schemas.
 */
export async function installPeers(): Promise<readonly Peer[]> {
  const [asyncapi, openapiTypescript, heyApi] = [
    await install('@asyncapi/cli@6.2.0', 'asyncapi'),
    await install('openapi-typescript@7.13.0', 'openapi-typescript'),
    await install('@hey-api/openapi-ts@0.99.0', 'openapi-ts'),
  ];
  return [
    {
      name: '@asyncapi/cli',
      command: ({ document }, out) => [asyncapi, 'generate', 'models', 'typescript', document, '-o', out],
    },
    {
      name: 'openapi-typescript',
      command: ({ openapi }, out) => [openapiTypescript, openapi, '-o', path.join(out, 'types.ts')],
    },
    {
      name: '@hey-api/openapi-ts',
      command: ({ openapi }, out) => [heyApi, '-i', openapi, '-o', out, '-p', '@hey-api/typescript', '--silent'],
    },
  ];
}

/** Returns the path of a command. */
async function install(pinned: string, command: string): Promise<string> {
  const folder = fileURLToPath(new URL(`../../.cache/${command}`, import.meta.url));
  const bin = path.join(folder, 'node_modules/.bin', command);
  const exists = await access(bin).then(
    () => true,
    () => false,
  );
  if (exists) return bin;
  await mkdir(folder, { recursive: true });
  console.log(`Installing ${pinned} …`);
  const env = { PUPPETEER_SKIP_DOWNLOAD: '1' };
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', pinned];
  // They need TypeScript beside them.
  await runOrThrow('npm', [...args, 'typescript@5.9.3'], { cwd: folder, env });
  return bin;
}
