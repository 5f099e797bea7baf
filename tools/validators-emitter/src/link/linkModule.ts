import { checkName } from '../check/callee.ts';
import type { CompiledDefinition, CompiledEvent, CompiledSchema } from '../module/compiled.ts';
import { fill, hasPlaceholder, kindAndText, type Part, type Request } from '../module/requests.ts';
import { rulesName } from '../rules/rulesOf.ts';
import { createConstantPool } from './constantPool.ts';
import { createModuleBuilder, type Import } from './moduleBuilder.ts';

/** The module of a provider. Plain data, which can be remembered. */
export interface LinkedModule {
  readonly imports: readonly Import[];
  /** For each event the name of the constant with the keyword handlers that its rules need. */
  readonly handlers: readonly string[];
  /** The statements. */
  readonly text: string;
  /** The definitions whose code it contains. */
  readonly definitions: readonly string[];
}

/** A schema whose code is becoming part of the module. */
interface Linking extends Pick<CompiledSchema, 'explained'> {
  /** The text that replaces each request in the module, for the requests met so far. */
  readonly values: string[];
}

/**
 * Makes one module of compiled events, by type name, and the definitions that they use. Numbers the names that the code of
 * several schemas shares in the order in which it asks for them.
 */
export function linkModule(
  events: readonly (readonly [typeName: string, event: CompiledEvent])[],
  definitionOf: (name: string) => CompiledDefinition,
): LinkedModule {
  const module = createModuleBuilder();
  const pool = createConstantPool();
  const definitions = new Map<string, CompiledDefinition & Linking>();
  const declared = new Set<string>();
  /** The text that replaces a request without placeholders, which many schemas share. */
  const values = new Map<Request, string>();
  const explained = new Map<string, { readonly name: string; readonly rules: () => string }>();

  function definition(name: string): CompiledDefinition & Linking {
    const linking = definitions.get(name) ?? { ...definitionOf(name), values: [] };
    definitions.set(name, linking);
    return linking;
  }

  function declareCheckOf(name: string): void {
    if (declared.has(name)) return;
    // Before its requests are met: definitions may refer to each other in a circle.
    declared.add(name);
    const { check, inline, ...linking } = definition(name);
    const text = linked(check, linking);
    if (inline === undefined) module.declare(checkName(name), text);
  }

  function rulesOf(name: string): string {
    return pool.addFunction(rulesName(name), () => {
      const { rules, ...linking } = definition(name);
      if (rules.start === 0) return linked(rules, { ...linking, values: [] });
      // These rules need what their check has requested, and perhaps no other check calls it.
      declareCheckOf(name);
      return linked(rules, linking);
    });
  }

  function nameExplained(schema: string, linking: Linking): string {
    const known = explained.get(schema);
    if (known) return known.name;
    const name = `explained_${explained.size + 1}`;
    explained.set(schema, { name, rules: () => linked(explainedPart(schema, linking), { ...linking, values: [] }) });
    return name;
  }

  function valueFor(request: Request, linking: Linking): string {
    const known = values.get(request);
    if (known !== undefined) return known;
    const value = newValueFor(request, linking);
    if (!hasPlaceholder(request)) values.set(request, value);
    return value;
  }

  function newValueFor(request: Request, linking: Linking): string {
    const [kind, text] = kindAndText(request);
    if (kind === 'use') module.use(text);
    else if (kind === 'checkOf') declareCheckOf(text);
    else if (kind === 'rulesOf') return rulesOf(text);
    else if (kind === 'explained') return nameExplained(text, linking);
    else if (kind === 'part') return pool.add(filled(text, linking));
    else if (kind === 'check') return module.check(filled(text, linking));
    else if (kind === 'handlers') return module.handlers(text);
    else return module.constant(kind, text);
    return '';
  }

  function linked({ text, requests, start }: Part, linking: Linking): string {
    requests.forEach((request, index) => {
      linking.values[start + index] = valueFor(request, linking);
    });
    return filled(text, linking);
  }

  const linkings = events.map(([typeName, event]) => ({ ...event, typeName, values: [] }));
  for (const event of linkings) module.declare(checkName(event.typeName), linked(event.check, event));
  const rules = linkings.map((event) => pool.addFunction(rulesName(event.typeName), () => linked(event.rules, event)));
  for (const { name, rules: text } of explained.values()) rules.push(pool.addFunction(name, text));
  const handlers = linkings.map((event) => module.handlers(event.handlers.join()));
  return {
    imports: module.imports(),
    handlers,
    text: [...module.statements(), ...pool.statements(rules)].join('\n\n'),
    definitions: [...definitions.keys()],
  };
}

function filled(text: string, { values }: Linking): string {
  return fill(text, (index) => values[index] ?? '');
}

function explainedPart(schema: string, { explained }: Linking): Part {
  const part = explained.find(([literal]) => literal === schema)?.[1];
  if (!part) throw new Error(`The code of a schema has no rules of ${schema}.`);
  return part;
}
