import type * as Modelina from '@asyncapi/modelina';
import type { Model, ModelType } from '../model/model.ts';
import type { Language, TypeOf, TypeWriter } from './language.ts';
import { metaModels } from './metaModels.ts';

/**
 * Prints models with Modelina, in order. It walks the models, names what the language names, asks for the type of each
 * member and prints each model through the preset of the language.
 */
export async function renderModels(models: readonly Model[], language: Language): Promise<readonly string[]> {
  // Loading it takes a second, so it is loaded only when models have changed.
  const { default: modelina } = (await import('@asyncapi/modelina')) as unknown as { default: typeof Modelina };
  const Generator = modelina[language.generator] as new (options: object) => Modelina.AbstractGenerator<object, object>;
  const generator = new Generator({
    constraints: constraints(language),
    typeMapping: typeMapping(language.types),
    defaultPreset: preset(language),
  });
  const outputs = await generator.generate(metaModels(models, modelina));
  return outputs.map(({ result }) => result);
}

function constraints({ modelName, memberName }: Language): Modelina.Constraints<object> {
  return {
    modelName: (context) => modelName(context.modelName),
    propertyKey: ({ objectModel, objectPropertyModel }) =>
      memberName(objectModel.originalInput as Model, Number(objectPropertyModel.propertyName.slice('member'.length))),
    enumKey: ({ enumKey }) => enumKey,
    enumValue: ({ enumValue }) => enumValue,
    constant: () => undefined,
  };
}

/** What the meta model of a type contains besides the type itself. */
type Context<T = unknown> = {
  readonly constrainedModel: { readonly originalInput: unknown; readonly name: string } & T;
};

interface Typed {
  readonly type: string;
}

function typeMapping(types: TypeWriter) {
  const typeIn = <Kind extends ModelType['kind']>({ constrainedModel }: Context) =>
    constrainedModel.originalInput as TypeOf<Kind>;
  const plain = (context: Context) => types.plain(typeIn(context));
  return {
    Any: plain,
    Boolean: plain,
    Integer: plain,
    Float: plain,
    String: (context: Context) => {
      const type = typeIn<'string' | 'constant'>(context);
      return type.kind === 'constant' ? types.constant(type) : types.plain(type);
    },
    Array: (context: Context<{ readonly valueModel: Typed }>) =>
      types.array(typeIn(context), context.constrainedModel.valueModel.type),
    Dictionary: (context: Context<{ readonly value: Typed }>) =>
      types.map(typeIn(context), context.constrainedModel.value.type),
    Union: (): string => {
      throw new Error('Unions are tuples.');
    },
    Reference: (context: Context) => types.reference(typeIn(context), context.constrainedModel.name),
    Object: (context: Context) => context.constrainedModel.name,
    Enum: (context: Context) => context.constrainedModel.name,
    Tuple: (context: Context<{ readonly tuple: readonly { readonly value: Typed }[] }>) =>
      types.union(
        typeIn(context),
        context.constrainedModel.tuple.map(({ value }) => value.type),
      ),
  };
}

function preset(language: Language) {
  return {
    class: {
      self: ({ model }: { readonly model: Modelina.ConstrainedObjectModel }) => {
        const members = Object.values(model.properties).map(({ propertyName, property }) => ({
          name: propertyName,
          type: property.type,
        }));
        return language.object(model.originalInput, model.name, members);
      },
    },
    struct: {
      self: (context: { readonly model: Modelina.ConstrainedObjectModel }) => preset(language).class.self(context),
    },
    enum: {
      self: ({ model }: { readonly model: Modelina.ConstrainedEnumModel }) =>
        language.enum(model.originalInput, model.name),
    },
  };
}
