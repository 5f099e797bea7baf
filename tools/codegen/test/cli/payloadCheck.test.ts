import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ACME } from '../specs/acme.ts';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';

async function pageOf(config: object, ...argv: readonly string[]): Promise<boolean> {
  const cwd = path.dirname(await specFolder(ACME));
  await writeFiles(cwd, { 'hookbook.config.json': JSON.stringify(config) });
  const { exit, error } = await hookbook(['generate', 'docs', ...argv], { cwd });
  expect([exit, error]).toEqual([0, '']);
  const out = argv.includes('--out') ? 'elsewhere' : 'packages';
  return existsSync(path.join(cwd, out, 'docs/src/gen/check.html'));
}

it.each<readonly [name: string, isThere: boolean, config: object, argv: readonly string[]]>([
  ['is missing unless it is asked for', false, {}, []],
  ['is there with --payload-check', true, {}, ['--payload-check']],
  ['is there if the config file says so', true, { payloadCheck: true }, []],
  ['is missing in a folder that the config file does not know', false, { payloadCheck: true }, ['--out', 'elsewhere']],
  ['is there in such a folder with --payload-check', true, {}, ['--out', 'elsewhere', '--payload-check']],
])('the page that checks payloads %s', async (_, isThere, config, argv) => {
  expect(await pageOf(config, ...argv)).toBe(isThere);
});
