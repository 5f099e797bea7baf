import { describe, expect, it } from 'vitest';
import { generatedFrom } from '../determinism/generated.ts';
import { ACME, acmeEdited, DELETED, ROOT, type SpecFiles, USER } from '../specs/acme.ts';
import { specFolder } from '../specs/specFolder.ts';
import { faultsOf, type Generated } from './judge.ts';

const known = new Map<string, Promise<Generated>>();

/** What is generated from a contract; for the twin of many cases, once. */
function generated(files: SpecFiles): Promise<Generated> {
  const key = JSON.stringify(files);
  const made = known.get(key) ?? specFolder(files).then(generatedFrom);
  known.set(key, made);
  return made;
}

describe('the name of a file', () => {
  /** Acme with its shared schema in a file of that name. */
  function withSchemaFile(name: string): SpecFiles {
    const { [USER]: schema = '', ...files } = ACME;
    const ref = JSON.stringify(`../schemas/${encodeURIComponent(name)}.yaml`);
    const moved = Object.entries(files).map(
      ([file, text]) => [file, text.replace('../schemas/user.yaml', () => ref)] as const,
    );
    return { ...Object.fromEntries(moved), [`acme/schemas/${name}.yaml`]: schema };
  }

  it.each([
    '*⁄ globalThis.injected = true; ⁄*',
    '"; globalThis.injected = true; "',
    "'; `${globalThis.injected = true}`",
    '<script>globalThis.injected = true<⁄script>',
    '..\\..\\escaped',
    'a\nb\u2028c',
    '__proto__',
    'constructor',
    'class',
    'Object',
    '100%#?',
    '🪝',
    'con',
    '-',
    'x'.repeat(200),
  ])('%j does nothing', async (name) => {
    const [files, twin] = await Promise.all([generated(withSchemaFile(name)), generated(withSchemaFile('benign'))]);
    expect(faultsOf(files, twin)).toEqual([]);
  });
});

describe('a name that a generated file has itself', () => {
  const NAMES = [
    'index',
    'readme',
    'llms',
    'llms.txt',
    'site',
    '404',
    'assets',
    'index.html',
    'site.css',
    'site.js',
    'icon.svg',
    'providers',
    'gen',
    'rules',
    'con',
    'nul.txt',
    'package.json',
    '.hidden',
    '.',
  ];

  const asProvider = (name: string) =>
    acmeEdited(ROOT, '  acme:', `  '${name}':`, [ROOT, '#/channels/acme', `#/channels/${name}`]);
  const asEvent = (name: string) =>
    acmeEdited(DELETED, 'const: user.deleted', `const: '${name}'`, [DELETED, 'type: user.deleted', `type: '${name}'`]);

  it.each(NAMES.flatMap((name) => [[name, 'a provider', asProvider] as const, [name, 'an event', asEvent] as const]))(
    '%j as %s disturbs nothing',
    async (name, _, as) => {
      const [files, twin] = await Promise.all([generated(as(name)), generated(as('zebra'))]);
      const lower = [...files.keys()].map((file) => file.toLowerCase());
      expect(new Set(lower).size).toBe(lower.length);
      expect(files.size).toBe(twin.size);
      expect([...files.keys()].filter((file) => /(^|\/)(con|nul)(\.|$)/i.test(file))).toEqual([]);
    },
  );
});

describe('an address', () => {
  it.each([
    'javascript:globalThis.injected=true',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
  ])('%s leads nowhere', async (url) => {
    const withUrl = (address: string) =>
      acmeEdited(DELETED, 'title: User deleted', `externalDocs: { url: '${address}', description: More }`);
    const [files, twin] = await Promise.all([
      generated(withUrl(encodeURI(url))),
      generated(withUrl('https://example.com')),
    ]);
    expect(faultsOf(files, twin)).toEqual([]);
  });
});
