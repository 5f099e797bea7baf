/** Where the code of a project uses what a new version of the packages changes. */
export type { ChangedPlace, ProviderSubpaths } from './changedPlace.ts';
export { findUses, type Use } from './findUses.ts';
export { loadProject, type Project, ProjectError } from './project.ts';
