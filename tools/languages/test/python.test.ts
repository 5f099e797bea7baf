import path from 'node:path';
import { readContract } from '@hookbook/codegen';
import { isWellFormed } from '@hookbook/contract/data';
import type { Schema } from '@hookbook/contract/schema';
import { emitPython } from '@hookbook/models-emitter/python';
import { contract, event, provider } from '@hookbook/testkit/contracts';
import { hostileProvider } from '@hookbook/testkit/hostileProvider';
import { BENIGN_TEXT, HOSTILE_NAMES, HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleOf } from '../src/exampleIn.ts';
import { requestsThatSignTheBody, standardRequests } from '../src/signedRequests.ts';
import { verifyGuide } from '../src/verifyGuide.ts';

let python: PyodideAPI;
beforeAll(async () => {
  python = await loadPyodide();
  python.runPython(`
import ast, inspect, json

def outline_of(source):
    """The kinds of all statements, and the names of classes. Names of attributes come from the spec."""
    def of(node):
        name = getattr(node, "name", "")
        body = [of(child) for child in getattr(node, "body", [])] if isinstance(node, ast.ClassDef) else []
        return [type(node).__name__, name, body]
    return [of(node) for node in ast.parse(source).body]

def docstrings_in(source):
    """The docstrings of the first class and of its attributes."""
    first = [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)][0]
    return [inspect.cleandoc(node.value.value) for node in first.body if isinstance(node, ast.Expr)]

def aliases_in(source):
    """The names on the wire of the attributes of each class."""
    def name_of(node):
        for keyword in node.value.keywords:
            if keyword.arg == "alias":
                return ast.literal_eval(keyword.value)
        return node.target.id
    classes = [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]
    return {node.name: [name_of(field) for field in node.body if isinstance(field, ast.AnnAssign)] for node in classes}
`);
});

/** Calls a function of the Python code above, which gets one text. */
function call<T>(name: string, text: string): T {
  python.globals.set('text', text);
  return JSON.parse(python.runPython(`json.dumps(${name}(text))`) as string) as T;
}

const SUBJECTS = Object.entries({ 'benign text': BENIGN_TEXT, ...HOSTILE_TEXTS, ...HOSTILE_NAMES }).map(
  ([name, text], index) => ({ name, text, slug: `p${index}` }),
);
const files = await emitPython(
  contract(SUBJECTS.map(({ text, slug }, index) => hostileProvider(text, { slug, typeName: `P${index}` }))),
);

function textOf(path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

describe.each(SUBJECTS)('a spec full of $name', ({ text, slug }) => {
  it('has a module with the usual statements', () => {
    const outline = call<unknown[]>('outline_of', textOf(`${slug}.py`));
    // No name can contain a surrogate without its other half, so such a member is not declared.
    const usual = slug === 'p0' || !isWellFormed(text) ? outline : call('outline_of', textOf('p0.py'));
    expect(outline).toEqual(usual);
    expect(JSON.stringify(outline)).toContain('["ClassDef", "HostileEvent"'.replaceAll(', ', ','));
  });

  it('has attributes for the names on the wire', () => {
    const { HostileEvent = [] } = call<Record<string, string[]>>('aliases_in', textOf(`${slug}.py`));
    const expected = [text, `${text}2`, 'fixed', 'inside', 'known', 'list'];
    expect([...HostileEvent].sort()).toEqual(expected.filter(isWellFormed).sort());
  });
});

it('emits Python for the whole contract that compiles, and the same again', async () => {
  const { contract: whole } = await readContract(path.join(import.meta.dirname, '../../../specs'), { validate: false });
  if (!whole) throw new Error('The contract cannot be read.');
  const emitted = await emitPython(whole);
  expect(await emitPython(whole)).toEqual(emitted);
  const modules = emitted.filter(({ path }) => path.endsWith('.py'));
  expect(modules.length).toBeGreaterThan(5);
  for (const { text } of modules) call('outline_of', text);
});

it('keeps the documentation of a member, however it ends', async () => {
  const docs = ['ends with "', '"""', 'a\\', 'two\n\nparagraphs'];
  const properties = Object.fromEntries(
    docs.map((description, index): [string, Schema] => [`m${index}`, { type: 'string', description }]),
  );
  const emitted = await emitPython(
    contract([provider({ events: [event({ payload: { type: 'object', properties } })] })]),
  );
  const found = call<string[]>('docstrings_in', emitted.find(({ path }) => path === 'acme.py')?.text ?? '');
  expect(found.slice(1)).toEqual(docs);
});

it('the functions of the guide find which requests are signed', async () => {
  python.runPython(exampleOf(await verifyGuide(), 'python'));
  python.runPython(`
def verdicts(text):
    def is_body_signed(request):
        return is_signed(request["body"].encode(), request["signature"], request["secret"])
    return [is_body_signed(request) for request in json.loads(text)]

def standard_verdicts(text):
    def of(request):
        headers = request["headers"]
        values = [headers["webhook-id"], headers["webhook-timestamp"], request["signature"], request["secret"]]
        return is_signed_as_standard(request["body"].encode(), *values)
    return [of(request) for request in json.loads(text)]
`);
  for (const [name, requests] of [
    ['verdicts', requestsThatSignTheBody()],
    ['standard_verdicts', standardRequests()],
  ] as const)
    expect(call(name, JSON.stringify(requests))).toEqual(requests.map(({ isSigned }) => isSigned));
});
