import type { Format } from '@hookbook/contract/schema';
import { date, dateTime, duration, time } from '../../../../../packages/validators/src/formats/dates.ts';
import { email, idnEmail } from '../../../../../packages/validators/src/formats/email.ts';
import { hostname, idnHostname } from '../../../../../packages/validators/src/formats/hostname.ts';
import { regex, uuid } from '../../../../../packages/validators/src/formats/identifiers.ts';
import { ipv4, ipv6 } from '../../../../../packages/validators/src/formats/ip.ts';
import { jsonPointer, relativeJsonPointer } from '../../../../../packages/validators/src/formats/json.ts';
import { iri, iriReference, uri, uriReference } from '../../../../../packages/validators/src/formats/uri.ts';
import { uriTemplate } from '../../../../../packages/validators/src/formats/uriTemplate.ts';

/** The formats that validators assert, with the functions that the published validators call. */
export const FORMATS: ReadonlyMap<string, (text: string) => boolean> = new Map(
  Object.entries({
    'date-time': dateTime,
    date,
    time,
    duration,
    email,
    'idn-email': idnEmail,
    hostname,
    'idn-hostname': idnHostname,
    ipv4,
    ipv6,
    uri,
    'uri-reference': uriReference,
    iri,
    'iri-reference': iriReference,
    'uri-template': uriTemplate,
    'json-pointer': jsonPointer,
    'relative-json-pointer': relativeJsonPointer,
    uuid,
    regex,
  } satisfies Record<Format, (text: string) => boolean>),
);
