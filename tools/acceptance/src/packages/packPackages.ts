import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { publishedWorkspaces, ROOT, type Workspace } from '../repository.ts';

/** A package as npm would upload it. */
export interface PackedPackage extends Workspace {
  readonly tarball: string;
  /** The paths of its files, relative to the package. */
  readonly files: readonly string[];
}

interface PackReport {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs every published workspace of a repository, which must be built, into a folder. */
export async function packPackages(folder: string, repository = ROOT): Promise<readonly PackedPackage[]> {
  await mkdir(folder, { recursive: true });
  const workspaces = publishedWorkspaces();
  const selected = workspaces.flatMap(({ manifest }) => ['--workspace', manifest.name]);
  const args = ['pack', '--json', '--pack-destination', folder, ...selected];
  const { stdout } = await runOrThrow('npm', args, { cwd: repository });
  const reports = new Map(parseReports(stdout).map((report) => [report.name, report]));
  return workspaces.map((workspace) => {
    const report = reports.get(workspace.manifest.name);
    if (!report) throw new Error(`npm pack did not pack ${workspace.manifest.name}.`);
    const files = report.files.map((file) => file.path).sort();
    return { ...workspace, tarball: path.join(folder, report.filename), files };
  });
}

/** npm 11 prints a list; later versions print an object by name. */
function parseReports(stdout: string): readonly PackReport[] {
  return Object.values(JSON.parse(stdout) as Record<string, PackReport>);
}
