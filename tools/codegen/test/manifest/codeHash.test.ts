import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { GENERATING } from '../../src/cache/codeHash.ts';

/** Imports OpenAPI documents, and is not used to generate. */
const UNUSED = ['openapi'];

it('covers every workspace that generates', () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const { dependencies } = manifest as { readonly dependencies: object };
  const workspaces = Object.keys(dependencies).flatMap((name) => /^@hookbook\/(.*)/.exec(name)?.[1] ?? []);
  const tools = workspaces.filter((name) => !['specs', 'validators', ...UNUSED].includes(name));
  expect([...GENERATING].sort()).toEqual(tools.sort());
});
