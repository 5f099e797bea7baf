import { errorCode } from '../errors/errorCode.ts';

/** Of `import`, and of `require` or a bundle. */
const NOT_FOUND: ReadonlySet<string | undefined> = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);

/** Validators are another package, which may not have been generated. */
export async function loaded<Module>(module: string): Promise<Module | undefined> {
  try {
    return await import(module);
  } catch (error) {
    if (NOT_FOUND.has(errorCode(error))) return undefined;
    throw error;
  }
}
