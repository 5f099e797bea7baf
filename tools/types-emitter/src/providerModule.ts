import type { Definition, Event, GeneratedFile, Provider, TextCache } from '@hookbook/contract';
import { docComment, docProse, memberName, stringLiteral } from '@hookbook/contract/text';
import { type Declaration, declarationsOf, definitionDeclarations } from './declarations.ts';
import { formatTypeScript } from './formatTypeScript.ts';
import { printType } from './printType.ts';
import { eventLine, providerDoc } from './tsdoc/declarationDoc.ts';
import { eventTypeMemberName, UNKNOWN_EVENT_TYPE } from './unknownEvent.ts';

/** The module of a provider: its events, its definitions, and the map from event type to event. */
export async function providerModule(provider: Provider, cache: TextCache): Promise<GeneratedFile> {
  const printed = declarationsOf(provider).map((declaration) =>
    cache.slowText(cache.key(declaration), () => declarationText(declaration)),
  );
  const first = [docComment(providerDoc(provider)), importText(provider), ...indexDeclarations(provider)];
  const module = [...first, ...(await Promise.all(printed))].filter((part) => part !== '').join('\n');
  return {
    path: `${provider.slug}.ts`,
    text: await cache.slowText(cache.key(module), () => formatTypeScript(module)),
  };
}

/** A module with the types of definitions alone. */
export async function definitionsModule(definitions: readonly Definition[]): Promise<string> {
  const printed = await Promise.all(definitionDeclarations(definitions).map(declarationText));
  return formatTypeScript(printed.join('\n'));
}

function importText({ webhook }: Provider): string {
  return eventTypeMemberName(webhook) === undefined
    ? ''
    : `import type { ${UNKNOWN_EVENT_TYPE} } from '../unknownEventType.ts';\n`;
}

async function declarationText({ name, doc, bases, type }: Declaration): Promise<string> {
  const body = await printType(type);
  if (!bases) return `${docComment(doc)}export type ${name} = ${body};\n`;
  const heritage = bases.length === 0 ? '' : ` extends ${bases.join(', ')}`;
  return `${docComment(doc)}export interface ${name}${heritage} ${body}\n`;
}

/** The declarations about all events together. They come first, because readers look for them first. */
function indexDeclarations({ typeName, title, events }: Provider): string[] {
  const names = events.map((event) => event.typeName);
  const name = docProse(title);
  const documented: readonly (readonly [doc: string, declaration: string])[] = [
    [`Any known event from ${name}.`, `export type ${typeName}Event = ${names.join(' | ') || 'never'};`],
    ['Maps each event type to its event.', `export interface ${typeName}EventMap {\n${events.map(mapEntry).join('')}}`],
    [`The known event types of ${name}.`, `export type ${typeName}EventType = keyof ${typeName}EventMap;`],
    [
      'The event with the event type `Type`.',
      `export type EventOf<Type extends ${typeName}EventType> = ${typeName}EventMap[Type];`,
    ],
    [
      `The known event types of ${name}, sorted.`,
      `export const eventTypes: readonly ${typeName}EventType[] = [${events.map(typeLiteral).join(', ')}];`,
    ],
    [
      'Returns whether the event type is known.',
      `export function isKnownEventType(type: unknown): type is ${typeName}EventType {
  return (eventTypes as readonly unknown[]).includes(type);
}`,
    ],
  ];
  return documented.map(([doc, declaration]) => `${docComment(doc)}${declaration}\n`);
}

function mapEntry(event: Event): string {
  return `${docComment(eventLine(event), '  ')}  ${memberName(event.type)}: ${event.typeName};\n`;
}

function typeLiteral({ type }: Event): string {
  return stringLiteral(type);
}
