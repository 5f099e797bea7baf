import type { Language } from '../modelina/language.ts';
import { enumClass } from './enumClass.ts';
import { JAVA_TYPES } from './javaTypes.ts';
import type { ModelContext } from './modelContext.ts';
import { objectClass, valueClass } from './objectClass.ts';

/** Final classes that read and write themselves with Jackson's tree of nodes. */
export function javaLanguage(context: ModelContext): Language {
  return {
    generator: 'JavaGenerator',
    modelName: context.classOf,
    memberName: (model, index) => context.accessorsOf(model)[index] ?? '',
    types: JAVA_TYPES,
    object: (model, name, members) =>
      model.kind === 'object' ? objectClass(model, name, members, context) : valueClass(model, name, members, context),
    enum: enumClass,
  };
}
