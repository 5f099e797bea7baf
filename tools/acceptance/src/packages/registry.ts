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
  /** The version of each tag of a package, e.g. `latest`. */
  readonly tagsOf: (name: string) => Readonly<Record<string, string>>;
  readonly port: number;
  readonly close: () => Promise<void>;
}

interface UploadedManifest extends Manifest {
  readonly dist: { readonly integrity: string };
}

interface Upload {
  readonly name: string;
  readonly versions: Readonly<Record<string, UploadedManifest>>;
  readonly 'dist-tags': Readonly<Record<string, string>>;
  readonly _attachments: Readonly<Record<string, { readonly data: string }>>;
}

interface Packument {
  readonly versions: Map<string, UploadedManifest>;
  readonly tags: Map<string, string>;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

const NOT_FOUND: Answer = { status: 404, body: { error: 'not found' } };
const DONE: Answer = { status: 201, body: { ok: true } };

/** Starts a local npm registry that contains no package, and accepts every upload. */
export async function startRegistry(): Promise<Registry> {
  const published: PublishedPackage[] = [];
  const packuments = new Map<string, Packument>();

  function upload(body: string): Answer {
    const { name, versions, 'dist-tags': tags, _attachments: attachments } = JSON.parse(body) as Upload;
    const packument = packuments.get(name) ?? { versions: new Map(), tags: new Map() };
    packuments.set(name, packument);
    const [data = ''] = Object.values(attachments).map((attachment) => attachment.data);
    const contents = gunzipSync(Buffer.from(data, 'base64')).toString('utf8');
    for (const [version, manifest] of Object.entries(versions)) {
      packument.versions.set(version, manifest);
      published.push({ manifest, contents });
    }
    for (const [tag, version] of Object.entries(tags)) packument.tags.set(tag, version);
    return DONE;
  }

  function packumentAnswer(name: string): Answer {
    const found = packuments.get(name);
    if (!found) return NOT_FOUND;
    const body = { name, versions: Object.fromEntries(found.versions), 'dist-tags': Object.fromEntries(found.tags) };
    return { status: 200, body };
  }

  function changeTag(method: string, name: string, tag: string, body: string): Answer {
    const tags = packuments.get(name)?.tags;
    if (!tags) return NOT_FOUND;
    if (method === 'DELETE') tags.delete(tag);
    else if (method === 'PUT') tags.set(tag, JSON.parse(body) as string);
    else return { status: 200, body: Object.fromEntries(tags) };
    return DONE;
  }

  const { port, close } = await startReceiver((response, { method, path: address, body }) => {
    const path = decodeURIComponent(address.split('?')[0] ?? '').slice(1);
    const [, name = '', tag = ''] = /^-\/package\/(.+)\/dist-tags(?:\/(.+))?$/.exec(path) ?? [];
    const text = body.toString();
    const found = name ? changeTag(method, name, tag, text) : method === 'PUT' ? upload(text) : packumentAnswer(path);
    response.writeHead(found.status, { 'content-type': 'application/json' }).end(JSON.stringify(found.body));
  });
  return {
    published,
    tagsOf: (name) => Object.fromEntries(packuments.get(name)?.tags ?? []),
    port,
    close,
  };
}
