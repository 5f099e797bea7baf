import specs from '@asyncapi/specs';
import { isMapping } from '@hookbook/contract/data';
import { identityOf, member, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import type { LocatedDiagnostic } from './dropConsequentialErrors.ts';

/**
 * Where AsyncAPI allows one of several objects, the parser compares an invalid object with each of them and reports every
 * difference. Keeps the differences from the object that the author means.
 */
export function withoutAlternatives(diagnostics: readonly LocatedDiagnostic[]): LocatedDiagnostic[] {
  return meantSecuritySchemes(meantMessages(diagnostics));
}

/** In AsyncAPI 2, a message is either a message or an object with the only field `oneOf`. */
function meantMessages(diagnostics: readonly LocatedDiagnostic[]): LocatedDiagnostic[] {
  const messages = new Set(diagnostics.filter(isWithoutOneOf).map(({ node }) => identityOf(node)));
  return diagnostics.filter((diagnostic) => {
    const field = unexpectedField(diagnostic);
    if (isWithoutOneOf(diagnostic) || (field === 'oneOf' && isInMessage(diagnostic.node))) return false;
    return field === undefined || !MESSAGE_FIELDS.has(field) || !isMemberOfAny(diagnostic.node, field, messages);
  });
}

/** No other object requires the field. */
function isWithoutOneOf(diagnostic: LocatedDiagnostic): boolean {
  return missingField(diagnostic) === 'oneOf';
}

function isInMessage({ path }: SpecNode): boolean {
  return path.at(-2) === 'message' || path.at(-3) === 'messages';
}

/** A member that is a `$ref` is located at its target, whose path does not end with the name of the field. */
function isMemberOfAny(node: SpecNode, field: string, parents: ReadonlySet<string>): boolean {
  return node.path.at(-1) === field ? parents.has(identityOf(parentOf(node))) : parents.size > 0;
}

/** The type of a security scheme says which object is meant. */
function meantSecuritySchemes(diagnostics: readonly LocatedDiagnostic[]): LocatedDiagnostic[] {
  const schemes = new Map<string, SpecNode>();
  for (const diagnostic of diagnostics)
    if (missingField(diagnostic) === 'openIdConnectUrl' || /must not be valid/.test(diagnostic.message))
      schemes.set(identityOf(diagnostic.node), diagnostic.node);
  return [...schemes.values()].reduce(
    (remaining, scheme) => {
      const meant = remaining.filter((diagnostic) => isMeant(diagnostic, scheme));
      return meant.some(({ node }) => isInside(node, scheme)) ? meant : [...meant, notOfItsType(scheme)];
    },
    [...diagnostics],
  );
}

/** The parser may report nothing about the object that is meant. */
function notOfItsType(node: SpecNode): LocatedDiagnostic {
  const type = JSON.stringify(member(node, 'type')?.value);
  return { node, message: `A field of this security scheme of type ${type} is missing or invalid`, severity: 0 };
}

function isMeant(diagnostic: LocatedDiagnostic, scheme: SpecNode): boolean {
  const { node, message } = diagnostic;
  const objects = securitySchemes(String(member(scheme, 'type')?.value));
  if (identityOf(node) === identityOf(scheme)) {
    const field = missingField(diagnostic) ?? '';
    return objects.length === 0 ? field === 'type' : objects.every(({ required }) => required.includes(field));
  }
  if (identityOf(parentOf(node)) !== identityOf(scheme)) return true;
  const field = node.path.at(-1) ?? '';
  if (objects.length === 0) return field === 'type';
  if (unexpectedField(diagnostic) !== undefined)
    return !objects.some(({ properties }) => Object.hasOwn(properties, field));
  // A value that another type of security scheme would not allow.
  const isAllowed = ({ properties }: ObjectSchema) => (properties[field]?.enum ?? []).includes(node.value);
  return !/one of the allowed values/.test(message) || !objects.some(isAllowed);
}

interface ObjectSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly enum?: readonly unknown[] }>>;
}

/** The schemas of security schemes of a type: two for HTTP. */
function securitySchemes(type: string): ObjectSchema[] {
  return Object.entries(specs.schemas['3.0.0'].definitions ?? {}).flatMap(([name, definition]) => {
    if (!name.startsWith('http://asyncapi.com/definitions/') || !isMapping(definition)) return [];
    const { required, properties } = definition as Partial<ObjectSchema>;
    return required && properties?.type?.enum?.includes(type) ? [{ required, properties }] : [];
  });
}

function missingField({ message }: LocatedDiagnostic): string | undefined {
  return /must have required property "(.*)"/.exec(message)?.[1];
}

function unexpectedField({ message }: LocatedDiagnostic): string | undefined {
  return /Property "(.*)" is not expected to be here/.exec(message)?.[1];
}

function parentOf({ file, path }: SpecNode): SpecNode {
  return { file, path: path.slice(0, -1), value: undefined };
}

function isInside({ file, path }: SpecNode, outer: SpecNode): boolean {
  return file === outer.file && outer.path.every((token, index) => path[index] === token);
}

/** The fields of a message in AsyncAPI 2.6, which has those of all earlier versions. */
const MESSAGE_FIELDS: ReadonlySet<string> = new Set(['payload', 'traits', ...traitFields()]);

function traitFields(): readonly string[] {
  const trait = specs.schemas['2.6.0'].definitions?.['http://asyncapi.com/definitions/2.6.0/messageTrait.json'];
  return isMapping(trait) && isMapping(trait.properties) ? Object.keys(trait.properties) : [];
}
