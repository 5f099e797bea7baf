/** One schema as a function. `depth` counts how often a recursive schema has entered itself. */
export type Check = (value: unknown, depth?: number) => boolean;

/** A JSON object after `isObject`. */
export type Members = Readonly<Record<string, unknown>>;

/** How often a recursive schema may enter itself: far beyond any real payload, far below the end of the stack. */
export const MAX_DEPTH = 256;
