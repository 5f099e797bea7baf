import { gunzipSync } from 'node:zlib';
import { startReceiver } from '@hookbook/testkit/receiver';
import type { Manifest } from '../repository.ts';

export interface PublishedPackage {
  readonly manifest: Manifest;
  /** All files of the tarball, one after another. */
  readonly contents: string;
}

export interface Registry {
  readonly published: readonly PublishedPackage[];
  /** The text of an `.npmrc` that makes npm use the registry, logged in. */
  readonly npmrc: string;
  readonly close: () => Promise<void>;
}

interface Upload {
  readonly versions: Readonly<Record<string, Manifest>>;
  readonly _attachments: Readonly<Record<string, { readonly data: string }>>;
}

/** Starts a local npm registry that contains no package and accepts every upload. */
export async function startRegistry(): Promise<Registry> {
  const published: PublishedPackage[] = [];
  const { port, close } = await startReceiver((response, { method, body }) => {
    if (method === 'PUT') published.push(...readUpload(body.toString()));
    const [status, answer] = method === 'PUT' ? [201, { ok: true }] : [404, { error: 'not found' }];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  const host = `127.0.0.1:${port}`;
  return { published, npmrc: `registry=http://${host}/\n//${host}/:_authToken=anybody\n`, close };
}

function readUpload(body: string): readonly PublishedPackage[] {
  const { versions, _attachments: attachments } = JSON.parse(body) as Upload;
  const [data = ''] = Object.values(attachments).map((attachment) => attachment.data);
  const contents = gunzipSync(Buffer.from(data, 'base64')).toString('utf8');
  return Object.values(versions).map((manifest) => ({ manifest, contents }));
}
