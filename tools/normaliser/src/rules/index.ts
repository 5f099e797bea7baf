import { deliveriesArePossible } from './delivery.ts';
import {
  asyncapiVersionIsSupported,
  channelsHaveFewOperations,
  channelsHaveMessages,
  documentHasChannels,
  documentSendsMessages,
  operationActionsAreKnown,
} from './document.ts';
import {
  eventTypesAgreeWithSchemas,
  eventTypesAreDeclared,
  eventTypesAreKnown,
  eventTypesAreUnique,
  inferredEventTypesAreStated,
  webhookDefaultsAreStated,
  webhooksArePresent,
} from './eventTypes.ts';
import { eventsHaveExamples, exampleOriginsAreKnown } from './examples.ts';
import { extensionNamesAreKnown, extensionValuesAreValid } from './extensions.ts';
import { guideReferencesExist, guidesAreValid } from './guides.ts';
import { eventNamesAreUnique, providerNamesAreUnique } from './names.ts';
import { brokersHaveNoMockServer } from './protocols.ts';
import { releasesAreValid } from './releases.ts';
import type { Rule } from './rule.ts';
import { entitiesAreDeclared, scenariosCanBePlayed } from './scenarios.ts';
import { definitionsAreFinite, schemasAreValid } from './schemas.ts';
import { expressionsAreDeclared, handshakesCanBeAnswered, pingIsAnEvent } from './webhook.ts';

/** Every rule that normalising applies to a spec. */
export const RULES: readonly Rule[] = [
  asyncapiVersionIsSupported,
  documentHasChannels,
  channelsHaveMessages,
  documentSendsMessages,
  operationActionsAreKnown,
  channelsHaveFewOperations,
  webhooksArePresent,
  eventTypesAgreeWithSchemas,
  eventTypesAreDeclared,
  eventTypesAreKnown,
  eventTypesAreUnique,
  webhookDefaultsAreStated,
  inferredEventTypesAreStated,
  brokersHaveNoMockServer,
  expressionsAreDeclared,
  pingIsAnEvent,
  handshakesCanBeAnswered,
  entitiesAreDeclared,
  scenariosCanBePlayed,
  deliveriesArePossible,
  schemasAreValid,
  definitionsAreFinite,
  providerNamesAreUnique,
  eventNamesAreUnique,
  eventsHaveExamples,
  exampleOriginsAreKnown,
  extensionNamesAreKnown,
  extensionValuesAreValid,
  guidesAreValid,
  releasesAreValid,
  guideReferencesExist,
];
