import { UsageError } from '../errors/usageError.ts';
import type { CliContext } from './cliContext.ts';

/** The bytes of a file, or of standard input for `-`. Throws a `UsageError` if they cannot be read. */
export async function readFileArgument(
  file: string,
  { readBytes }: Pick<CliContext, 'readBytes'>,
): Promise<Uint8Array> {
  return readBytes(file).catch((error: unknown) => {
    throw new UsageError({
      code: 'invalid-arguments',
      message: `Cannot read ${file === '-' ? 'standard input' : file}: ${error instanceof Error ? error.message : error}`,
      where: file,
      fix: 'Pass a file, or - for standard input.',
    });
  });
}
