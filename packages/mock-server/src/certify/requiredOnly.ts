import { randomUUID } from 'node:crypto';
import { signatureOf } from '../catalogue/signature.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { issuesOf } from '../delivery/issues.ts';
import { loaded } from '../delivery/loaded.ts';
import { payloadOf } from '../message/body.ts';
import { pointerPath, toPointer } from '../message/pointer.ts';
import type { Session } from './session.ts';

/** Whole documents in a payload need not be taken apart. */
const MAX_MEMBERS = 500;

/** A delivery without the members that the contract lets the provider leave out. It keeps what identifies the event. */
export async function withRequiredOnly(session: Session): Promise<Delivery> {
  const { validators } = session.provider;
  // Validators decide which members are required.
  if (validators === undefined || !(await loaded(validators))) return session.create();
  const same = { seed: randomUUID(), now: new Date(), unchecked: true };
  const usual = session.create(same);
  const known = await problemsOf(session, usual);
  const kept = identifying(session);
  let removed: Readonly<Record<string, undefined>> = {};
  let smallest = usual;
  for (const path of membersOf(payloadOf(usual.body)).slice(0, MAX_MEMBERS)) {
    const pointer = toPointer(path);
    const isGone = Object.keys(removed).some((outer) => pointer.startsWith(`${outer}/`));
    if (isGone || kept.some((place) => isWithin(place, path))) continue;
    const set = { ...removed, [pointer]: undefined };
    const smaller = session.create({ ...same, set });
    const isValid = (await problemsOf(session, smaller)).every((problem) => known.includes(problem));
    if (isValid) [removed, smallest] = [set, smaller];
  }
  return smallest;
}

async function problemsOf({ provider }: Session, { event, headers, body }: Delivery): Promise<readonly string[]> {
  return (await issuesOf(provider, { event, headers, body })).map(({ pointer, message }) => `${pointer}: ${message}`);
}

/** The places by which receivers identify the event, required or not. */
function identifying({ provider }: Session): readonly (readonly string[])[] {
  const { eventType, eventId, idempotencyKey, occurredAt, data, resource } = provider.webhook;
  const { timestamp, id, member } = signatureOf(provider);
  const places = [...eventType, eventId, idempotencyKey, occurredAt, data, resource];
  const paths = places.flatMap((place) => (place?.in === 'payload' ? [place.path] : []));
  const pointers = [timestamp?.member, id?.member, member].filter((pointer) => pointer !== undefined);
  return [...paths, ...pointers.map((pointer) => pointerPath(pointer))];
}

/** Whether the value at a path is the place, or contains it. */
function isWithin(place: readonly string[], path: readonly string[]): boolean {
  return path.every((key, index) => place[index] === key);
}

/** The paths of the members of all objects, the outer ones first. */
function membersOf(payload: unknown): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const open: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value: payload, path: [] }];
  for (let next = open.shift(); next && found.length < MAX_MEMBERS; next = open.shift()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (!Array.isArray(value)) found.push([...path, key]);
      open.push({ value: member, path: [...path, key] });
    }
  }
  return found;
}
