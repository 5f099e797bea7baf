import type { PackedPackage } from './packedPackages.ts';
import { provenanceFlag } from './provenance.ts';
import { isNotFound, outputOf, runCommand } from './runCommand.ts';

/** A version that waits for its approval. Nobody can install it until then. */
export interface StagedVersion {
  readonly id: string;
  readonly packageName: string;
  readonly version: string;
  /** The SHA-1 of its tarball, in hex. */
  readonly shasum: string;
}

/** Whether the registry keeps versions until somebody approves them with two factors. It does so only for packages that exist. */
export async function offersStaging(packages: readonly PackedPackage[]): Promise<boolean> {
  try {
    await stagedVersions();
  } catch (error) {
    if (isNotFound(error) || isUnknownCommand(error)) return false;
    throw error;
  }
  return (await Promise.all(packages.map(exists))).every(Boolean);
}

/** Older versions of npm do not stage. */
function isUnknownCommand(error: unknown): boolean {
  return String((error as { readonly stderr?: unknown }).stderr).includes('Unknown command');
}

async function exists({ name }: PackedPackage): Promise<boolean> {
  try {
    await outputOf('npm', ['view', name, 'name', '--json', '--prefer-online']);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** All versions that wait for the approval of whoever has logged in. */
export async function stagedVersions(): Promise<readonly StagedVersion[]> {
  return JSON.parse(await outputOf('npm', ['stage', 'list', '--json'])) as readonly StagedVersion[];
}

export function stageForApproval({ tarball }: PackedPackage): Promise<void> {
  return runCommand('npm', ['stage', 'publish', tarball, provenanceFlag()]);
}

/** Publishes a staged version. npm asks for the second factor. */
export function approveStaged({ id }: StagedVersion): Promise<void> {
  return runCommand('npm', ['stage', 'approve', id]);
}
