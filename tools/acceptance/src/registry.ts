import { gunzipSync } from 'node:zlib';
import { startLocalServer } from './localServer.ts';
import type { Manifest } from './repository.ts';

/** A package as it was uploaded. */
export interface Published {
  readonly manifest: Manifest;
  /** All files after each other, as tar has them. */
  readonly contents: string;
}

export interface Registry {
  readonly published: readonly Published[];
  /** The text of an `.npmrc` with which npm uses it and is logged in there. */
  readonly npmrc: string;
  readonly close: () => Promise<void>;
}

interface Upload {
  readonly versions: Readonly<Record<string, Manifest>>;
  readonly _attachments: Readonly<Record<string, { readonly data: string }>>;
}

/** A registry on this machine that has no package, and takes every one. */
export async function startRegistry(): Promise<Registry> {
  const published: Published[] = [];
  const { port, close } = await startLocalServer(({ method }, body, response) => {
    if (method === 'PUT') published.push(...packagesIn(body.toString()));
    const [status, answer] = method === 'PUT' ? [201, { ok: true }] : [404, { error: 'not found' }];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  const host = `127.0.0.1:${port}`;
  return { published, npmrc: `registry=http://${host}/\n//${host}/:_authToken=anybody\n`, close };
}

function packagesIn(body: string): readonly Published[] {
  const { versions, _attachments: attachments } = JSON.parse(body) as Upload;
  const [data = ''] = Object.values(attachments).map((attachment) => attachment.data);
  const contents = gunzipSync(Buffer.from(data, 'base64')).toString('utf8');
  return Object.values(versions).map((manifest) => ({ manifest, contents }));
}
