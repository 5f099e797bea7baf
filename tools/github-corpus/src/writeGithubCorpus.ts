import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asyncApiDocument } from './asyncApiDocument.ts';
import { readGithubSchemas } from './readGithubSchemas.ts';
import { type GithubPayload, readPayloads } from './readPayloads.ts';

export interface GithubCorpus {
  /** The path of the AsyncAPI document. */
  readonly document: string;
  readonly payloads: readonly GithubPayload[];
}

/** Writes GitHub's webhooks as an AsyncAPI document into a folder. Returns its path and the payloads. */
export async function writeGithubCorpus(folder: string): Promise<GithubCorpus> {
  const schemas = readGithubSchemas();
  const document = join(folder, 'asyncapi.json');
  await mkdir(folder, { recursive: true });
  await writeFile(document, `${JSON.stringify(asyncApiDocument(schemas), null, 2)}\n`);
  return { document, payloads: readPayloads(schemas.events) };
}
