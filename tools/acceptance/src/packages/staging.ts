import { randomUUID } from 'node:crypto';
import type { ReceivedRequest } from '@hookbook/testkit/receiver';

export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What npm uploads of one version. */
export interface Upload {
  readonly name: string;
  readonly versions: Readonly<Record<string, { readonly dist: { readonly shasum: string } }>>;
}

/** The second factor of whoever approves. */
export const ONE_TIME_PASSWORD = '123456';

export interface Staging {
  /** The packages whose versions wait for their approval. */
  readonly names: () => readonly string[];
  /** Undefined for requests about something else. */
  readonly answer: (request: ReceivedRequest) => Answer | undefined;
}

interface Item {
  readonly id: string;
  readonly packageName: string;
  readonly version: string;
  readonly shasum: string;
}

const NOT_FOUND: Answer = { status: 404, body: { error: 'not found' } };
const NO_SECOND_FACTOR: Answer = {
  status: 401,
  body: { error: 'a one-time password is required' },
  headers: { 'www-authenticate': 'OTP' },
};

/** The part of a registry in which versions wait until somebody approves them with a second factor: then they are published. */
export function createStaging(publish: (upload: string) => Answer): Staging {
  const waiting = new Map<string, { readonly item: Item; readonly upload: string }>();

  function stage(upload: string): Answer {
    const { name: packageName, versions } = JSON.parse(upload) as Upload;
    const [[version, { dist }] = ['', { dist: { shasum: '' } }]] = Object.entries(versions);
    if (itemsOf(packageName).some((item) => item.version === version))
      return { status: 409, body: { error: 'this version is staged already' } };
    const id = randomUUID();
    waiting.set(id, { item: { id, packageName, version, shasum: dist.shasum }, upload });
    return { status: 201, body: { stageId: id } };
  }

  function itemsOf(name: string | null): readonly Item[] {
    const items = [...waiting.values()].map(({ item }) => item);
    return name === null ? items : items.filter(({ packageName }) => packageName === name);
  }

  function approve(id: string, otp: unknown): Answer {
    const found = waiting.get(id);
    if (!found) return NOT_FOUND;
    if (otp !== ONE_TIME_PASSWORD) return NO_SECOND_FACTOR;
    waiting.delete(id);
    return publish(found.upload);
  }

  return {
    names: () => itemsOf(null).map(({ packageName }) => packageName),
    answer: ({ method, path, headers, body }) => {
      const { pathname, searchParams } = new URL(path, 'http://registry.example');
      if (method === 'GET' && pathname === '/-/stage') {
        const items = itemsOf(searchParams.get('package'));
        return { status: 200, body: { items, total: items.length } };
      }
      if (method === 'POST' && pathname.startsWith('/-/stage/package/')) return stage(body.toString());
      const [, id] = /^\/-\/stage\/([^/]+)\/approve$/.exec(pathname) ?? [];
      return method === 'POST' && id !== undefined ? approve(id, headers['npm-otp']) : undefined;
    },
  };
}
