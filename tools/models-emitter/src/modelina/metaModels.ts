import type * as Modelina from '@asyncapi/modelina';
import type { Member, Model, ModelType } from '../model/model.ts';

/**
 * Models as Modelina's meta models. It never sees a name or a text of a member: it would rename and unescape them. Members
 * have their index as name, and every meta model carries the model or type that it stands for as `originalInput`.
 */
export function metaModels(models: readonly Model[], modelina: typeof Modelina): Modelina.InputMetaModel {
  const input = new modelina.InputMetaModel();
  input.models = Object.fromEntries(models.map((model) => [model.name, metaModel(model, modelina)]));
  return input;
}

function metaModel(model: Model, modelina: typeof Modelina): Modelina.MetaModel {
  switch (model.kind) {
    case 'object':
      return objectModel(model, model.members, modelina);
    case 'value':
      return objectModel(model, [{ isRequired: true, type: model.type }], modelina);
    case 'enum':
      return new modelina.EnumModel(
        model.name,
        model,
        {},
        model.values.map((value, index) => new modelina.EnumValueModel(String(index), value)),
      );
  }
}

function objectModel(
  model: Model,
  members: readonly Pick<Member, 'isRequired' | 'type'>[],
  modelina: typeof Modelina,
): Modelina.MetaModel {
  const properties = members.map(({ isRequired, type }, index) => {
    const name = `member${index}`;
    return [name, new modelina.ObjectPropertyModel(name, isRequired, metaType(type, modelina))] as const;
  });
  return new modelina.ObjectModel(model.name, model, {}, Object.fromEntries(properties));
}

function metaType(type: ModelType, modelina: typeof Modelina): Modelina.MetaModel {
  const inside = (inner: ModelType): Modelina.MetaModel => metaType(inner, modelina);
  const options = { isNullable: type.isNullable };
  const { kind } = type;
  switch (kind) {
    case 'any':
      return new modelina.AnyModel(kind, type, options);
    case 'boolean':
      return new modelina.BooleanModel(kind, type, options);
    case 'integer':
      return new modelina.IntegerModel(kind, type, options);
    case 'number':
      return new modelina.FloatModel(kind, type, options);
    case 'string':
    case 'constant':
      return new modelina.StringModel(kind, type, options);
    case 'array':
      return new modelina.ArrayModel(kind, type, options, inside(type.items));
    case 'map': {
      const key = new modelina.StringModel('string', { kind: 'string', isNullable: false }, {});
      return new modelina.DictionaryModel(kind, type, options, key, inside(type.values));
    }
    case 'union':
      // Some generators print each union as one more model, but leave tuples where they are.
      return new modelina.TupleModel(
        kind,
        type,
        options,
        type.arms.map((arm, index) => new modelina.TupleValueModel(index, inside(arm))),
      );
    case 'reference':
      // Modelina would convert the whole model again for every reference to it.
      return new modelina.ReferenceModel(type.name, type, options, new modelina.AnyModel(type.name, type, {}));
  }
}
