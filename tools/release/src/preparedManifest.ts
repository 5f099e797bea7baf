import type { RepositoryFields } from './repositoryFields.ts';

/** The part of a package.json that a release changes. */
export interface Manifest {
  readonly [field: string]: unknown;
}

/** Which contract a package was built from. */
export interface ContractFacts {
  /** Its version. */
  readonly contract: string;
  /** The hash of its bundle, as in `integrity`: `sha256-` and base64. */
  readonly digest: string;
}

export interface PreparedFields extends RepositoryFields {
  readonly hookbook: ContractFacts;
}

/** The manifest as it is published. */
export function preparedManifest(manifest: Manifest, fields: PreparedFields): Manifest {
  return { ...manifest, ...fields };
}
