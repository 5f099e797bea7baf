import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Provider } from '@hookbook/contract';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { build } from 'esbuild';
import { typiaModule } from '../convert/toTypia.ts';
import { type Check, type Library, prepareEvents } from './library.ts';

/** Later versions of typia compile a part of themselves with Go first. */
const TYPIA = ['typia@9.7.2', 'typescript@5.9.3'];
const FOLDER = fileURLToPath(new URL('../../../.cache/typia', import.meta.url));

type Validate = (value: unknown) => { readonly success: boolean; readonly errors?: readonly unknown[] };
type TypiaModule = Readonly<Record<string, Check & Validate>>;

/**
 * Typia generates validators from TypeScript types when it compiles them. `npm run bench -- --typia` installs it; without the
 * option it is only measured where it is installed already.
 */
export const typia: Library = {
  name: 'Typia',
  prepare: async (providers) => {
    if (!isInstalled() && !process.argv.includes('--typia')) return undefined;
    await install();
    const modules = new Map<Provider, TypiaModule>();
    for (const provider of providers) modules.set(provider, await compile(provider));
    const functionOf = (kind: 'is' | 'validate') =>
      prepareEvents(
        providers,
        (provider, { typeName }) => modules.get(provider)?.[`${kind}_${typeName}`] as Check & Validate,
      );
    const validatorOf = functionOf('validate');
    return {
      check: functionOf('is'),
      explain: (sample) => {
        const validate: Validate = validatorOf(sample);
        return (value) => validate(value).errors?.length ?? 0;
      },
    };
  },
};

function isInstalled(): boolean {
  return existsSync(path.join(FOLDER, 'node_modules/typia'));
}

async function install(): Promise<void> {
  if (isInstalled()) return;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(path.join(FOLDER, 'package.json'), '{ "private": true, "type": "module" }');
  await runOrThrow('npm', ['install', '--no-save', '--ignore-scripts', ...TYPIA], { cwd: FOLDER });
}

async function compile(provider: Provider): Promise<TypiaModule> {
  const input = path.join(FOLDER, 'input');
  await rm(input, { recursive: true, force: true });
  await mkdir(input, { recursive: true });
  await writeFile(path.join(input, 'events.ts'), typiaModule(provider));
  const compilerOptions = { target: 'es2022', module: 'nodenext', strict: true, skipLibCheck: true };
  await writeFile(path.join(FOLDER, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['input'] }));
  const typiaCli = 'node_modules/typia/lib/executable/typia.js';
  const options = ['--input', 'input', '--output', 'output', '--project', 'tsconfig.json'];
  await runOrThrow('node', [typiaCli, 'generate', ...options], { cwd: FOLDER });
  const outfile = path.join(FOLDER, `${provider.slug}-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(FOLDER, 'output/events.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    logLevel: 'error',
  });
  return (await import(pathToFileURL(outfile).href)) as TypiaModule;
}
