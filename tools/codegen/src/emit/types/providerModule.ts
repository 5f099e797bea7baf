import type { Event, GeneratedFile, Provider } from '@hookbook/contract';
import { docComment, docProse, memberName, stringLiteral } from '@hookbook/contract/text';
import { type Declaration, declarationsOf } from './declarations.ts';
import { printType } from './printType.ts';
import { eventLine, providerDoc } from './tsdoc/declarationDoc.ts';
import { typeMemberName, UNKNOWN_EVENT_TYPE } from './unknownEvent.ts';

/** The module of one provider: its events, what they are made of, and the way from an event type to its event. */
export async function providerModule(provider: Provider): Promise<GeneratedFile> {
  const texts = await Promise.all(declarationsOf(provider).map(declarationText));
  const parts = [docComment(providerDoc(provider)), importText(provider), ...catalogue(provider), ...texts];
  return { path: `${provider.slug}.ts`, text: parts.filter((part) => part !== '').join('\n') };
}

function importText({ webhook }: Provider): string {
  return typeMemberName(webhook) === undefined
    ? ''
    : `import type { ${UNKNOWN_EVENT_TYPE} } from '../unknownEventType.ts';\n`;
}

async function declarationText({ name, doc, bases, type }: Declaration): Promise<string> {
  const body = await printType(type);
  if (!bases) return `${docComment(doc)}export type ${name} = ${body};\n`;
  const heritage = bases.length === 0 ? '' : ` extends ${bases.join(', ')}`;
  return `${docComment(doc)}export interface ${name}${heritage} ${body}\n`;
}

/** What a reader needs first: all events together, and each by its event type. */
function catalogue({ typeName, title, events }: Provider): string[] {
  const names = events.map((event) => event.typeName);
  const of = `of ${docProse(title)} that these types know`;
  const all: readonly (readonly [doc: string, declaration: string])[] = [
    [`Any event ${of}.`, `export type ${typeName}Event = ${names.join(' | ') || 'never'};`],
    ['From the event type to the event.', `export interface ${typeName}EventMap {\n${events.map(mapEntry).join('')}}`],
    [`The event types ${of}.`, `export type ${typeName}EventType = keyof ${typeName}EventMap;`],
    [
      'The event of an event type.',
      `export type EventOf<Type extends ${typeName}EventType> = ${typeName}EventMap[Type];`,
    ],
    [
      `The event types ${of}, sorted.`,
      `export const eventTypes: readonly ${typeName}EventType[] = [${listText(events)}];`,
    ],
    [
      'Whether these types know an event type.',
      `export function isKnownEventType(type: unknown): type is ${typeName}EventType {
  return (eventTypes as readonly unknown[]).includes(type);
}`,
    ],
  ];
  return all.map(([doc, declaration]) => `${docComment(doc)}${declaration}\n`);
}

function mapEntry(event: Event): string {
  return `${docComment(eventLine(event), '  ')}  ${memberName(event.type)}: ${event.typeName};\n`;
}

function listText(events: readonly Event[]): string {
  return events.map(({ type }) => stringLiteral(type)).join(', ');
}
