import type { Provider } from '../catalogue/provider.ts';

/** Everything a command may use of the process around it. */
export interface CliContext {
  /** Prints a result. */
  readonly stdout: (text: string) => void;
  /** Prints a note or an error. */
  readonly stderr: (text: string) => void;
  /** Shows a line in place of the one before, for progress; an empty text removes it. Absent if stderr is no terminal. */
  readonly showProgress?: ((text: string) => void) | undefined;
  /** The bytes of a file, or of standard input for `-`. */
  readonly readBytes: (file: string) => Promise<Uint8Array>;
  readonly writeText: (file: string, text: string) => Promise<void>;
  /** Lets the user change a text in an editor. */
  readonly editText: (text: string) => Promise<string>;
  /** Starts a command of a shell. Its output goes to the output of errors. */
  readonly startCommand: (command: string) => Promise<{ readonly kill: () => Promise<void> }>;
  /** What a command of a shell prints, with further variables in its environment. */
  readonly commandOutput: (command: string, env: Readonly<Record<string, string>>) => Promise<string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when the user or the system stops the process. */
  readonly untilStopped: () => Promise<void>;
  readonly catalogue: readonly Provider[];
  /** Of this package. */
  readonly version: string;
}

/** 0: success, 1: not delivered, 2: usage error, 70: a bug in this package, 130: stopped by the user. */
export type ExitCode = 0 | 1 | 2 | 70 | 130;
