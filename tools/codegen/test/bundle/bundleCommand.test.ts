import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { SPECS } from '../determinism/generated.ts';
import { ACME, EXAMPLE, edited, ROOT, USER } from '../specs/acme.ts';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder, temporaryFolder, writeFiles } from '../specs/specFolder.ts';

async function project(files = ACME) {
  const cwd = path.dirname(await specFolder(files));
  return { cwd, bundle: (...argv: readonly string[]) => hookbook(['bundle', ...argv], { cwd }) };
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

const FILES = [
  'asyncapi.json',
  'asyncapi.yaml',
  'examples/acme/user.created/plain.json',
  'examples/acme/user.deleted/plain.json',
  'index.d.ts',
  'index.js',
  'schemas/acme/user.created.json',
  'schemas/acme/user.deleted.json',
];

it('writes the document, and the schema and examples of each event', async () => {
  const { cwd, bundle } = await project();
  expect(await bundle()).toEqual({ exit: 0, out: '8 files in dist', error: '' });
  expect(await filesIn(path.join(cwd, 'dist'))).toEqual(FILES);
});

it('copies an example in its own file byte for byte', async () => {
  const unformatted = '{"user":{"id" : "u1"},\n\t"type":"user.created"}';
  const { cwd, bundle } = await project({ ...ACME, [EXAMPLE]: unformatted });
  await bundle('--out', 'out');
  expect(await readFile(path.join(cwd, 'out/examples/acme/user.created/plain.json'), 'utf8')).toBe(unformatted);
});

it('writes self-contained schemas', async () => {
  const { cwd, bundle } = await project();
  await bundle();
  expect(JSON.parse(await readFile(path.join(cwd, 'dist/schemas/acme/user.created.json'), 'utf8'))).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'User created',
    type: 'object',
    required: ['type', 'user'],
    properties: { type: { const: 'user.created' }, user: { $ref: '#/$defs/User' } },
    $defs: {
      User: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'string' }, email: { type: 'string', format: 'email' } },
      },
    },
  });
});

it('lists providers, events and examples in a module', async () => {
  const { cwd, bundle } = await project();
  await bundle();
  await writeFiles(cwd, { 'package.json': '{ "type": "module" }' });
  const { providers } = await import(pathToFileURL(path.join(cwd, 'dist/index.js')).href);
  expect(providers).toEqual([
    {
      name: 'acme',
      title: 'Acme',
      events: ['user.created', 'user.deleted'].map((type) => ({
        type,
        title: type === 'user.created' ? 'User created' : 'User deleted',
        deprecated: false,
        schema: `schemas/acme/${type}.json`,
        examples: [`examples/acme/${type}/plain.json`],
      })),
      commands: [],
    },
  ]);
});

it('deletes the files of an earlier bundle', async () => {
  const { cwd, bundle } = await project(
    edited(ACME, [ROOT, 'operations:', '  other: { $ref: ./acme/channel.yaml }\noperations:']),
  );
  await bundle();
  expect(await filesIn(path.join(cwd, 'dist'))).toContain('schemas/other/user.created.json');
  await writeFiles(path.join(cwd, 'specs'), ACME);
  await bundle();
  expect(await filesIn(path.join(cwd, 'dist'))).toEqual(FILES);
});

it.each(['.', 'mine'])('refuses to write to a folder with other files: %s', async (out) => {
  const { cwd, bundle } = await project();
  await mkdir(path.join(cwd, 'mine'));
  await writeFile(path.join(cwd, 'mine/index.js'), 'export {};\n');
  const before = await filesIn(cwd);
  expect(await bundle('--out', out)).toEqual({
    exit: 2,
    out: '',
    error: `error: "${out}" contains files that Hookbook did not write, and \`bundle\` replaces everything in its folder. Choose a new or empty folder with --out.`,
  });
  expect((await filesIn(cwd)).filter((name) => !name.includes('.cache'))).toEqual(before);
});

it('writes nothing if the spec has errors', async () => {
  const { cwd, bundle } = await project(edited(ACME, [USER, 'type: object', 'type: objekt']));
  expect(await bundle()).toMatchObject({ exit: 1, out: '', error: expect.stringContaining('error[schema-invalid]') });
  expect(await readdir(cwd)).not.toContain('dist');
});

it('writes schemas that accept the examples of the real contract', async () => {
  const out = path.join(await temporaryFolder(), 'dist');
  expect((await hookbook(['bundle', '--specs', SPECS, '--out', out])).exit).toBe(0);
  const read = async (name: string) => JSON.parse(await readFile(path.join(out, name), 'utf8')) as object;
  const formats = createRequire(import.meta.url)('ajv-formats') as (ajv: Ajv2020) => void;
  let validated = 0;
  for (const schema of (await filesIn(out)).filter((name) => name.startsWith('schemas/'))) {
    const ajv = new Ajv2020({
      strict: true,
      allowUnionTypes: true,
      strictTypes: false,
      strictRequired: false,
      keywords: EXTENSIONS,
    });
    formats(ajv);
    const validate = ajv.compile(await read(schema));
    const folder = schema.replace('schemas/', 'examples/').replace(/\.json$/, '');
    const examples = await filesIn(path.join(out, folder));
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect({ example, valid: validate(await read(`${folder}/${example}`)), errors: validate.errors }).toEqual({
        example,
        valid: true,
        errors: null,
      });
      validated += 1;
    }
  }
  expect(validated).toBeGreaterThan(90);
});

const EXTENSIONS = ['x-extensible-enum', 'x-inferred', 'x-undocumented', 'x-since'];
