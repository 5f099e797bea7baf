import type { Options } from './options.ts';

export interface Served {
  readonly docs: string;
  readonly mock: string;
  /** Ports that were wanted and not free. */
  readonly taken: readonly number[];
  readonly close: () => Promise<void>;
}

/** Starts both servers; a port that is taken is replaced by a free one. */
export async function serve({ docsPort, mockPort }: Pick<Options, 'docsPort' | 'mockPort'>): Promise<Served> {
  // Built a moment ago, so they can only be imported now.
  const [{ createDocsServer }, { createMockServer }] = await Promise.all([
    import('@hookbook/docs'),
    import('@hookbook/mock-server'),
  ]);
  const docs = await startOn(docsPort, () => createDocsServer());
  const mock = await startOn(mockPort, () => createMockServer());
  const close = async () => {
    await Promise.all([docs.close(), mock.close()]);
  };
  return { docs: docs.url, mock: mock.url, taken: [...docs.taken, ...mock.taken], close };
}

export interface Startable {
  readonly listen: (port?: number) => Promise<string>;
  readonly close: () => Promise<void>;
}

interface Running {
  readonly url: string;
  readonly taken: readonly number[];
  readonly close: () => Promise<void>;
}

const NOT_FREE = new Set(['EADDRINUSE', 'EACCES', 'port-not-free']);

export async function startOn(port: number, create: () => Startable): Promise<Running> {
  const server = create();
  try {
    return { url: await server.listen(port), taken: [], close: server.close };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (port === 0 || !NOT_FREE.has(code)) throw error;
    return { ...(await startOn(0, create)), taken: [port] };
  }
}
