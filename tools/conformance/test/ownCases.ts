import { fileURLToPath } from 'node:url';

/** Cases of this repository, laid out like the official test suite. */
export const OWN_CASES = fileURLToPath(new URL('suite', import.meta.url));
