import path from 'node:path';
import { ROOT } from '../repository.ts';
import type { Setup } from './createSetup.ts';

/** What `setups/receive.ts` prints, besides `issues`. */
export const RECEIVED = {
  emails: ['ada@example.com'],
  delivered: [true, false],
  duplicate: 204,
  verified: true,
  known: true,
  listened: [[true, 0]],
  console: 200,
} as const;

/** Every subpath of the packages that programs import or require. */
export const SUBPATHS = [
  ...['types', 'types/dynamic', 'validators', 'validators/dynamic', 'validators/dynamic/json-schema', 'webhook'],
  ...['webhook/diagnose', 'webhook/scheme', 'webhook/sign', 'webhook/vectors.json', 'receiver', 'receiver/dynamic'],
  ...['fastify', 'koa', 'lambda', 'node'].map((adapter) => `receiver/adapters/${adapter}`),
  ...['sqlite', 'postgres', 'redis', 'testing'].flatMap((store) => [
    `receiver/inbox/${store}`,
    `receiver/receipts/${store}`,
  ]),
  ...['mock-server', 'specs', 'specs/asyncapi.json', 'specs/schemas/dynamic/user.created.json'],
  ...['specs/x-webhook.schema.json', 'specs/package.json'],
].map((subpath) => `@hookbook/${subpath}`);

export const TYPES = { '@types/node': path.join(ROOT, 'node_modules/@types/node') };

export function tsconfig(compilerOptions: object): object {
  const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false };
  // Without the types of a browser, because a receiver runs in Node.
  const runtime = { target: 'es2022', lib: ['es2022'], types: ['node'] };
  return {
    compilerOptions: { ...runtime, ...strict, outDir: 'built', ...compilerOptions },
    files: ['receive.ts'],
  };
}

export interface CompilerSetup {
  readonly compiler: 'typescript' | 'typescript-5';
  readonly type: Setup['type'];
  readonly options: { readonly module: string; readonly moduleResolution?: string };
}

export const COMPILERS: readonly CompilerSetup[] = [
  // Without `moduleResolution`, TypeScript 5 resolves as Node 10 did, and TypeScript 7 as bundlers do.
  { compiler: 'typescript-5', type: 'commonjs', options: { module: 'commonjs' } },
  ...(['typescript', 'typescript-5'] as const).flatMap((compiler) => [
    ...(['commonjs', 'module'] as const).flatMap((type) =>
      ['node16', 'nodenext'].map((module) => ({ compiler, type, options: { module } })),
    ),
    { compiler, type: 'module' as const, options: { module: 'esnext', moduleResolution: 'bundler' } },
  ]),
  { compiler: 'typescript', type: 'commonjs', options: { module: 'commonjs' } },
];

/** A project that compiles `setups/receive.ts`. */
export function compilerSetup({ type, options }: CompilerSetup): Setup {
  // `nodenext` finds the same declarations as `node16`, so these are checked once.
  const configs = { 'tsconfig.json': tsconfig({ ...options, skipLibCheck: options.module === 'nodenext' }) };
  return { type, files: ['receive.ts'], configs, links: TYPES };
}

/** The arguments with which Node compiles a project. */
export function compilerArgs(compiler: CompilerSetup['compiler'], folder: string): readonly string[] {
  return [path.join(ROOT, 'node_modules', compiler, 'bin/tsc'), '-p', folder];
}
