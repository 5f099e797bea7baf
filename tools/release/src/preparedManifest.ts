import type { RepositoryFields } from './repositoryFields.ts';

/** The part of a package.json that a release changes. */
export interface Manifest {
  readonly publishConfig?: Readonly<Record<string, unknown>>;
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
  /** Whether npm can prove who has built the package. */
  readonly provenance: boolean;
  readonly hookbook: ContractFacts;
}

/** The manifest as it is published. */
export function preparedManifest(manifest: Manifest, { provenance, ...fields }: PreparedFields): Manifest {
  const publishConfig = { ...manifest.publishConfig, ...(provenance && { provenance }) };
  return { ...manifest, ...fields, publishConfig };
}

/**
 * Whether this is a job of GitHub or GitLab with an identity, which npm needs for provenance. It refuses to publish with
 * provenance from anywhere else, so manifests cannot ask for it in general.
 */
export function hasIdentity(env: Readonly<Record<string, string | undefined>>): boolean {
  return Boolean((env.GITHUB_ACTIONS && env.ACTIONS_ID_TOKEN_REQUEST_URL) || (env.GITLAB_CI && env.SIGSTORE_ID_TOKEN));
}
