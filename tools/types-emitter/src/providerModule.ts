import {
  type Definition,
  type Event,
  eventKeys,
  type GeneratedFile,
  type Provider,
  schemaKeys,
  type TextCache,
} from '@hookbook/contract';
import { docComment, docProse, memberName, stringLiteral } from '@hookbook/contract/text';
import {
  type Declaration,
  declaredDefinitions,
  definitionDeclaration,
  formerDeclarations,
  type PayloadType,
  payloadType,
  unknownDeclaration,
} from './declarations.ts';
import { formatTypeScript } from './formatTypeScript.ts';
import { layoutTogether } from './layoutTogether.ts';
import { printType } from './printType.ts';
import { eventDoc, eventLine, providerDoc } from './tsdoc/declarationDoc.ts';
import { eventTypeMemberName, UNKNOWN_EVENT_TYPE } from './unknownEvent.ts';

/** The module of a provider: its events and commands, its definitions, and the map from event type to event. */
export async function providerModule(provider: Provider, cache: TextCache): Promise<GeneratedFile> {
  const layOut = layoutTogether();
  const { slug, webhook, events, commands, definitions } = provider;
  const declared = declaredDefinitions(definitions);
  const laidOut = (text: string) => cache.slowText(cache.key(text), () => layOut(text));
  const declaration = (made: Declaration) =>
    cache.slowText(cache.key('declaration', made), async () => layOut(await declarationText(made)));
  const [keyOf, schemaKey, moduleKey] = [eventKeys(provider, cache), schemaKeys(provider, cache), cache.key(slug)];
  const message = async (event: Event): Promise<MessageText> => {
    // Most edits of an event leave its payload alone, and printing a type takes longest.
    const printed: PrintedPayload = JSON.parse(
      await cache.slowText(`${schemaKey(event.payload)} printed`, async () =>
        JSON.stringify(await printedPayload(payloadType(event.payload, declared))),
      ),
    );
    const text = await cache.slowText(`${moduleKey} ${keyOf(event)} declaration`, () =>
      layOut(textOf({ ...printed, name: event.typeName, doc: eventDoc(event, slug) })),
    );
    return { text, references: printed.references };
  };
  const definition = (made: Definition) =>
    cache.slowText(cache.key('definition', made, schemaKey(made.schema)), async () =>
      layOut(await declarationText(definitionDeclaration(made, declared))),
    );
  const first = [docComment(providerDoc(provider)), importText(provider), ...indexDeclarations(provider)];
  const [firstTexts, eventTexts, commandTexts, ...others] = await Promise.all([
    Promise.all(first.filter((part) => part !== '').map(laidOut)),
    Promise.all(events.map(message)),
    Promise.all(commands.map(message)),
    ...definitions.map(definition),
    ...formerDeclarations(provider).map(declaration),
  ]);
  const unknown = await declaration(
    unknownDeclaration(
      webhook,
      eventTexts.map(({ references }) => references),
      declared,
    ),
  );
  const texts = [
    ...firstTexts,
    ...eventTexts.map(({ text }) => text),
    unknown,
    ...commandTexts.map(({ text }) => text),
    ...others,
  ];
  return { path: `${slug}.ts`, text: texts.join('\n') };
}

interface MessageText {
  /** Its declaration. */
  readonly text: string;
  /** The names of the definitions that it is composed of. */
  readonly references: readonly string[];
}

interface PrintedPayload extends Omit<PayloadType, 'type'> {
  /** The type as TypeScript. */
  readonly body: string;
}

async function printedPayload({ type, ...others }: PayloadType): Promise<PrintedPayload> {
  return { ...others, body: await printType(type) };
}

/** A module with the types of definitions alone. */
export async function definitionsModule(definitions: readonly Definition[]): Promise<string> {
  const declared = declaredDefinitions(definitions);
  const printed = definitions.map((definition) => declarationText(definitionDeclaration(definition, declared)));
  return formatTypeScript((await Promise.all(printed)).join('\n'));
}

function importText({ webhook }: Provider): string {
  return eventTypeMemberName(webhook) === undefined
    ? ''
    : `import type { ${UNKNOWN_EVENT_TYPE} } from '../unknownEventType.ts';\n`;
}

async function declarationText({ type, ...others }: Declaration): Promise<string> {
  return textOf({ ...others, body: await printType(type) });
}

function textOf({ name, doc, bases, body }: Omit<Declaration, 'type'> & Pick<PrintedPayload, 'body'>): string {
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
