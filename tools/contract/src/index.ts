/** The model that every emitter starts from. */
export { formBody, isForm } from '../../../packages/webhook/src/signature/form.ts';

export type * from '../../../packages/webhook/src/x-webhook/webhook.ts';
export { attemptsIn, publishedAttempts } from './attempts.ts';
export type * from './contract.ts';
export type { SpecPointer } from './data/specPointer.ts';
export type * from './emitter.ts';
export { batchPath, type EventTypeLookup, eventTypeLookups } from './eventTypeLookups.ts';
export { type FormField, type FormFields, formFields, nestedMember } from './formFields.ts';
export {
  FACTS,
  FACTS_TABLES,
  type FactsTable,
  type GuideLink,
  guideLink,
  isFactsTable,
} from './guides.ts';
export type * from './modelGuide.ts';
export { firstName, isCalled } from './providerNames.ts';
export type { Definition } from './schema/definitions.ts';
export { SCHEMA_URI, type SelfContainedSchema, selfContainedSchema, titledPayload } from './selfContainedSchema.ts';
export { eventKeys, NO_CACHE, schemaKeys, type TextCache } from './textCache.ts';
