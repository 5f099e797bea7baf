import { compile } from '@hookbook/testkit/compile';
import { contract } from '@hookbook/testkit/contracts';
import { hostileProvider } from '@hookbook/testkit/hostileProvider';
import { BENIGN_TEXT, HOSTILE_NAMES, HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import { inTypesPackage } from '@hookbook/testkit/inTypesPackage';
import ts from 'typescript-5';
import { describe, expect, it } from 'vitest';
import { emitTypes } from '../src/emitTypes.ts';

const SUBJECTS = Object.entries({ 'benign text': BENIGN_TEXT, ...HOSTILE_TEXTS, ...HOSTILE_NAMES }).map(
  ([name, text], index) => ({ name, text, slug: `p${index}`, typeName: `P${index}` }),
);

const providers = SUBJECTS.map(({ text, slug, typeName }) => hostileProvider(text, { slug, typeName }));
const files = await emitTypes(contract(providers));

function moduleOf(slug: string): ts.SourceFile {
  const path = `${slug}.ts`;
  const text = files.find((file) => file.path === path)?.text ?? '';
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** The kind and name of each statement. The type name of the provider is `P`. */
function outlineOf({ statements }: ts.SourceFile): string[] {
  return statements.map((statement) => {
    const declaration = ts.isVariableStatement(statement) ? statement.declarationList.declarations[0] : statement;
    const name = declaration && 'name' in declaration ? (declaration.name as ts.Identifier).text : '';
    return `${ts.SyntaxKind[statement.kind]} ${name.replace(/^P\d+/, 'P')}`;
  });
}

const EMITTED_TAGS = ['defaultValue', 'example', 'packageDocumentation', 'see'];

function tagsIn(node: ts.Node): string[] {
  const tags = ts.getJSDocTags(node).map((tag) => tag.tagName.text);
  ts.forEachChild(node, (child) => void tags.push(...tagsIn(child)));
  return tags;
}

const BASELINE = outlineOf(moduleOf('p0'));

describe.each(SUBJECTS)('a spec full of $name', ({ text, slug }) => {
  it('has a module with the usual statements', () => {
    const module = moduleOf(slug);
    expect((module as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics).toEqual([]);
    expect(outlineOf(module)).toEqual(BASELINE);
    expect(BASELINE).toContain('InterfaceDeclaration HostileEvent');
  });

  it('has members with their names', () => {
    const [map] = moduleOf(slug).statements.filter(ts.isInterfaceDeclaration);
    const names = map?.members.map((member) => (member.name && 'text' in member.name ? member.name.text : undefined));
    expect(names).toEqual([text]);
  });

  it('has no documentation tags from the spec', () => {
    const tags = tagsIn(moduleOf(slug));
    expect(tags.length).toBeGreaterThan(10);
    expect(tags.filter((tag) => !EMITTED_TAGS.includes(tag))).toEqual([]);
  });
});

describe('all hostile modules', () => {
  it('compile together, and no file leaves the folder', async () => {
    expect(files).toHaveLength(SUBJECTS.length + 1);
    expect(files.map(({ path }) => path).filter((path) => !/^(p\d+|index)\.ts$/.test(path))).toEqual([]);
    expect(await compile(await inTypesPackage(files))).toEqual([]);
  });
});
