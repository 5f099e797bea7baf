import { createRequire } from 'node:module';

/** All packages are released together, so any of them has the version. */
export function releasedVersion(): string {
  const { version } = createRequire(import.meta.url)('@hookbook/specs/package.json') as { readonly version: string };
  return version;
}
