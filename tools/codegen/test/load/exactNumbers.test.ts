import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { emitDocs } from '@hookbook/docs-site';
import { emitTypes } from '@hookbook/types-emitter';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { emitMockServer } from '../../src/emit/emitMockServer.ts';
import { readContract } from '../../src/generate/readContract.ts';
import { acmeEdited, DELETED, EXAMPLE, type SpecFiles } from '../specs/acme.ts';
import { hookbook } from '../specs/hookbook.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder } from '../specs/specFolder.ts';

const BIG = '12345678901234567890';
const FRACTION = '0.1234567890123456789';

/** One example is in a JSON file, the other in YAML, with an alias and a merge key. */
const NUMBERS: SpecFiles = acmeEdited(
  EXAMPLE,
  '"id": "u1"',
  `"zeta": [1.0, ${BIG}], "id": "u1"`,
  [DELETED, 'name: user.deleted', `name: user.deleted\nx-number: &number ${FRACTION}\nx-more: &more { big: ${BIG} }`],
  [DELETED, 'user: { id: u1 }', 'user: { id: u1, half: *number, <<: *more }'],
);

async function readNumbers() {
  const { contract, diagnostics } = await readContract(await specFolder(NUMBERS), { parse });
  expect(diagnostics).toEqual([]);
  if (!contract) throw new Error('No contract.');
  return contract;
}

it('keeps the digits of numbers in examples', async () => {
  const { providers } = await readNumbers();
  const examples = providers.flatMap(({ events }) => events.flatMap((event) => event.examples));
  expect(examples.map(({ numbers }) => numbers)).toEqual([
    { '/user/zeta/1': BIG },
    { '/user/big': BIG, '/user/half': FRACTION },
  ]);
});

describe('prints the digits in', () => {
  it.each([
    ['the mock server', emitMockServer, 'providers/acme.ts', [BIG, FRACTION]],
    ['the types', emitTypes, 'acme.ts', [BIG, FRACTION]],
    ['the pages', emitDocs, 'acme/user.deleted.html', [BIG, FRACTION]],
    ['the Markdown', emitDocs, 'acme/user.created.md', [BIG]],
  ])('%s', async (_, emitter, name, digits) => {
    const files = await emitter(await readNumbers());
    const text = files.find((file) => file.path === name)?.text ?? '';
    for (const number of digits) expect(text).toContain(number);
  });

  it('the bundle', async () => {
    const cwd = path.dirname(await specFolder(NUMBERS));
    expect(await hookbook(['bundle'], { cwd })).toMatchObject({ exit: 0, error: '' });
    const read = (name: string) => readFile(path.join(cwd, 'dist', name), 'utf8');
    expect(await read('examples/acme/user.created/plain.json')).toContain(BIG);
    expect(await read('examples/acme/user.deleted/plain.json')).toContain(FRACTION);
    for (const name of ['asyncapi.json', 'asyncapi.yaml']) {
      const text = await read(name);
      expect(text.split(BIG)).toHaveLength(4);
      expect(text).toContain(FRACTION);
    }
    expect(parseYaml(await read('asyncapi.yaml'))).toEqual(JSON.parse(await read('asyncapi.json')));
  });
});
