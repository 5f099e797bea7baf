import type { Contract, Emitter, GeneratedFile, TextCache } from '@hookbook/contract';
import type { Stores } from '../cache/stores.ts';
import { withGeneratedExamples } from './generatedExamples.ts';
import { HEADER } from './header.ts';

export type ArtifactName =
  | 'types'
  | 'validators'
  | 'receiver'
  | 'mock-server'
  | 'docs'
  | 'models-python'
  | 'models-go'
  | 'models-java';

/** What is generated for people to use. */
export interface Artifact {
  readonly name: ArtifactName;
  /** The generated folder, relative to that of all packages. Everything in it belongs to the tool. */
  readonly folder: string;
  /** The first lines of every file, where its language has comments. */
  readonly header?: string;
  /** Whether it is generated only if it is named: not everybody needs every language. */
  readonly isOptional?: true;
  /** Whether every event needs an example, so that one is generated where the contract has none. */
  readonly needsExamples?: true;
  /** Loaded only when the artifact is generated. */
  readonly emitter: (settings: EmitSettings) => Promise<Emitter>;
}

/** What emitters depend on besides the contract. */
export interface EmitSettings {
  /** Where the documentation site will be on the web, with a slash at its end. */
  readonly siteUrl?: string | undefined;
  /** Whether the site has a page that checks payloads. */
  readonly payloadCheck?: boolean | undefined;
}

export interface EmitOptions extends EmitSettings {
  readonly artifacts: readonly Artifact[];
  /** The folder that the folders of all artifacts are relative to. */
  readonly out: string;
  /** Where it remembers what it emitted; by default on disk. */
  readonly stores?: Stores | undefined;
}

export const ARTIFACTS: readonly Artifact[] = [
  {
    name: 'types',
    folder: 'types/src/gen',
    header: HEADER,
    emitter: async () => (await import('@hookbook/types-emitter')).emitTypes,
  },
  {
    name: 'validators',
    folder: 'validators/src/gen',
    header: HEADER,
    emitter: async () => (await import('@hookbook/validators-emitter')).emitValidators,
  },
  {
    name: 'receiver',
    folder: 'receiver/src/gen',
    header: HEADER,
    emitter: async () => (await import('../emit/emitReceiver.ts')).emitReceiver,
  },
  {
    name: 'mock-server',
    folder: 'mock-server/src/gen',
    header: HEADER,
    needsExamples: true,
    emitter: async () => (await import('../emit/emitMockServer.ts')).emitMockServer,
  },
  {
    name: 'docs',
    folder: 'docs/src/gen',
    needsExamples: true,
    emitter: async (settings) => {
      const [{ docsEmitter }, { modelGuides }] = await Promise.all([
        import('@hookbook/docs-site'),
        import('@hookbook/models-emitter/guides'),
      ]);
      return docsEmitter({ ...settings, modelGuides });
    },
  },
  {
    name: 'models-python',
    folder: 'models-python/hookbook_models',
    isOptional: true,
    emitter: async () => (await import('@hookbook/models-emitter/python')).emitPython,
  },
  {
    name: 'models-go',
    folder: 'models-go/webhooks',
    isOptional: true,
    emitter: async () => (await import('@hookbook/models-emitter/go')).emitGo,
  },
  {
    name: 'models-java',
    folder: 'models-java/src/main/java',
    isOptional: true,
    emitter: async () => (await import('@hookbook/models-emitter/java')).emitJava,
  },
];

/** The files of one artifact as they are written. */
export async function filesOf(
  artifact: Artifact,
  contract: Contract,
  settings: EmitSettings = {},
): Promise<readonly GeneratedFile[]> {
  return emittedFiles(artifact, await artifact.emitter(settings), contract);
}

/** What an emitter of an artifact emits, with the header. */
export async function emittedFiles(
  { needsExamples, header }: Artifact,
  emit: Emitter,
  contract: Contract,
  cache?: TextCache,
): Promise<readonly GeneratedFile[]> {
  const files = await emit(needsExamples ? await withGeneratedExamples(contract, cache) : contract, cache);
  return header === undefined ? files : files.map((file) => ({ ...file, text: `${header}\n${file.text}` }));
}
