import { describe, expect, it } from 'vitest';
import { typeScriptFrom } from '../test/determinism/generated.ts';
import { type Generated, inspectFiles } from '../test/hostile/inspectFiles.ts';
import { ACME, acmeEdited, DELETED, ROOT, type SpecFiles, USER } from '../test/specs/acme.ts';
import { specFolder } from '../test/specs/specFolder.ts';

const cache = new Map<string, Promise<Generated>>();

/** The files that are generated from a spec. The baseline that many cases share is generated once. */
function generated(files: SpecFiles): Promise<Generated> {
  const key = JSON.stringify(files);
  const result = cache.get(key) ?? specFolder(files).then(typeScriptFrom);
  cache.set(key, result);
  return result;
}

describe('the name of a spec file', () => {
  /** Acme with its shared schema in a file of the given name. */
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
  ])('%j changes only texts', async (name) => {
    const [files, baseline] = await Promise.all([generated(withSchemaFile(name)), generated(withSchemaFile('benign'))]);
    expect(inspectFiles(files, baseline)).toEqual([]);
  });
});

describe('the name of a generated file', () => {
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
    'search.js',
    'search-data.js',
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
    '%j as the name of %s replaces no file',
    async (name, _, rename) => {
      const [files, baseline] = await Promise.all([generated(rename(name)), generated(rename('zebra'))]);
      const lowerCase = [...files.keys()].map((file) => file.toLowerCase());
      expect(new Set(lowerCase).size).toBe(lowerCase.length);
      expect(files.size).toBe(baseline.size);
      expect([...files.keys()].filter((file) => /(^|\/)(con|nul)(\.|$)/i.test(file))).toEqual([]);
    },
  );
});

describe('a URL with an unsafe scheme', () => {
  it.each([
    'javascript:globalThis.injected=true',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
  ])('%s becomes no link', async (url) => {
    const withUrl = (docsUrl: string) =>
      acmeEdited(DELETED, 'title: User deleted', `externalDocs: { url: '${docsUrl}', description: More }`);
    const [files, baseline] = await Promise.all([
      generated(withUrl(encodeURI(url))),
      generated(withUrl('https://example.com')),
    ]);
    expect(inspectFiles(files, baseline)).toEqual([]);
  });
});
