import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import { codeShape, type Depth } from './codeShape.ts';
import { pageDangers } from './pageDangers.ts';

/** The text of each generated file, by name. */
export type Generated = ReadonlyMap<string, string>;

/**
 * Compares generated files with a baseline: the files of a spec that only differs in one text. Returns the problems:
 * unsafe file names, syntax errors, and differences that a text must not cause. Files are compared in their order.
 */
export function inspectFiles(files: Generated, baseline: Generated, depth: Depth = 'everything'): string[] {
  if (files.size !== baseline.size) return [`${files.size} files, but the baseline has ${baseline.size}`];
  const expected = [...baseline.values()];
  return [...files].flatMap(([name, text], index) => [
    ...nameProblems(name),
    ...inspectFile({ name, text, expected: expected[index] ?? '', depth }).map((problem) => `${name}: ${problem}`),
  ]);
}

/** A name must be valid on every file system and in every URL, and short enough for all of them. */
function nameProblems(name: string): string[] {
  const isSafe = name
    .split('/')
    .every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part) && !part.endsWith('.') && part.length < 110);
  return isSafe ? [] : [`The name ${JSON.stringify(name)} is not safe.`];
}

function inspectFile(pair: FilePair): readonly string[] {
  const extension = pair.name.slice(pair.name.lastIndexOf('.') + 1);
  const inspect = INSPECTORS[extension];
  return inspect ? inspect(pair) : [`No inspector for .${extension} files.`];
}

interface FilePair {
  readonly name: string;
  readonly text: string;
  /** The text of the same file in the baseline. */
  readonly expected: string;
  /** How much of a file of code has to be the same. */
  readonly depth: Depth;
}

type Inspector = (pair: FilePair) => readonly string[];

const inspectCode: Inspector = ({ name, text, expected, depth }) => {
  const { errors, counts } = codeShape(name, text, depth);
  return errors.length > 0 ? errors : differences(counts, codeShape(name, expected, depth).counts);
};

const inspectPage: Inspector = ({ text, expected }) => {
  const { errors, dangers } = pageDangers(text);
  return [...errors, ...differences(dangers, pageDangers(expected).dangers)];
};

const markdown = new MarkdownIt({ html: true });

/** Renders Markdown without cleaning its HTML. GitHub, for example, cleans it only afterwards. */
const inspectMarkdown: Inspector = ({ text, expected }) => {
  const dangersOf = (source: string) => pageDangers(`<!doctype html>${markdown.render(source)}`).dangers;
  return differences(dangersOf(text), dangersOf(expected));
};

const isSame: Inspector = ({ text, expected }) => (text === expected ? [] : ['differs from the baseline']);

const INSPECTORS: Readonly<Record<string, Inspector>> = {
  ts: inspectCode,
  js: inspectCode,
  json: ({ text }) => parseErrors(() => JSON.parse(text)),
  yaml: ({ text }) => parseErrors(() => parse(text)),
  html: inspectPage,
  md: inspectMarkdown,
  txt: inspectMarkdown,
  css: isSame,
  svg: isSame,
};

function parseErrors(parseText: () => unknown): string[] {
  try {
    parseText();
    return [];
  } catch (error) {
    return [String(error)];
  }
}

function differences(found: readonly string[], expected: readonly string[]): string[] {
  if (found.join() === expected.join()) return [];
  return [
    ...without(found, expected).map((item) => `has ${item}`),
    ...without(expected, found).map((item) => `lacks ${item}`),
  ];
}

/** The items that a list has more often than another. */
function without(items: readonly string[], others: readonly string[]): string[] {
  const unmatched = [...others];
  return items.filter((item) => {
    const index = unmatched.indexOf(item);
    if (index >= 0) unmatched.splice(index, 1);
    return index < 0;
  });
}
