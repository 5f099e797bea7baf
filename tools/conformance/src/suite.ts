import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Provider, Supply } from '@hookbook/codegen';

export type Draft = 'draft7' | 'draft2020-12';

export const SCHEMA_FORMATS: Readonly<Record<Draft, string>> = {
  draft7: 'application/schema+json;version=draft-07',
  'draft2020-12': 'application/schema+json;version=draft-2020-12',
};

/** A schema of the test suite with values that it accepts or rejects. */
export interface SuiteCase {
  readonly draft: Draft;
  /** From the folder of the draft, e.g. `optional/format/date.json`. */
  readonly file: string;
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly SuiteTest[];
}

export interface SuiteTest {
  readonly description: string;
  readonly data: unknown;
  readonly valid: boolean;
}

export type Part = 'required' | 'format' | 'other';

/** Which part of the suite a file belongs to: what every implementation must pass, the optional formats, other options. */
export function partOf({ file }: Pick<SuiteCase, 'file'>): Part {
  if (!file.startsWith('optional/')) return 'required';
  return file.startsWith('optional/format/') ? 'format' : 'other';
}

/**
 * What `format` means to a case. 2020-12 makes it an annotation unless somebody asks for more, as the optional cases do, and
 * as hookbook does by default.
 */
export function formatsOf({ draft, file }: SuiteCase): Provider['webhook']['formats'] {
  return draft === 'draft2020-12' && file === 'format.json' ? 'annotation' : 'assertion';
}

/** All cases of a draft, in the order of file names. The suite keeps its drafts in `tests`. */
export async function readSuite(folder: string, draft: Draft): Promise<SuiteCase[]> {
  const isWhole = (await readdir(folder)).includes('tests');
  const root = path.join(folder, isWhole ? 'tests' : '', draft);
  const files = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  const cases = await Promise.all(files.map((file) => readCases(root, draft, file)));
  return cases.flat();
}

async function readCases(root: string, draft: Draft, file: string): Promise<SuiteCase[]> {
  const cases = JSON.parse(await readFile(path.join(root, file), 'utf8')) as Omit<SuiteCase, 'draft' | 'file'>[];
  return cases.map((each) => ({ draft, file: file.split(path.sep).join('/'), ...each }));
}

const REMOTES = 'http://localhost:1234/';

/** The schemas that the suite expects to be served, as if they were. */
export function supplyRemotes(folder: string, others: Supply): Supply {
  return async (uri) => {
    if (!uri.startsWith(REMOTES)) return others(uri);
    const file = path.join(folder, 'remotes', decodeURIComponent(uri.slice(REMOTES.length)));
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return text === undefined ? undefined : { path: file, text };
  };
}
