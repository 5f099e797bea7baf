import { fileURLToPath } from 'node:url';
import type { Ports } from './commandLine.ts';

export interface Servers {
  /** The URL of the documentation. */
  readonly docs: string;
  /** The URL of the mock server. */
  readonly mock: string;
  /** An event that the mock server can send, if there is one. */
  readonly sample?: { readonly provider: string; readonly event: string };
  /** Requested ports that were taken. */
  readonly taken: readonly number[];
  readonly close: () => Promise<void>;
}

/** The documentation as it was generated last, so that pages show an edit before the next build; then what a build adds. */
const SITE = ['src/gen', 'dist/site'].map((folder) =>
  fileURLToPath(new URL(`../../../packages/docs/${folder}`, import.meta.url)),
);

/** Starts the docs server and the mock server. A free port replaces one that is taken. */
export async function serve(ports: Ports): Promise<Servers> {
  // Both packages exist only after the build, so they cannot be imported at the top.
  const [{ createDocsServer }, { catalogue, createMockServer }] = await Promise.all([
    import('@hookbook/docs'),
    import('@hookbook/mock-server'),
  ]);
  const docs = await startOn(ports.docs, () => createDocsServer({ folder: SITE, watch: true }));
  const mock = await startOn(ports.mock, () => createMockServer());
  const close = async () => {
    await Promise.all([docs.close(), mock.close()]);
  };
  const [provider] = catalogue.filter(({ events }) => events.length > 0);
  const event = provider?.events.find(({ examples }) => examples.length > 0) ?? provider?.events[0];
  const sample = provider && event && { provider: provider.slug, event: event.slug };
  return { docs: docs.url, mock: mock.url, ...(sample && { sample }), taken: [...docs.taken, ...mock.taken], close };
}

export interface StartableServer {
  readonly listen: (port?: number) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface StartedServer {
  readonly url: string;
  readonly taken: readonly number[];
  readonly close: () => Promise<void>;
}

const PORT_NOT_FREE = new Set(['EADDRINUSE', 'EACCES', 'port-not-free']);

/** Starts a server on a port, or on any free port if that one is taken. */
export async function startOn(port: number, create: () => StartableServer): Promise<StartedServer> {
  const server = create();
  try {
    return { url: await server.listen(port), taken: [], close: server.close };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (port === 0 || !PORT_NOT_FREE.has(code)) throw error;
    return { ...(await startOn(0, create)), taken: [port] };
  }
}
