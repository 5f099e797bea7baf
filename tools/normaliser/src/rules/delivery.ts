import {
  attemptsWithoutRetriesHaveNoMore,
  originsAreOfFacts,
  stopsAreFailures,
  successIsFinal,
  timeoutsAreLongerThanZero,
} from '../delivery/attempts.ts';
import {
  charsetsAreUtf8,
  contentTypesAgree,
  contentTypesAreAllForms,
  contentTypesAreJson,
  contentTypesAreMediaTypes,
  contentTypesFitPayloads,
} from '../delivery/contentTypes.ts';
import { type DeliveryRule, deliveringProviders } from '../delivery/deliveringProviders.ts';
import {
  eventTypesFitIntoHeaders,
  expressionHeadersAreFree,
  headerNamesAreTokens,
  headerValuesAreTexts,
} from '../delivery/headers.ts';
import { eventTypesHaveTheirOwnPlaces, placesCanHaveValues } from '../delivery/places.ts';
import {
  signatureHeadersAreFree,
  signaturesCanBeSeparated,
  signaturesFitIntoHeaders,
} from '../delivery/signatureHeader.ts';
import { schemesCanBeUsed, signedHeadersAreInExamples, signedHeadersAreSent } from '../delivery/signedContent.ts';
import { tolerancesAreLongerThanZero, tolerancesHaveTimestamps } from '../delivery/timing.ts';
import type { Rule } from './rule.ts';

/** Rules about messages, which need no `x-webhook`. */
const MESSAGE_RULES: readonly DeliveryRule[] = [
  headerNamesAreTokens,
  headerValuesAreTexts,
  eventTypesFitIntoHeaders,
  contentTypesAreMediaTypes,
  contentTypesFitPayloads,
  contentTypesAreAllForms,
  contentTypesAreJson,
  charsetsAreUtf8,
];

/** Rules about `x-webhook`. */
const WEBHOOK_RULES: readonly DeliveryRule[] = [
  schemesCanBeUsed,
  signedHeadersAreSent,
  signedHeadersAreInExamples,
  signatureHeadersAreFree,
  signaturesFitIntoHeaders,
  signaturesCanBeSeparated,
  expressionHeadersAreFree,
  contentTypesAgree,
  successIsFinal,
  timeoutsAreLongerThanZero,
  stopsAreFailures,
  attemptsWithoutRetriesHaveNoMore,
  originsAreOfFacts,
  tolerancesAreLongerThanZero,
  tolerancesHaveTimestamps,
  placesCanHaveValues,
  eventTypesHaveTheirOwnPlaces,
];

/** Builds a delivery of each event in thought, and reports what no correct delivery can have. */
export const deliveriesArePossible: Rule = ({ document, providers }) =>
  deliveringProviders(document, providers).flatMap((provider) => {
    const rules = provider.isDescribed ? [...MESSAGE_RULES, ...WEBHOOK_RULES] : MESSAGE_RULES;
    return rules.flatMap((rule) => rule(provider));
  });
