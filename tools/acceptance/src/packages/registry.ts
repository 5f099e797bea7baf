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
const PRESENT: Answer = { status: 409, body: { error: 'this version is already present' } };
const DONE: Answer = { status: 201, body: { ok: true } };

/** Starts a local npm registry with these packages, each in one version by name, to which anybody can upload others. */
export async function startRegistry(before: Readonly<Record<string, string>> = {}): Promise<Registry> {
  const published: PublishedPackage[] = [];
  const packuments = new Map(Object.entries(before).map(([name, version]) => [name, packumentOf(name, version)]));

  function upload(body: string): Answer {
    const { name, versions, 'dist-tags': tags, _attachments: attachments } = JSON.parse(body) as Upload;
    const packument: Packument = packuments.get(name) ?? { versions: new Map(), tags: new Map() };
    if (Object.keys(versions).some((version) => packument.versions.has(version))) return PRESENT;
    packuments.set(name, packument);
    const [data = ''] = Object.values(attachments).map((attachment) => attachment.data);
    const contents = gunzipSync(Buffer.from(data, 'base64')).toString('utf8');
    for (const [version, manifest] of Object.entries(versions)) {
      packument.versions.set(version, manifest);
      published.push({ manifest, contents });
    }
    // Registries give the first version this tag as well, whatever tag it is uploaded with.
    if (!packument.tags.has('latest'))
      for (const version of Object.keys(versions)) packument.tags.set('latest', version);
    for (const [tag, version] of Object.entries(tags)) packument.tags.set(tag, version);
    return DONE;
  }

  function packumentAnswer(name: string): Answer {
    const found = packuments.get(name);
    if (!found) return NOT_FOUND;
    const body = {
      _id: name,
      name,
      versions: Object.fromEntries(found.versions),
      'dist-tags': Object.fromEntries(found.tags),
    };
    return { status: 200, body };
  }

  function changeTag(method: string, name: string, tag: string, body: string): Answer {
    const { tags, versions } = packuments.get(name) ?? {};
    if (!tags || !versions) return NOT_FOUND;
    if (method === 'GET') return { status: 200, body: Object.fromEntries(tags) };
    if (method === 'DELETE') {
      tags.delete(tag);
      return DONE;
    }
    const version = JSON.parse(body) as string;
    if (!versions.has(version)) return NOT_FOUND;
    tags.set(tag, version);
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

/** A package that was published before, without its files. */
function packumentOf(name: string, version: string): Packument {
  const manifest = { name, version, dist: { integrity: '' } };
  return { versions: new Map([[version, manifest]]), tags: new Map([['latest', version]]) };
}
