import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { importOpenapi } from '@hookbook/openapi';
import type { Edition } from './edition.ts';

/** The releases of GitHub Enterprise Server, then what the other products send today. */
const EDITIONS = [
  ...['ghes-3.14', 'ghes-3.15', 'ghes-3.16', 'ghes-3.17', 'ghes-3.18', 'ghes-3.19'],
  ...['api.github.com', 'ghec'],
];

/** OpenAPI documents, imported. */
export async function* githubEditions(folder: string): AsyncGenerator<Edition> {
  for (const name of EDITIONS) {
    const text = await readFile(path.join(folder, `generated/${name}.json`), 'utf8');
    const { asyncapi, problems } = importOpenapi(JSON.parse(text), { name: 'github' });
    if (!asyncapi) throw new Error(`${name}: ${problems.map(({ message }) => message).join(' ')}`);
    yield { name, document: asyncapi };
  }
}
