import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SchemaResolver } from '@hookbook/codegen';
import type { Provider } from '@hookbook/contract';

export type Draft = 'draft7' | 'draft2020-12';

export const DRAFTS: readonly Draft[] = ['draft7', 'draft2020-12'];

export const SCHEMA_FORMATS: Readonly<Record<Draft, string>> = {
  draft7: 'application/schema+json;version=draft-07',
  'draft2020-12': 'application/schema+json;version=draft-2020-12',
};

/** A schema of the test suite, with values that it accepts or rejects. */
export interface SuiteCase {
  readonly draft: Draft;
  /** Relative to the folder of the draft, such as `optional/format/date.json`. */
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

export type Section = 'required' | 'format' | 'optional';

/** The section of the suite that a file belongs to. Every implementation must pass `required`. */
export function sectionOf({ file }: Pick<SuiteCase, 'file'>): Section {
  if (!file.startsWith('optional/')) return 'required';
  return file.startsWith('optional/format/') ? 'format' : 'optional';
}

/**
 * How a case treats `format`. In 2020-12 it is an annotation by default, and the optional cases require an assertion, which is
 * hookbook's default.
 */
export function formatsOf({ draft, file }: SuiteCase): Provider['webhook']['formats'] {
  return draft === 'draft2020-12' && file === 'format.json' ? 'annotation' : 'assertion';
}

/** Reads all cases of a draft, in the order of file names. `folder` is the suite's repository, or its folder `tests`. */
export async function readSuite(folder: string, draft: Draft): Promise<SuiteCase[]> {
  const isRepository = (await readdir(folder)).includes('tests');
  const root = path.join(folder, isRepository ? 'tests' : '', draft);
  const files = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  const cases = await Promise.all(files.map((file) => readCases(root, draft, file)));
  return cases.flat();
}

async function readCases(root: string, draft: Draft, file: string): Promise<SuiteCase[]> {
  const cases = JSON.parse(await readFile(path.join(root, file), 'utf8')) as Omit<SuiteCase, 'draft' | 'file'>[];
  return cases.map((suiteCase) => ({ draft, file: file.split(path.sep).join('/'), ...suiteCase }));
}

const REMOTES_URL = 'http://localhost:1234/';

/** Resolves the schemas that the suite expects to be served, from its folder `remotes`. */
export function remoteResolver(folder: string, resolveOther: SchemaResolver): SchemaResolver {
  return async (uri) => {
    if (!uri.startsWith(REMOTES_URL)) return resolveOther(uri);
    const file = path.join(folder, 'remotes', decodeURIComponent(uri.slice(REMOTES_URL.length)));
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return text === undefined ? undefined : { path: file, text };
  };
}
