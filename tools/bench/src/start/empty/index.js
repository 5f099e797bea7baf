/** Importing this costs what importing any package costs: Node prepares to find packages. */
export const safeParseEvent = () => ({ ok: true });
