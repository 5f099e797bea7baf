import { readFile } from 'node:fs/promises';
import type { GeneratedFile } from '@hookbook/contract';

/** Generated types by path, in `gen/` and with the hand-written module that they import. */
export async function inTypesPackage(files: readonly GeneratedFile[]): Promise<Record<string, string>> {
  const unknownEventType = new URL('../../../packages/types/src/unknownEventType.ts', import.meta.url);
  return {
    'unknownEventType.ts': await readFile(unknownEventType, 'utf8'),
    ...Object.fromEntries(files.map(({ path, text }) => [`gen/${path}`, text])),
  };
}
