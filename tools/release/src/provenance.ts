/**
 * Whether this is a job of GitHub or GitLab with an identity, which npm needs to prove who has built a package. It refuses to
 * publish with provenance from anywhere else.
 */
export function hasIdentity(env: Readonly<Record<string, string | undefined>>): boolean {
  return Boolean((env.GITHUB_ACTIONS && env.ACTIONS_ID_TOKEN_REQUEST_URL) || (env.GITLAB_CI && env.SIGSTORE_ID_TOKEN));
}

/** Manifests ask for provenance wherever they are published. The flag decides, so that all tarballs of a commit are the same. */
export function provenanceFlag(): string {
  return `--provenance=${hasIdentity(process.env)}`;
}
