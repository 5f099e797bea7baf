import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import { codeShape, pageDangers } from './parsed.ts';

export type Generated = ReadonlyMap<string, string>;

/**
 * What is wrong with generated files, compared to those of a twin that differs in nothing but the text: what does not
 * parse, and what is in it that the twin has not. Files of the two correspond by their place in the order of names.
 */
export function faultsOf(files: Generated, twins: Generated, depth: Depth = 'everything'): string[] {
  if (files.size !== twins.size) return [`${files.size} files, and the twin has ${twins.size}`];
  const pairs = [...files].map(([name, text], index) => ({ name, text, twin: [...twins.values()][index] ?? '' }));
  return pairs.flatMap(({ name, text, twin }) => [
    ...nameFaults(name),
    ...fileFaults({ name, text, twin, depth }).map((fault) => `${name}: ${fault}`),
  ]);
}

/** Safe on every file system and in every URL, and short enough for all of them. */
function nameFaults(name: string): string[] {
  const parts = name.split('/');
  const isSafe = parts.every(
    (part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part) && !part.endsWith('.') && part.length < 110,
  );
  return isSafe ? [] : [`The name ${JSON.stringify(name)} is not safe.`];
}

function fileFaults(given: Given): readonly string[] {
  const kind = given.name.slice(given.name.lastIndexOf('.') + 1);
  const judge = JUDGES[kind];
  return judge ? judge(given) : [`Nobody knows what a .${kind} is.`];
}

/** How much of a file of code has to be made of the same. */
type Depth = 'statements' | 'everything';

interface Given {
  readonly name: string;
  readonly text: string;
  readonly twin: string;
  readonly depth: Depth;
}

type Judge = (given: Given) => readonly string[];

const judgeCode: Judge = ({ name, text, twin, depth }) => {
  const { faults, shape } = codeShape(name, text, depth);
  return faults.length > 0 ? faults : differences(shape, codeShape(name, twin, depth).shape);
};

const judgePage: Judge = ({ text, twin }) => {
  const { faults, dangers } = pageDangers(text);
  return [...faults, ...differences(dangers, pageDangers(twin).dangers)];
};

const markdown = new MarkdownIt({ html: true });

/** As a page that trusts what it shows, such as those of GitHub before they are cleaned. */
const judgeMarkdown: Judge = ({ text, twin }) => {
  const page = (each: string) => pageDangers(`<!doctype html>${markdown.render(each)}`).dangers;
  return differences(page(text), page(twin));
};

const same: Judge = ({ text, twin }) => (text === twin ? [] : ['differs from its twin']);

const JUDGES: Readonly<Record<string, Judge>> = {
  ts: judgeCode,
  js: judgeCode,
  json: ({ text }) => parsing(() => JSON.parse(text)),
  yaml: ({ text }) => parsing(() => parse(text)),
  html: judgePage,
  md: judgeMarkdown,
  txt: judgeMarkdown,
  css: same,
  svg: same,
};

function parsing(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    return [String(error)];
  }
}

function differences(given: readonly string[], wanted: readonly string[]): string[] {
  if (given.join() === wanted.join()) return [];
  const more = without(given, wanted).map((each) => `has ${each}`);
  const less = without(wanted, given).map((each) => `lacks ${each}`);
  return [...more, ...less];
}

function without(all: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return all.filter((each) => {
    const index = rest.indexOf(each);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}
