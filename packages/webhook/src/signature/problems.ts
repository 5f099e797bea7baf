import { isContentValue, isPlaceholder, parseContent, placeholdersIn } from './content.ts';
import { durationMs } from './duration.ts';
import { furtherProblems } from './furtherProblems.ts';
import { KEY_FORMS, KEY_KINDS } from './keyKinds.ts';
import { problem, type SchemeProblem } from './problem.ts';
import type { KeyForm, Place, Signature, ValuePlace } from './signature.ts';

/** What is wrong with a scheme, whatever its requests are. Empty for a scheme that can be used. */
export function schemeProblems(signature: Signature): readonly SchemeProblem[] {
  const own = ownProblems(signature);
  return typeof signature === 'object' && signature !== null
    ? [...own, ...furtherProblems(signature, ownProblems)]
    : own;
}

function ownProblems(signature: Signature): readonly SchemeProblem[] {
  if (typeof signature !== 'object' || signature === null || !Object.hasOwn(KEY_KINDS, signature.algorithm))
    return [problem(['algorithm'], 'This is no scheme.', 'Pass one of PRESETS, or the facts of a scheme.')];
  const unreadable = unreadableContent(signature);
  if (unreadable.length > 0) return unreadable;
  return [
    ...placeProblems(signature),
    ...queryProblems(signature),
    ...valueFormatProblems(signature, 'timestamp'),
    ...valueFormatProblems(signature, 'id'),
    ...parameterProblems(signature),
    ...headerProblems(signature),
    ...keyProblems(signature),
    ...formatProblems(signature),
    ...contentProblems(signature),
    ...toleranceProblems(signature),
    ...valueProblems(signature, 'timestamp'),
    ...valueProblems(signature, 'id'),
  ];
}

const PLACEHOLDER_FIX = 'Use {body} and the names of headers in braces, such as {x-timestamp}.';
const OWN_VALUE_FIX = 'Write {value:webhook-id}: a name of lower-case letters and digits, with hyphens between words.';

function unreadableContent({ content }: Signature): readonly SchemeProblem[] {
  const templates = [content].flat();
  const unknown = placeholdersIn(templates).filter((name) => !isPlaceholder(name));
  return [
    ...unknown.map((name) => problem(['content'], `Unknown placeholder "{${name}}" in the content.`, fixOf(name))),
    ...(templates.every(hasBalancedBraces)
      ? []
      : [problem(['content'], 'The content has an unmatched brace.', PLACEHOLDER_FIX)]),
  ];
}

function fixOf(placeholder: string): string {
  return placeholder.startsWith('value:') ? OWN_VALUE_FIX : PLACEHOLDER_FIX;
}

