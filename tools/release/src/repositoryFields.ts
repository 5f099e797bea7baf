/** What a manifest says about where the package is developed. */
export interface RepositoryFields {
  readonly repository: { readonly type: 'git'; readonly url: string; readonly directory: string };
  readonly homepage: string;
  readonly bugs: { readonly url: string };
}

/** The fields for a package in a folder of the repository with this remote. Throws unless the remote is on a server. */
export function repositoryFields(remote: string, directory: string): RepositoryFields {
  const web = webAddress(remote);
  return {
    repository: { type: 'git', url: `git+${web}.git`, directory },
    homepage: `${web}/tree/HEAD/${directory}#readme`,
    bugs: { url: `${web}/issues` },
  };
}

/** Without user, password and port of SSH: a manifest is public. */
function webAddress(remote: string): string {
  const [, scpHost, scpPath] = /^(?:[^@/:]+@)?([^@/:]{2,}):(?!\/\/)(.+)$/.exec(remote) ?? [];
  const parsed = scpHost === undefined ? URL.parse(remote) : URL.parse(`ssh://${scpHost}/${scpPath}`);
  const path = parsed?.pathname
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .replace(/^\/+/, '');
  if (!parsed || !path || !/^(git\+)?(https?|ssh|git):$/.test(parsed.protocol))
    throw new Error(
      `The Git remote "${remote}" is not on a server, so packages cannot say where they are developed. Point origin to the repository that people can open: git remote set-url origin <url>`,
    );
  const isWeb = /https?:$/.test(parsed.protocol);
  return `https://${isWeb ? parsed.host : parsed.hostname}/${path}`;
}
