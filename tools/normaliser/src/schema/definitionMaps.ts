/** The keys whose members are schemas with names. */
export const DEFINITION_MAPS: ReadonlySet<string> = new Set(['schemas', '$defs', 'definitions']);
