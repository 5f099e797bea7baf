import git from '@changesets/cli/changelog';

/** All packages have one version, so the versions of those that a package depends on say nothing. */
export default { ...git, getDependencyReleaseLine: async () => '' };
