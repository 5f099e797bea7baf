import { gunzipSync } from 'node:zlib';
import { type ReceivedRequest, startReceiver } from '@hookbook/testkit/receiver';
import type { Manifest } from '../repository.ts';
import { type Answer, createStaging, type Upload } from './staging.ts';

export interface PublishedPackage {
  readonly manifest: Manifest;
  /** All files of the tarball, one after another. */
  readonly contents: string;
}

export interface Registry {
  readonly published: readonly PublishedPackage[];
  /** The packages of which a version waits for its approval. */
  readonly waiting: () => readonly string[];
  /** The version of each tag of a package, e.g. `latest`. */
  readonly tagsOf: (name: string) => Readonly<Record<string, string>>;
  readonly port: number;
  readonly close: () => Promise<void>;
}

interface UploadedManifest extends Manifest {
  readonly dist: { readonly integrity: string; readonly shasum: string };
}

interface UploadedPackage extends Upload {
  readonly versions: Readonly<Record<string, UploadedManifest>>;
  readonly 'dist-tags': Readonly<Record<string, string>>;
  readonly _attachments: Readonly<Record<string, { readonly data: string }>>;
}

interface Packument {
  readonly versions: Map<string, UploadedManifest>;
  readonly tags: Map<string, string>;
}

const NOT_FOUND: Answer = { status: 404, body: { error: 'not found' } };
const PRESENT: Answer = { status: 409, body: { error: 'this version is already present' } };
const DONE: Answer = { status: 201, body: { ok: true } };

export interface RegistryOptions {
  /** The packages that it has from the beginning, each in one version by name. */
  readonly before?: Readonly<Record<string, string>>;
  /** Whether versions can wait for their approval. */
  readonly offersStaging?: boolean;
}

/** Starts a local npm registry, to which anybody can upload packages. */
export async function startRegistry({ before = {}, offersStaging = false }: RegistryOptions = {}): Promise<Registry> {
  const published: PublishedPackage[] = [];
  const packuments = new Map(Object.entries(before).map(([name, version]) => [name, packumentOf(name, version)]));

  function upload(body: string): Answer {
    const { name, versions, 'dist-tags': tags, _attachments: attachments } = JSON.parse(body) as UploadedPackage;
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

  const staging = createStaging(upload);

  function answer(request: ReceivedRequest): Answer {
    const { method, path: address, body } = request;
    const staged = offersStaging ? staging.answer(request) : undefined;
    if (staged) return staged;
    const path = decodeURIComponent(address.split('?')[0] ?? '').slice(1);
    const [, name = '', tag = ''] = /^-\/package\/(.+)\/dist-tags(?:\/(.+))?$/.exec(path) ?? [];
    const text = body.toString();
    if (name) return changeTag(method, name, tag, text);
    return method === 'PUT' ? upload(text) : packumentAnswer(path);
  }

  const { port, close } = await startReceiver((response, request) => {
    const { status, body, headers } = answer(request);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  });
  return {
    published,
    waiting: staging.names,
    tagsOf: (name) => Object.fromEntries(packuments.get(name)?.tags ?? []),
    port,
    close,
  };
}

/** A package that was published before, without its files. */
function packumentOf(name: string, version: string): Packument {
  const manifest = { name, version, dist: { integrity: '', shasum: '' } };
  return { versions: new Map([[version, manifest]]), tags: new Map([['latest', version]]) };
}
