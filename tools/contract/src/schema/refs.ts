/** Every `$ref` of a canonical schema refers to a definition. */
const DEFINITIONS = '#/$defs/';

/** `User` → `#/$defs/User`. */
export function definitionRef(name: string): string {
  return `${DEFINITIONS}${name}`;
}

/** `#/$defs/User` → `User`. */
export function definitionName($ref: string): string {
  return $ref.slice(DEFINITIONS.length);
}
