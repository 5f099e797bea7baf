export interface Served {
  readonly docs: string;
  readonly mock: string;
  readonly close: () => Promise<void>;
}

/** Starts both servers; a port that is taken is replaced by a free one. */
export async function serve({ docsPort, mockPort }: { docsPort: number; mockPort: number }): Promise<Served> {
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
  return { docs: docs.url, mock: mock.url, close };
}

interface Startable {
  readonly listen: (port?: number) => Promise<string>;
  readonly close: () => Promise<void>;
}

async function startOn(port: number, create: () => Startable): Promise<{ url: string; close: () => Promise<void> }> {
  const server = create();
  try {
    return { url: await server.listen(port), close: server.close };
  } catch (error) {
    if (port === 0) throw error;
    return startOn(0, create);
  }
}
