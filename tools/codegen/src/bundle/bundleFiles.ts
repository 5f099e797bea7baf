import {
  type Contract,
  type Event,
  type Example,
  type GeneratedFile,
  type Provider,
  selfContainedSchema,
} from '@hookbook/contract';
import { isRawNumber, type RawNumber, withExactNumbers } from '@hookbook/contract/data';
import { jsonLiteral } from '@hookbook/contract/text';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { type ScalarTag, stringify } from 'yaml';
import { HEADER } from '../generate/header.ts';
import { bundleDocument } from './bundleDocument.ts';

/** The contract for use without Hookbook: one document, and a schema and the examples of each event and command. */
export function bundleFiles(document: SpecDocument, contract: Contract): GeneratedFile[] {
  const bundled = bundleDocument(document, contract);
  return [
    { path: 'asyncapi.json', text: toJson(bundled) },
    { path: 'asyncapi.yaml', text: stringify(bundled, YAML_OPTIONS) },
    {
      path: 'index.js',
      text: `${HEADER}\nexport const providers = ${jsonLiteral(contract.providers.map(indexEntry))};\n`,
    },
    { path: 'index.d.ts', text: DECLARATIONS },
    ...contract.providers.flatMap((provider) =>
      [...provider.events, ...provider.commands].flatMap((event) => eventFiles(document, provider, event)),
    ),
  ];
}

/** Prints numbers with the digits that are written in the spec. */
const RAW_NUMBER: ScalarTag = {
  identify: isRawNumber,
  tag: 'tag:yaml.org,2002:float',
  default: true,
  resolve: Number,
  stringify: ({ value }) => (value as RawNumber).rawJSON,
};

const YAML_OPTIONS = { aliasDuplicateObjects: false, lineWidth: 0, customTags: [RAW_NUMBER] };

function eventFiles(document: SpecDocument, provider: Provider, event: Event): GeneratedFile[] {
  const examples = event.examples.map((example) => ({
    path: examplePath(provider, event, example),
    text: exampleText(document, example),
  }));
  const schema = toJson(selfContainedSchema(provider, event));
  return [{ path: schemaPath(provider, event), text: schema }, ...examples];
}

/** An example in its own JSON file is published byte for byte, unless an overlay changes it. */
function exampleText(document: SpecDocument, { source, payload, numbers }: Example): string {
  const file = [...document.files.values()].find(({ name }) => name === source.file);
  const isVerbatim = source.pointer === '' && file?.path.endsWith('.json') && file.plainText === file.text;
  return file && isVerbatim ? file.text : toJson(withExactNumbers(payload, numbers));
}

function indexEntry(provider: Provider) {
  const entryOf = (event: Event) => ({
    type: event.type,
    title: event.title,
    deprecated: event.deprecated,
    schema: schemaPath(provider, event),
    examples: event.examples.map((example) => examplePath(provider, event, example)),
  });
  const { name, title, events, commands } = provider;
  return { name, title, events: events.map(entryOf), commands: commands.map(entryOf) };
}

function schemaPath(provider: Provider, event: Event): string {
  return `schemas/${provider.slug}/${event.slug}.json`;
}

function examplePath(provider: Provider, event: Event, example: Example): string {
  return `examples/${provider.slug}/${event.slug}/${example.slug}.json`;
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const DECLARATIONS = `${HEADER}
/** One event of a provider. */
export interface SpecEvent {
  /** What arrives on the wire, e.g. \`user.created\`. */
  readonly type: string;
  readonly title: string;
  readonly deprecated: boolean;
  /** Self-contained JSON Schema (2020-12) of the payload, as a subpath of this package. */
  readonly schema: string;
  /** Example payloads, as subpaths of this package. */
  readonly examples: readonly string[];
}

/** One system that sends webhooks. */
export interface SpecProvider {
  readonly name: string;
  readonly title: string;
  /** Sorted by type. */
  readonly events: readonly SpecEvent[];
  /** The messages that the provider receives, if the contract includes them. The type is their name. */
  readonly commands: readonly SpecEvent[];
}

/** Everything in this package, sorted by name. */
export declare const providers: readonly SpecProvider[];
`;
