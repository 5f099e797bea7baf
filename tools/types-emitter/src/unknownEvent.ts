import type { Webhook } from '@hookbook/contract';
import { assignable, type DeclaredTypes } from './assignable.ts';
import { intersection } from './combineTypes.ts';
import { membersOf } from './heritage.ts';
import { type Member, OPEN_OBJECT, type TypeNode, UNKNOWN } from './typeNode.ts';

/** The hand-written type that equals no known event type. */
export const UNKNOWN_EVENT_TYPE = 'UnknownEventType';

/**
 * The type of an unknown event: the members that all events of the provider share. If a single member of the payload
 * contains the event type, it gets a type of its own, so that a `switch` over it excludes unknown events. `references` are
 * the definitions that each event is composed of.
 */
export function unknownEventType(
  webhook: Webhook,
  references: readonly (readonly string[])[],
  declared: DeclaredTypes,
): TypeNode {
  const shared = sharedReferences(references, declared);
  const envelope = shared.flatMap((base) => membersOf(base, declared) ?? []);
  const own = [...eventTypeMember(webhook), ...dataMember(webhook, envelope)];
  if (shared.length === 0) return { ...OPEN_OBJECT, members: own };
  if (own.some((member) => isExcludedBy(envelope, member, declared)))
    return { kind: 'object', members: replaceMembers(envelope, own) };
  return intersection([...shared, { kind: 'object', members: own }]);
}

/** An envelope with a closed list of event types excludes unknown ones, so an unknown event cannot extend it. */
function isExcludedBy(envelope: readonly Member[], { name, type }: Member, declared: DeclaredTypes): boolean {
  return envelope.some((member) => member.name === name && !assignable(type, member.type, declared));
}

function replaceMembers(members: readonly Member[], replacements: readonly Member[]): Member[] {
  const kept = members.filter(({ name }) => replacements.every((replacement) => replacement.name !== name));
  return [...replacements, ...kept];
}

/** The definitions that every event is composed of, usually one: the envelope. */
function sharedReferences(
  [first = [], ...others]: readonly (readonly string[])[],
  declared: DeclaredTypes,
): readonly TypeNode[] {
  const shared = first.filter((name) => others.every((names) => names.includes(name)));
  return shared.map((name): TypeNode => ({ kind: 'reference', name })).filter((base) => membersOf(base, declared));
}

/** The names of the definitions that a type is composed of. */
export function referencesOf(type: TypeNode): string[] {
  if (type.kind === 'reference') return [type.name];
  return type.kind === 'intersection' ? type.arms.flatMap(referencesOf) : [];
}

/** The name of the payload member that contains the whole event type; undefined if there is none. */
export function eventTypeMemberName({ eventType }: Webhook): string | undefined {
  const [expression, ...others] = eventType;
  if (others.length > 0 || expression?.in !== 'payload' || expression.path.length !== 1) return undefined;
  return expression.path[0];
}

function eventTypeMember(webhook: Webhook): Member[] {
  const name = eventTypeMemberName(webhook);
  const doc = 'An event type that these types do not contain.';
  return name === undefined
    ? []
    : [{ name, optional: false, type: { kind: 'reference', name: UNKNOWN_EVENT_TYPE }, doc }];
}

function dataMember({ data }: Webhook, envelope: readonly Member[]): Member[] {
  const [name, ...nested] = data?.in === 'payload' ? data.path : [];
  if (name === undefined || nested.length > 0 || envelope.some((member) => member.name === name)) return [];
  return [{ name, optional: true, type: UNKNOWN, doc: 'The data of the event. Its type is unknown.' }];
}
