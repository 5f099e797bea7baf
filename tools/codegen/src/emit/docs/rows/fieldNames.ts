import type { EventRows, Shape } from './shape.ts';

/** Names of all properties of an event, sorted: what somebody looks for who knows a field and not its event. */
export function fieldNames({ payload, shared }: EventRows): readonly string[] {
  const shapes = [payload, ...shared.map(({ shape }) => shape)];
  return [...new Set(shapes.flatMap(namesOf))].sort();
}

function namesOf({ members }: Shape): readonly string[] {
  return members.flatMap(({ kind, label, shape }) => [...(kind === 'property' ? [label] : []), ...namesOf(shape)]);
}
