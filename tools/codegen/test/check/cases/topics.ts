import { ASYNCAPI } from './asyncapi.ts';
import type { Case } from './case.ts';
import { DELIVERIES } from './deliveries.ts';
import { EVENTS } from './events.ts';
import { EXAMPLES } from './examples.ts';
import { FILES } from './files.ts';
import { GUIDES } from './guides.ts';
import { NAMES } from './names.ts';
import { OVERLAYS } from './overlays.ts';
import { REFERENCES } from './references.ts';
import { RELEASES } from './releases.ts';
import { SCENARIOS } from './scenarios.ts';
import { SCHEMAS } from './schemas.ts';
import { SEVERAL } from './several.ts';
import { UNDESCRIBED } from './undescribed.ts';
import { WEBHOOKS } from './webhooks.ts';

/** All cases, by topic. */
export const TOPICS: Readonly<Record<string, readonly Case[]>> = {
  files: FILES,
  references: REFERENCES,
  overlays: OVERLAYS,
  AsyncAPI: ASYNCAPI,
  schemas: SCHEMAS,
  events: EVENTS,
  names: NAMES,
  examples: EXAMPLES,
  'x-webhook': WEBHOOKS,
  deliveries: DELIVERIES,
  'deliveries without x-webhook': UNDESCRIBED,
  'scenarios and entities': SCENARIOS,
  guides: GUIDES,
  releases: RELEASES,
  several: SEVERAL,
};
