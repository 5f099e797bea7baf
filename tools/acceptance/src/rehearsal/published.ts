/** What a registry says about a package. */
export interface Packument {
  readonly versions: Readonly<Record<string, unknown>>;
  readonly 'dist-tags': Readonly<Record<string, string>>;
}

/** What the registry at this port of loopback says about a package, `undefined` if it has none of this name. */
export async function packumentOf(port: number, name: string): Promise<Packument | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/${name.replace('/', '%2f')}`);
  if (response.status === 404) return undefined;
  return (await response.json()) as Packument;
}
