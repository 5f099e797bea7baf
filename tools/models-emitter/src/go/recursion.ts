import { stronglyConnected } from '@hookbook/contract/graph';
import type { Model, ModelType } from '../model/model.ts';

/** Whether a member has the type of a struct that contains the model, so that only a pointer can refer to it. */
export type IsRecursive = (model: Model, type: ModelType) => boolean;

/** Finds the structs that contain themselves through required members. */
export function recursionIn(models: readonly Model[]): IsRecursive {
  const contained = new Map(
    models.map((model) => [
      model.name,
      model.kind === 'object'
        ? model.members.flatMap(({ type, isRequired }) => (isRequired && isStruct(type) ? [type.name] : []))
        : [],
    ]),
  );
  const components = stronglyConnected(contained.keys(), (name) => contained.get(name) ?? []);
  return (model, type) => isStruct(type) && components.get(model.name) === components.get(type.name);
}

function isStruct(type: ModelType): type is ModelType & { readonly kind: 'reference' } {
  return type.kind === 'reference' && !type.isNullable;
}
