import type { Webhook } from '@hookbook/contract';
import { assignable, type Declared } from './assignable.ts';
import { membersOf } from './heritage.ts';
import { intersection, type Member, OPEN_OBJECT, type TypeNode, UNKNOWN } from './typeNode.ts';

/** The hand-written type that no known event type compares equal to. */
export const UNKNOWN_EVENT_TYPE = 'UnknownEventType';

/**
 * An event whose type is none of the known ones: what all events of the provider share, and, where one member of the
 * payload tells the event type, that member with a type of its own, so that a `switch` over it keeps the two apart.
 */
export function unknownEventType(webhook: Webhook, events: readonly TypeNode[], declared: Declared): TypeNode {
  const shared = sharedReferences(events, declared);
  const known = shared.flatMap((base) => membersOf(base, declared) ?? []);
  const told = [...typeMember(webhook), ...dataMember(webhook, known)];
  if (shared.length === 0) return { ...OPEN_OBJECT, members: told };
  if (told.some((member) => rulesOut(known, member, declared)))
    return { kind: 'object', members: without(known, told) };
  return intersection([...shared, { kind: 'object', members: told }]);
}

/** An envelope with a closed list of event types says that there are no unknown events; then it is written out without. */
function rulesOut(known: readonly Member[], { name, type }: Member, declared: Declared): boolean {
  return known.some((member) => member.name === name && !assignable(type, member.type, declared));
}

function without(known: readonly Member[], told: readonly Member[]): Member[] {
  return [...told, ...known.filter(({ name }) => told.every((member) => member.name !== name))];
}

/** The declarations that every event is composed of, most often one: the envelope. */
function sharedReferences(events: readonly TypeNode[], declared: Declared): TypeNode[] {
  const [first = [], ...others] = events.map(referencesOf);
  const shared = first.filter((name) => others.every((names) => names.includes(name)));
  return shared.map((name): TypeNode => ({ kind: 'reference', name })).filter((base) => membersOf(base, declared));
}

function referencesOf(type: TypeNode): string[] {
  if (type.kind === 'reference') return [type.name];
  return type.kind === 'intersection' ? type.arms.flatMap(referencesOf) : [];
}

/** One member of the payload that tells the event type on its own. */
export function typeMemberName({ eventType }: Webhook): string | undefined {
  const [place, ...others] = eventType;
  return others.length === 0 && place?.in === 'payload' && place.path.length === 1 ? place.path[0] : undefined;
}

function typeMember(webhook: Webhook): Member[] {
  const name = typeMemberName(webhook);
  const doc = 'An event type that these types do not know.';
  return name === undefined
    ? []
    : [{ name, optional: false, type: { kind: 'reference', name: UNKNOWN_EVENT_TYPE }, doc }];
}

function dataMember({ data }: Webhook, known: readonly Member[]): Member[] {
  const [name, ...deeper] = data?.in === 'payload' ? data.path : [];
  if (name === undefined || deeper.length > 0 || known.some((member) => member.name === name)) return [];
  return [{ name, optional: true, type: UNKNOWN, doc: 'Data of the event; nothing is known about it.' }];
}