function hasBalancedBraces(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function placeProblems({ timestamp, id, ...signature }: Signature): readonly SchemeProblem[] {
  const places: readonly (readonly [SchemeProblem['fact'], Place])[] = [
    [['member'], signature],
    [['timestamp', 'member'], timestamp ?? {}],
    [['id', 'member'], id ?? {}],
  ];
  const two = places.filter(([, { header, member }]) => header !== undefined && member !== undefined);
  const keys = places.map(([fact, place]) => [fact.slice(0, -1), placeKey(place)] as const);
  const isOneFormat = timestamp?.format !== undefined && timestamp.format === id?.format;
  const shared = keys.filter(([[fact], key], index) => {
    const first = keys.findIndex(([, other]) => other === key);
    return key !== '' && first < index && !(fact === 'id' && keys[first]?.[0][0] === 'timestamp' && isOneFormat);
  });
  return [
    ...places.flatMap(([[name], { header }]) =>
      header === undefined || header === header.toLowerCase()
        ? []
        : [
            problem(
              name === 'member' ? ['header'] : [name as keyof Signature, 'header'],
              `The header "${header}" is not in lower case, so it is never found.`,
              `Write ${header.toLowerCase()}.`,
            ),
          ],
    ),
    ...two.map(([fact, { header, member }]) =>
      problem(
        fact,
        `The scheme names two places for one value, the header "${header}" and the member "${member}".`,
        'Remove one.',
      ),
    ),
    ...shared.map(([[fact = 'member'], key]) =>
      problem(
        [fact as keyof Signature],
        `The scheme names one place, ${key}, for two values.`,
        'Give each value its own place. For values in the header of the signature, write a format with {timestamp} or {id}; for a timestamp and an id in one header, write the same format for both.',
      ),
    ),
  ];
}

/** Other signatures are of the request that the URL is a part of. */
function queryProblems({ algorithm, query, header, member }: Signature): readonly SchemeProblem[] {
  if (query === undefined) return [];
  const other = placeKey({ ...(header !== undefined && { header }), ...(member !== undefined && { member }) });
  return [
    ...(query === ''
      ? [problem(['query'], 'The name of the query parameter is empty.', 'Write the name that the URL has.')]
      : []),
    ...(other === ''
      ? []
      : [
          problem(
            ['query'],
            `The scheme names two places for one value, ${other} and the query parameter "${query}".`,
            'Remove one.',
          ),
        ]),
    ...(algorithm === 'none'
      ? []
      : [
          problem(
            ['query'],
            'A signature cannot be in the URL, only a token.',
            'Name the header or the member of the signature, or use algorithm: none for a token.',
          ),
        ]),
  ];
}

function placeKey({ header, member }: Place): string {
  if (header !== undefined) return `the header "${header.toLowerCase()}"`;
  return member === undefined ? '' : `the member "${member}"`;
}

const IN_VALUE_FORMAT = ['timestamp', 'id'] as const;

/** Problems of the format that the timestamp, or the id, has at its place. */
function valueFormatProblems(signature: Signature, name: 'timestamp' | 'id'): readonly SchemeProblem[] {
  const { format, header }: ValuePlace = signature[name] ?? {};
  if (format === undefined) return [];
  const fact = [name, 'format'] as const;
  if (header === undefined)
    return [problem(fact, `The ${name} has a format, but no header.`, 'Add its header, or remove the format.')];
  const names = [...format.matchAll(/\{([A-Za-z]+)\}/g)].map(([, found = '']) => found);
  const unknown = names.filter((found) => !(IN_VALUE_FORMAT as readonly string[]).includes(found));
  const repeated = IN_VALUE_FORMAT.filter((own) => names.filter((found) => found === own).length > 1);
  const other = name === 'id' ? 'timestamp' : 'id';
  const hasOther = signature[other]?.header === header && signature[other]?.format === format;
  // The timestamp has the same problems.
  if (hasOther && name === 'id') return [];
  const missing = [name, ...(hasOther ? [other] : [])].filter((own) => !names.includes(own));
  return [
    ...missing.map((own) =>
      problem(
        fact,
        `The format of the ${own} does not contain {${own}}.`,
        `Add {${own}} where the ${own} is, or remove the format if it is the whole header.`,
      ),
    ),
    ...unknown.map((found) =>
      problem(fact, `Unknown placeholder "{${found}}" in the format of the ${name}.`, 'Use {timestamp} and {id}.'),
    ),
    ...repeated.map((own) => problem(fact, `The format of the ${name} contains {${own}} twice.`, 'Write it once.')),
    ...(names.includes(other) && !hasOther
      ? [
          problem(
            fact,
            `The format of the ${name} contains {${other}}, but the ${other} is elsewhere.`,
            `Give the ${other} the same header and format, or remove {${other}}.`,
          ),
        ]
      : []),
    ...(/\}\{/.test(format)
      ? [problem(fact, `Nothing separates two values of the format of the ${name}.`, BETWEEN)]
      : []),
    ...(LABEL.test(format) && format.replace(/"[^"]*"/g, '').includes(',')
      ? [
          problem(
            fact,
            `The format of the ${name} contains a comma, at which the header is divided.`,
            'Write the member with the label alone.',
          ),
        ]
      : []),
  ];
}

const BETWEEN = 'Write the text that is between them.';

/** How a member of a dictionary begins. */
const LABEL = /^[a-z*][a-z0-9_.*-]*=/;

/** RFC 9421 signs the parameters, which are the value of `signature-input` without its label. */
function parameterProblems({ content, timestamp, id }: Signature): readonly SchemeProblem[] {
  const places: readonly (ValuePlace | undefined)[] = [timestamp, id];
  const format = places.find((place) => place?.header === 'signature-input')?.format;
  if (format === undefined) return [];
  const last = `"@signature-params": ${format.replace(LABEL, '')}`;
  if ([content].flat().join('').endsWith(last)) return [];
  return [
    problem(
      ['content'],
      'The content does not end with the parameters that the header "signature-input" has.',
      `End it with ${last}.`,
    ),
  ];
}

const HEADER_FIX = 'Use the values of the content, such as {sha256-base64}.';

/** Problems of the headers that the sender adds. */
function headerProblems({ headers = {}, ...signature }: Signature): readonly SchemeProblem[] {
  const places: readonly (Place | undefined)[] = [signature, signature.timestamp, signature.id];
  return Object.entries(headers).flatMap(([name, template]) => {
    const fact = ['headers', name] as const;
    const unknown = placeholdersIn([template]).filter((placeholder) => !isContentValue(placeholder));
    return [
      ...(name === name.toLowerCase()
        ? []
        : [problem(fact, `The header "${name}" is not in lower case.`, `Write ${name.toLowerCase()}.`)]),
      ...(places.some((place) => place?.header === name)
        ? [
            problem(
              fact,
              `The scheme names one place, the header "${name}", for two values.`,
              'Remove it from headers.',
            ),
          ]
        : []),
      ...unknown.map((placeholder) =>
        problem(fact, `Unknown placeholder "{${placeholder}}" in the header "${name}".`, HEADER_FIX),
      ),
      ...(hasBalancedBraces(template)
        ? []
        : [problem(fact, `The header "${name}" has an unmatched brace.`, HEADER_FIX)]),
      ...(template.includes('{timestamp}') && signature.timestamp === undefined
        ? [
            problem(
              fact,
              `The header "${name}" contains {timestamp}, but its unit is missing.`,
              'Add timestamp with its unit.',
            ),
          ]
        : []),
      ...(template.includes('{secret}')
        ? [problem(fact, `The header "${name}" contains {secret}, so everybody could read it.`, 'Remove {secret}.')]
        : []),
    ];
  });
}

function keyProblems({ algorithm, key, encoding }: Signature): readonly SchemeProblem[] {
  const forms: readonly KeyForm[] = KEY_FORMS[KEY_KINDS[algorithm]];
  const name = algorithm === 'none' ? 'A token' : `The algorithm ${algorithm}`;
  return [
    ...(forms.includes(key)
      ? []
      : [problem(['key'], `${name} has no key of the form "${key}".`, `Use ${oneOf(forms)}.`)]),
    ...(encoding === 'text' && algorithm !== 'none'
      ? [problem(['encoding'], 'A signature is bytes, so it is not sent as text.', 'Use hex, base64 or base64url.')]
      : []),
  ];
}

function oneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

const IN_FORMAT = ['signature', 'timestamp', 'id'] as const;

function formatProblems({ format, separator }: Signature): readonly SchemeProblem[] {
  // Other braces stand for themselves.
  const names = [...format.matchAll(/\{([A-Za-z]+)\}/g)].map(([, name = '']) => name);
  const unknown = names.filter((name) => !(IN_FORMAT as readonly string[]).includes(name));
  const repeated = IN_FORMAT.filter((name) => names.filter((other) => other === name).length > 1);
  const parts = separator === undefined ? [format] : format.split(separator);
  const isRunTogether = parts.some((part) => /\{(signature|timestamp|id)\}\{(signature|timestamp|id)\}/.test(part));
  return [
    ...unknown.map((name) =>
      problem(['format'], `Unknown placeholder "{${name}}" in the format.`, 'Use {signature}, {timestamp} and {id}.'),
    ),
    ...repeated.map((name) =>
      problem(
        ['format'],
        `The format contains {${name}} twice.`,
        'Write it once, and a separator if it can be repeated.',
      ),
    ),
    ...(names.includes('signature')
      ? []
      : [problem(['format'], 'The format does not contain {signature}.', 'Add {signature} where the signature is.')]),
    ...(isRunTogether ? [problem(['format'], 'Nothing separates two values of the format.', BETWEEN)] : []),
  ];
}

/** The values that are the body, or depend on all of it. */
const OF_BODY = ['body', 'form', 'sha256', 'sha256-base64', 'crc32'];

function contentProblems(signature: Signature): readonly SchemeProblem[] {
  const { algorithm, member } = signature;
  const isHash = algorithm === 'sha1' || algorithm === 'sha256';
  const kinds = kindsIn(signature);
  if (algorithm === 'none')
    return kinds.size === 0
      ? []
      : [problem(['content'], 'A token does not cover any content.', 'Remove content, or name an algorithm.')];
  return [
    ...(kinds.has('secret') && !isHash
      ? [
          problem(
            ['content'],
            `The content contains {secret}, but the key of ${algorithm} is the secret.`,
            'Remove {secret}.',
          ),
        ]
      : []),
    ...(isHash && !kinds.has('secret')
      ? [
          problem(
            ['content'],
            'A plain hash without the secret proves nothing: anybody can compute it.',
            `Add {secret} to content, or use hmac-${algorithm}.`,
          ),
        ]
      : []),
    ...(coversBody(kinds)
      ? []
      : [
          problem(
            ['content'],
            'The signature covers nothing of the body, so anybody who has one can send another body.',
            kinds.has('header content-digest')
              ? 'Write the digest with {sha256-base64} instead of {content-digest}, which may be that of another body.'
              : 'Add {body} to content, or use algorithm: none for a token.',
          ),
        ]),
    ...(member !== undefined && OF_BODY.some((kind) => kinds.has(kind))
      ? [
          problem(
            ['content'],
            'The signature is in the body, so it cannot cover the whole body.',
            'List the signed members as JSON pointers in braces, such as {/id}.',
          ),
        ]
      : []),
    ...(member !== undefined && kinds.has(`member ${member}`)
      ? [problem(['content'], `The signature covers its own member, "${member}".`, `Remove {${member}} from content.`)]
      : []),
  ];
}

function coversBody(kinds: ReadonlySet<string>): boolean {
  return [...kinds].some((kind) => OF_BODY.includes(kind) || kind.startsWith('member '));
}

/** What the content contains: values, and headers and members with their names. */
function kindsIn({ content }: Signature): ReadonlySet<string> {
  const pieces = parseContent(content).flatMap((part) => part.pieces);
  return new Set(
    pieces.map((piece) => {
      if (piece.kind === 'header') return `header ${piece.name}`;
      if (piece.kind === 'value') return `value ${piece.name}`;
      return piece.kind === 'member' ? `member ${piece.pointer}` : piece.kind;
    }),
  );
}

/** Problems of the timestamp, or of the id. */
function valueProblems(signature: Signature, name: 'timestamp' | 'id'): readonly SchemeProblem[] {
  const value: Place | undefined = signature[name];
  const hasPlace = value?.header !== undefined || value?.member !== undefined;
  const isInFormat = signature.format.includes(`{${name}}`);
  const article = name === 'id' ? 'an' : 'a';
  if (kindsIn(signature).has(name) && !hasPlace && !isInFormat)
    return [
      problem(
        ['content'],
        `The content contains {${name}}, but the scheme does not say where the ${name} is.`,
        `Add ${name} with its header or member, or {${name}} to the format.`,
      ),
    ];
  if (name === 'timestamp' && signature.timestamp === undefined && isInFormat)
    return [
      problem(['format'], 'The format contains {timestamp}, but its unit is missing.', 'Add timestamp with its unit.'),
    ];
  if (value && hasPlace && isInFormat)
    return [
      problem(
        [name],
        `The scheme names two places for the ${name}.`,
        `Remove ${placeKey(value)}, or {${name}} from the format.`,
      ),
    ];
  if (value && !hasPlace && !isInFormat)
    return [
      problem(
        [name],
        `The scheme has ${article} ${name} without a place.`,
        `Add its header or member, or {${name}} to the format.`,
      ),
    ];
  return name === 'timestamp' ? unsignedTimestamp(signature) : [];
}

function toleranceProblems({ timestamp }: Signature): readonly SchemeProblem[] {
  const { tolerance } = timestamp ?? {};
  if (tolerance === undefined || durationMs(tolerance) !== undefined) return [];
  return [
    problem(
      ['timestamp', 'tolerance'],
      `The tolerance ${JSON.stringify(tolerance)} is not a duration in ISO 8601.`,
      'Write it as PT5M, for 5 minutes.',
    ),
  ];
}

/** A sender of a recorded request can also change a timestamp that is not signed. */
function unsignedTimestamp(signature: Signature): readonly SchemeProblem[] {
  const { timestamp } = signature;
  if (timestamp?.tolerance === undefined) return [];
  const kinds = kindsIn(signature);
  const { header, member } = timestamp;
  const isSigned =
    kinds.has('timestamp') ||
    (header !== undefined && kinds.has(`header ${header.toLowerCase()}`)) ||
    (member !== undefined && (kinds.has(`member ${member}`) || kinds.has('body')));
  if (isSigned) return [];
  return [
    problem(
      ['timestamp'],
      'The signature does not cover the timestamp, so its tolerance has no effect.',
      'Add {timestamp} to content, or remove tolerance.',
    ),
  ];
}
