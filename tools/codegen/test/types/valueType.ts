import { memberName, stringLiteral } from '@hookbook/contract/text';

/**
 * The type that has exactly one value. A type and not a literal expression, because TypeScript refuses unknown members
 * in a literal that is written at the place, and takes them in what comes from elsewhere, as a payload does.
 */
export function valueType(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(valueType).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, member]) => `${memberName(name)}: ${valueType(member)}`)
    .join('; ')} }`;
}

/** A statement that compiles if the value can be used as the type. */
export function assignment(value: unknown, type: string, name: string): string {
  return `export const ${name} = (value: ${valueType(value)}): ${type} => value;\n`;
}

/** A statement that compiles if the value cannot be used as the type. */
export function refusal(value: unknown, type: string, name: string): string {
  return `// @ts-expect-error\n${assignment(value, type, name)}`;
}
