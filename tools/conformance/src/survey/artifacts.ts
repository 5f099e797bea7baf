import { ARTIFACTS, type ArtifactName, filesOf } from '@hookbook/codegen';
import type { Contract, GeneratedFile } from '@hookbook/contract';

/** The generated files of every artifact. */
export type GeneratedArtifacts = Readonly<Record<ArtifactName, readonly GeneratedFile[]>>;

export async function emitArtifacts(contract: Contract): Promise<GeneratedArtifacts> {
  const emitted = await Promise.all(
    ARTIFACTS.map(async (artifact) => [artifact.name, await filesOf(artifact, contract)] as const),
  );
  return Object.fromEntries(emitted) as GeneratedArtifacts;
}
