import { memberName, stringLiteral } from '@hookbook/contract/text';

/**
 * The type with exactly one value. Tests use it instead of an object literal, in which TypeScript rejects undeclared
 * members. It accepts them in values from elsewhere, such as payloads.
 */
function valueType(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(valueType).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${memberName(name)}: ${valueType(member)}`);
  return `{ ${members.join('; ')} }`;
}

/** A statement that compiles if the value is assignable to the type. */
export function acceptance(value: unknown, type: string, name: string): string {
  return `export const ${name} = (value: ${valueType(value)}): ${type} => value;\n`;
}

/** A statement that compiles if the value is not assignable to the type. */
export function rejection(value: unknown, type: string, name: string): string {
  return `// @ts-expect-error\n${acceptance(value, type, name)}`;
}
