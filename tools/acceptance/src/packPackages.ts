import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { publishedWorkspaces, ROOT, type Workspace } from './repository.ts';
import { runWell } from './run.ts';

/** A package as npm would upload it. */
export interface Packed extends Workspace {
  readonly tarball: string;
  /** Paths inside the package. */
  readonly files: readonly string[];
}

interface NpmPacked {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs every published workspace as it was built. */
export async function packPackages(folder: string): Promise<readonly Packed[]> {
  await mkdir(folder, { recursive: true });
  const workspaces = publishedWorkspaces();
  const selected = workspaces.flatMap(({ manifest }) => ['--workspace', manifest.name]);
  const { stdout } = await runWell('npm', ['pack', '--json', '--pack-destination', folder, ...selected], { cwd: ROOT });
  const packed = new Map(reportOf(stdout).map((each) => [each.name, each]));
  return workspaces.map((workspace) => {
    const { filename, files } = packed.get(workspace.manifest.name) ?? unpacked(workspace);
    return { ...workspace, tarball: path.join(folder, filename), files: files.map((file) => file.path).sort() };
  });
}

/** npm 11 prints a list; later ones print an object by name. */
function reportOf(stdout: string): readonly NpmPacked[] {
  return Object.values(JSON.parse(stdout) as Record<string, NpmPacked>);
}

function unpacked({ manifest }: Workspace): never {
  throw new Error(`npm pack left out ${manifest.name}`);
}
