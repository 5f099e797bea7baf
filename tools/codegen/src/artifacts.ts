import type { Emitter } from '@hookbook/contract';

/** What is generated for people, one package each. */
export interface Artifact {
  readonly name: string;
  /** Loaded only when the artifact is wanted. */
  readonly emitter: () => Promise<Emitter>;
  /** Whether people read the generated files in review, so that they are formatted and committed. */
  readonly reviewed: boolean;
}

export const ARTIFACTS: readonly Artifact[] = [
  { name: 'types', emitter: async () => (await import('./emit/types/emitTypes.ts')).emitTypes, reviewed: true },
  {
    name: 'validators',
    emitter: async () => (await import('./emit/validators/emitValidators.ts')).emitValidators,
    reviewed: false,
  },
  {
    name: 'mock-server',
    emitter: async () => (await import('./emit/mock-server/emitMockServer.ts')).emitMockServer,
    reviewed: false,
  },
  { name: 'docs', emitter: async () => (await import('@hookbook/docs-site')).emitDocs, reviewed: false },
];
