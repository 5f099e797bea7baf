import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Provider } from '@hookbook/codegen';
import { build } from 'esbuild';
import { typiaModule } from '../convert/toTypia.ts';
import type { Check, Contender } from './contender.ts';

/** The last version that makes its code with TypeScript 5; later ones compile a part of themselves in Go first. */
const TYPIA = ['typia@9.7.2', 'typescript@5.9.3'];
const FOLDER = fileURLToPath(new URL('../../../.cache/typia', import.meta.url));

type Validate = (value: unknown) => { readonly success: boolean; readonly errors?: readonly unknown[] };
type Module = Readonly<Record<string, Check & Validate>>;

/** Typia makes validators of TypeScript types when it compiles them. It is installed on demand: `npm run bench -- --typia`. */
export const typia: Contender = {
  name: 'Typia',
  prepare: async (providers) => {
    if (!existsSync(path.join(FOLDER, 'node_modules/typia')) && !process.argv.includes('--typia')) return undefined;
    await install();
    const modules = new Map<string, Module>();
    for (const provider of providers) modules.set(provider.name, await compile(provider));
    const typeNames = new Map(
      providers.flatMap(({ name, events }) => events.map((event) => [`${name} ${event.type}`, event.typeName])),
    );
    const find = (kind: string, { provider, type }: { provider: string; type: string }) =>
      modules.get(provider)?.[`${kind}_${typeNames.get(`${provider} ${type}`)}`] as Check & Validate;
    return {
      check: (sample) => find('is', sample),
      explain: (sample) => {
        const validate: Validate = find('validate', sample);
        return (value) => validate(value).errors?.length ?? 0;
      },
    };
  },
};

async function install(): Promise<void> {
  if (existsSync(path.join(FOLDER, 'node_modules/typia'))) return;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(path.join(FOLDER, 'package.json'), '{ "private": true, "type": "module" }');
  run('npm', ['install', '--no-save', '--ignore-scripts', ...TYPIA]);
}

async function compile(provider: Provider): Promise<Module> {
  const input = path.join(FOLDER, 'input');
  await rm(input, { recursive: true, force: true });
  await mkdir(input, { recursive: true });
  await writeFile(path.join(input, 'events.ts'), typiaModule(provider));
  const compilerOptions = { target: 'es2022', module: 'nodenext', strict: true, skipLibCheck: true };
  await writeFile(path.join(FOLDER, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['input'] }));
  run('node', [
    'node_modules/typia/lib/executable/typia.js',
    'generate',
    '--input',
    'input',
    '--output',
    'output',
    '--project',
    'tsconfig.json',
  ]);
  const outfile = path.join(FOLDER, `${provider.slug}-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(FOLDER, 'output/events.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    logLevel: 'error',
  });
  return (await import(pathToFileURL(outfile).href)) as Module;
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, stdout } = spawnSync(command, args, { cwd: FOLDER, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}
