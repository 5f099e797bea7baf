import type { Provider } from '@hookbook/contract';
import type { SchemaObject } from '@hookbook/contract/schema';
import ts from 'typescript-5';
import { describe, expect, it } from 'vitest';
import { emitTypes } from '../../src/emit/types/emitTypes.ts';
import { formatTypeScript } from '../../src/generate/format.ts';
import { compile, inPackage } from './compile.ts';
import { contract, event, payloadExpression, provider } from './contracts.ts';

const HOSTILE: readonly string[] = [
  '*/ export const pwned = 1; /*',
  "'; export const pwned = 1; '",
  '"; export const pwned = 1; "',
  '`${pwned}`',
  '\\',
  "\\'",
  '\\"',
  '</script><script>pwned()</script>',
  'a\nexport const pwned = 1;',
  'a\rexport const pwned = 1;',
  'a\u2028export const pwned = 1;',
  'a\u2029export const pwned = 1;',
  'member0: never\nexport type Type = never',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '$ref',
  'tsType',
  'default',
  'type',
  'length',
  '[k: string]',
  '@deprecated pwned',
  'see @deprecated pwned',
  '- @deprecated pwned',
  '\u00a0@deprecated pwned',
  '```\n@deprecated pwned',
  '` @deprecated pwned',
  '{@link pwned} {@deprecated pwned}',
  '}',
  '//',
  '/*',
  '😀',
  '\ud800',
  '\u202e\u0000\u0007\ufeff',
  '../../../etc/passwd',
  '',
  ' ',
  '1',
  'x'.repeat(5_000),
];

/** A provider with a hostile text wherever a spec may have text. */
function hostileProvider(text: string, index: number): Provider {
  const annotations: SchemaObject = {
    title: text,
    description: text,
    default: { [text]: text },
    examples: [text, [text], { [text]: `${text} ${'y'.repeat(100)}` }],
    'x-inferred': text,
    'x-since': { version: text, date: text, of: text },
  };
  const schema: SchemaObject = {
    ...annotations,
    type: 'object',
    required: [text, `${text}!`],
    properties: {
      [text]: { ...annotations, const: text },
      [`${text} enum`]: { ...annotations, enum: [text, { [text]: [text] }] },
      [`${text} open`]: { ...annotations, type: 'string', 'x-extensible-enum': [text] },
      [`${text} text`]: {
        ...annotations,
        type: 'string',
        format: text,
        pattern: text,
        contentMediaType: text,
        contentEncoding: text,
      },
      [`${text} list`]: { type: 'array', items: { ...annotations, type: 'string', pattern: text } },
      [`${text} names`]: {
        type: 'object',
        propertyNames: { pattern: text },
        patternProperties: { [text]: annotations },
      },
      [`${text} shape`]: { ...annotations, allOf: [{ $ref: '#/$defs/Shape' }] },
    },
  };
  return provider({
    name: text,
    slug: `p${index}`,
    typeName: `P${index}`,
    title: text,
    description: text,
    docs: [{ url: text, description: text }],
    definitions: { Shape: schema },
    webhook: { eventType: [payloadExpression(text)], data: payloadExpression(`${text} data`) },
    events: [
      event({
        type: text,
        slug: 'slug',
        typeName: 'HostileEvent',
        title: text,
        summary: text,
        description: text,
        docs: [{ url: text, description: text }],
        inferred: text,
        since: { version: text, date: text, of: text },
        payload: schema,
        examples: [
          {
            slug: 'x',
            name: text,
            summary: text,
            origin: 'vendor',
            payload: { [text]: text },
            source: { file: text, pointer: text },
          },
        ],
      }),
    ],
  });
}

const files = await formatTypeScript(await emitTypes(contract(HOSTILE.map(hostileProvider))));
const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
const parse = (path: string): ts.SourceFile => ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true);

const DECLARED = [
  'import',
  'P',
  'PMap',
  'PType',
  'EventOf',
  'eventTypes',
  'isKnownEventType',
  'HostileEvent',
  'UnknownEvent',
  'Shape',
];

const EMITTED_TAGS = ['defaultValue', 'example', 'packageDocumentation', 'see'];

function tagsIn(node: ts.Node): string[] {
  const tags = ts.getJSDocTags(node).map((tag) => tag.tagName.text);
  ts.forEachChild(node, (child) => void tags.push(...tagsIn(child)));
  return tags;
}

describe.each(HOSTILE.map((text, index) => ({ text, name: JSON.stringify(text).slice(0, 50), path: `p${index}.ts` })))(
  'a spec full of $name',
  ({ text, path }) => {
    it('has a module with the usual statements', () => {
      const source = parse(path);
      expect(source.getText()).not.toBe('');
      expect((source as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics).toEqual([]);
      expect(source.statements).toHaveLength(DECLARED.length);
    });

    it('has members with their names', () => {
      const [map] = parse(path).statements.filter(ts.isInterfaceDeclaration);
      const names = map?.members.map((member) => (member.name && 'text' in member.name ? member.name.text : undefined));
      expect(names).toEqual([text]);
    });

    it('has no documentation tags from the spec', () => {
      const tags = tagsIn(parse(path));
      expect(tags.length).toBeGreaterThan(10);
      expect(tags.filter((tag) => !EMITTED_TAGS.includes(tag))).toEqual([]);
    });
  },
);

describe('all hostile modules', () => {
  it('compile together, and no file leaves the folder', async () => {
    expect(files).toHaveLength(HOSTILE.length + 1);
    expect(files.map(({ path }) => path).filter((path) => !/^(p\d+|index)\.ts$/.test(path))).toEqual([]);
    expect(await compile(await inPackage(files))).toEqual([]);
  });
});
