import { toPointer } from '@hookbook/contract/data';
import jsonc from 'jsonc-parser';
import { FILE_START } from '../../diagnostics/diagnostic.ts';
import { duplicateKeyDiagnostic, jsonDiagnostic } from './jsonSyntax.ts';
import type { ParsedText, Positions, Span, SpecText } from './parsedText.ts';
import { rangesIn } from './ranges.ts';
import { roundedNumber } from './roundedNumber.ts';

/** Parses JSON without positions, which are found when they are asked for. */
export function parseJson(source: SpecText): ParsedText {
  const { path: file, text } = source;
  const parsed = jsonValue(text);
  if (!parsed) return { diagnostics: [jsonDiagnostic(file, text)] };
  const { duplicates, hasRoundedNumbers } = scan(text);
  if (duplicates.length > 0) {
    const rangeOf = rangesIn(text);
    return {
      diagnostics: duplicates.map(({ key, span }) => duplicateKeyDiagnostic({ file, range: rangeOf(span) }, key)),
    };
  }
  return { value: parsed.value, hasRoundedNumbers, positions: jsonPositions(text) };
}

function jsonValue(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

interface DuplicateKey {
  readonly key: string;
  readonly span: Span;
}

/** What `JSON.parse` does not say: keys that occur again in their object, and numbers that it rounds. */
function scan(text: string): { readonly duplicates: readonly DuplicateKey[]; readonly hasRoundedNumbers: boolean } {
  const duplicates: DuplicateKey[] = [];
  const objects: Set<string>[] = [];
  let hasRoundedNumbers = false;
  jsonc.visit(text, {
    onObjectBegin: () => void objects.push(new Set()),
    onObjectEnd: () => void objects.pop(),
    onObjectProperty: (key, offset, length) => {
      const keys = objects.at(-1);
      if (keys?.has(key)) duplicates.push({ key, span: [offset, offset + length] });
      keys?.add(key);
    },
    onLiteralValue: (value, offset, length) => {
      if (typeof value !== 'number' || hasRoundedNumbers) return;
      hasRoundedNumbers = roundedNumber(text.slice(offset, offset + length)) !== undefined;
    },
  });
  return { duplicates, hasRoundedNumbers };
}

function jsonPositions(text: string): Positions {
  let parsed: { readonly tree: jsonc.Node | undefined; readonly rangeOf: ReturnType<typeof rangesIn> } | undefined;
  const positions = () => {
    parsed ??= { tree: jsonc.parseTree(text), rangeOf: rangesIn(text) };
    return parsed;
  };
  return {
    written: (path, part) => {
      const { tree, rangeOf } = positions();
      const node = tree && nearestNode(tree, path, part);
      const range = node ? rangeOf([node.offset, node.offset + node.length]) : FILE_START;
      return { range, pointer: toPointer(path) };
    },
    roundedNumber: (path) => {
      const node = path.reduce((parent, token) => parent && memberOf(parent, token)?.[1], positions().tree);
      return node?.type === 'number' ? roundedNumber(text.slice(node.offset, node.offset + node.length)) : undefined;
    },
  };
}

/** The key or value at a path, or its nearest existing parent. */
function nearestNode(root: jsonc.Node, path: readonly string[], part: 'key' | 'value'): jsonc.Node {
  let node = root;
  for (const [index, token] of path.entries()) {
    const [key, value] = memberOf(node, token) ?? [];
    if (!value) return node;
    node = index === path.length - 1 && part === 'key' ? (key ?? value) : value;
  }
  return node;
}

/** The key and the value of a member, or only the value of an item. */
function memberOf({ type, children = [] }: jsonc.Node, token: string): readonly (jsonc.Node | undefined)[] | undefined {
  if (type === 'array') return [undefined, children[Number(token)]];
  return children.find(({ children: [key] = [] }) => key?.value === token)?.children;
}
