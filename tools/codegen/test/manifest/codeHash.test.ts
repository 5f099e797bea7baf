import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { GENERATING } from '../../src/cache/codeHash.ts';

/** They compare contracts, read projects that use the packages, and import OpenAPI documents, and are not used to generate. */
const UNUSED = ['diff', 'openapi', 'upgrade-check'];

it('covers every workspace that generates', () => {
  const tools = new Set<string>();
  const collect = (workspace: string): void => {
    for (const name of toolsUsedBy(workspace)) {
      if (tools.has(name) || UNUSED.includes(name)) continue;
      tools.add(name);
      collect(name);
    }
  };
  collect('codegen');
  expect([...GENERATING].sort()).toEqual([...tools].sort());
});

function toolsUsedBy(workspace: string): readonly string[] {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL(`../../../${workspace}/package.json`, import.meta.url), 'utf8'),
  );
  const { dependencies = {} } = manifest as { readonly dependencies?: object };
  const workspaces = Object.keys(dependencies).flatMap((name) => /^@hookbook\/(.*)/.exec(name)?.[1] ?? []);
  return workspaces.filter((name) => !['specs', 'validators', 'webhook'].includes(name));
}
