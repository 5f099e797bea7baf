import type { Provider } from '@hookbook/contract';
import type * as v from 'valibot';
import { valibotSchemas } from './toValibot.ts';

/** A recorded call of a Valibot function. */
class Call {
  readonly name: string;
  readonly args: readonly unknown[];
  constructor(name: string, args: readonly unknown[]) {
    this.name = name;
    this.args = args;
  }
}

/** The text of a module with the Valibot schemas of all events. Schemas that are used more than once become constants. */
export function valibotModule(provider: Provider): string {
  const recorder = new Proxy(
    {},
    {
      get:
        (_, name: string) =>
        (...args: unknown[]) =>
          new Call(name, args),
    },
  );
  const schemas = valibotSchemas(provider, recorder as typeof v);
  const shared = callsUsedTwice([...schemas.values()]);
  const names = new Map<Call, string>();
  const lines = [`import * as v from 'valibot';`];
  const callText = ({ name, args }: Call) => `v.${name}(${args.map(text).join(', ')})`;
  const nameOf = (call: Call): string => {
    const known = names.get(call);
    if (known !== undefined) return known;
    const name = `${provider.slug}_${names.size}`;
    names.set(call, name);
    lines.push(`const ${name} = ${callText(call)};`);
    return name;
  };
  function text(value: unknown): string {
    if (value instanceof Call) return shared.has(value) ? nameOf(value) : callText(value);
    if (typeof value === 'function') return `() => ${text(value())}`;
    if (value instanceof RegExp) return String(value);
    if (Array.isArray(value)) return `[${value.map(text).join(', ')}]`;
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    return `{ ${Object.entries(value)
      .map(([key, member]) => `${JSON.stringify(key)}: ${text(member)}`)
      .join(', ')} }`;
  }
  for (const { type, typeName } of provider.events)
    lines.push(`export const ${provider.slug}_${typeName} = ${text(schemas.get(type))};`);
  return lines.join('\n');
}

function callsUsedTwice(roots: readonly unknown[]): ReadonlySet<Call> {
  const seen = new Set<Call>();
  const twice = new Set<Call>();
  const visit = (value: unknown): void => {
    if (value instanceof Call) {
      if (seen.has(value)) twice.add(value);
      else {
        seen.add(value);
        value.args.forEach(visit);
      }
    } else if (typeof value === 'function') visit(value());
    else if (typeof value === 'object' && value !== null && !(value instanceof RegExp))
      Object.values(value).forEach(visit);
  };
  roots.forEach(visit);
  return twice;
}
