import type { Provider } from '../catalogue/provider.ts';

/** All that a command may touch. */
export interface CliContext {
  /** Results. */
  readonly stdout: (text: string) => void;
  /** Notes and errors. */
  readonly stderr: (text: string) => void;
  /** The text of a file, or of standard input for `-`. */
  readonly readText: (file: string) => Promise<string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when the user or the system asks the process to stop. */
  readonly untilStopped: () => Promise<void>;
  readonly catalogue: readonly Provider[];
}

/** What a command came to: 0 done, 1 not delivered, 2 misuse, 70 a bug of this package. */
export type ExitCode = 0 | 1 | 2 | 70;
