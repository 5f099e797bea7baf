import { fileURLToPath } from 'node:url';
import { providers } from '@hookbook/specs';

/** The file of an example. */
export interface ExampleFile {
  readonly provider: string;
  readonly type: string;
  readonly file: string;
}

/** Every example of the contract. */
export const examples: readonly ExampleFile[] = providers.flatMap(({ name, events }) =>
  events.flatMap((event) =>
    event.examples.map((example) => ({
      provider: name,
      type: event.type,
      file: fileURLToPath(import.meta.resolve(`@hookbook/specs/${example}`)),
    })),
  ),
);
