import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { compareText, isMapping } from '@hookbook/contract/data';

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', 'dist']);

/** The absolute paths of the AsyncAPI 2 and 3 documents below a folder, sorted. */
export async function findDocuments(folder: string): Promise<readonly string[]> {
  const documents: string[] = [];
  const exclude = (name: string) => SKIPPED_FOLDERS.has(path.basename(name));
  for await (const name of glob('**/*.{yaml,yml,json}', { cwd: folder, exclude })) {
    const file = path.resolve(folder, name);
    const text = await readFile(file, 'utf8').catch(() => '');
    if (isAsyncApi(text.replace(/^\ufeff/, ''))) documents.push(file);
  }
  return documents.sort(compareText);
}

const VERSION = /^[23]\.\d/;
/** Keys of the root are not indented. */
const YAML_VERSION = /^(?:asyncapi|"asyncapi"|'asyncapi')\s*:\s*["']?[23]\.\d/m;
/** In the text of a document that JSON.parse refuses. */
const JSON_VERSION = /"asyncapi"\s*:\s*"[23]\.\d/;

/** A document with syntax errors counts as well, so that the survey reports it. */
function isAsyncApi(text: string): boolean {
  if (!/^\s*\{/.test(text)) return YAML_VERSION.test(text);
  try {
    const value: unknown = JSON.parse(text);
    return isMapping(value) && typeof value.asyncapi === 'string' && VERSION.test(value.asyncapi);
  } catch {
    return JSON_VERSION.test(text);
  }
}
