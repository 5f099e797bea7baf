import { UsageError } from '../errors/usageError.ts';
import { bytesOf, textOf } from '../message/body.ts';
import type { RecordedRequest } from './recordedRequest.ts';
import { pipelinesIn } from './shellWords.ts';

/** A request as a `curl` command for a POSIX shell. */
export function curlCommand({ method, url, headers, body }: RecordedRequest): string {
  const text = textOf(body);
  // An argument of a command cannot have all bytes.
  const isArgument = text !== undefined && !text.includes('\0');
  const parts = [
    `${isArgument ? '' : `printf %s ${bytesOf(body).toString('base64')} | base64 -d | `}curl -i -X ${method} ${quoteForShell(url)}`,
    // curl sends a header without a value only if a semicolon follows the name.
    ...Object.entries(headers).map(
      ([name, value]) => `-H ${quoteForShell(value === '' ? `${name};` : `${name}: ${value}`)}`,
    ),
    isArgument ? `--data-raw ${quoteForShell(text)}` : '--data-binary @-',
  ];
  return parts.join(' \\\n  ');
}

/** One word of a POSIX shell command. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The requests of `curl` commands, as browsers, documentation and this package write them. Throws a `UsageError`. */
export function requestsInCurl(text: string): readonly RecordedRequest[] {
  return pipelinesIn(text).map((commands) => {
    const [first = [], second = []] = commands;
    const isPiped = first[0] === 'printf' && second.join(' ') === 'base64 -d' && commands.length === 3;
    const [curl = [], ...others] = isPiped ? commands.slice(2) : commands;
    const foreign = [curl, ...others].find(([name]) => name !== 'curl');
    if (foreign || others.length > 0)
      throw unreadable(`\`${foreign?.[0] ?? 'curl | curl'}\` is not a request of curl.`);
    return requestOf(curl.slice(1), isPiped ? Buffer.from(first[2] ?? '', 'base64') : undefined);
  });
}

/** What options of `curl` say about a request. */
interface Parsed {
  method?: string;
  url: string;
  readonly headers: Record<string, string>;
  readonly data: Uint8Array[];
}

type Apply = (parsed: Parsed, value: string, input: Uint8Array | undefined) => void;

const setMethod: Apply = (parsed, value) => {
  parsed.method = value;
};
const addHeader: Apply = ({ headers }, value) => {
  const [, name = '', text = ''] = /^([^:;]+)[:;]\s*(.*)$/s.exec(value) ?? [];
  if (name !== '') headers[name.toLowerCase()] = text;
};
const addData: Apply = ({ data }, value, input) => {
  const isFile = value.startsWith('@');
  if (isFile && (value !== '@-' || input === undefined))
    throw unreadable(`The body is in ${value.slice(1)}, not in the command. Use --data-raw with the body itself.`);
  data.push(isFile && input ? input : Buffer.from(value));
};
const addRawData: Apply = ({ data }, value) => void data.push(Buffer.from(value));
const addJson: Apply = (parsed, value, input) => {
  addData(parsed, value, input);
  parsed.headers['content-type'] ??= 'application/json';
  parsed.headers.accept ??= 'application/json';
};
const header =
  (name: string): Apply =>
  ({ headers }, value) => {
    headers[name] = value;
  };
const addCredentials: Apply = ({ headers }, value) => {
  headers.authorization = `Basic ${Buffer.from(value).toString('base64')}`;
};
const ignore: Apply = () => {};

const OPTIONS: Readonly<Record<string, Apply>> = {
  ...{ '-X': setMethod, '--request': setMethod },
  ...{ '-H': addHeader, '--header': addHeader },
  ...{ '-d': addData, '--data': addData, '--data-ascii': addData, '--data-binary': addData },
  ...{ '--data-raw': addRawData, '--json': addJson },
  '--url': (parsed, value) => {
    parsed.url = value;
  },
  ...{ '-A': header('user-agent'), '--user-agent': header('user-agent') },
  ...{ '-e': header('referer'), '--referer': header('referer'), '-b': header('cookie'), '--cookie': header('cookie') },
  ...{ '-u': addCredentials, '--user': addCredentials },
  ...{ '-m': ignore, '--max-time': ignore, '--connect-timeout': ignore, '-o': ignore, '--output': ignore },
};

/** Options without a value that say nothing about the request. */
const FLAGS =
  /^(-[isSkLvfg#]+|--(include|silent|show-error|insecure|location|verbose|fail|compressed|http1\.1|http2|globoff|no-progress-meter))$/;

function requestOf(words: readonly string[], input: Uint8Array | undefined): RecordedRequest {
  const parsed: Parsed = { url: '', headers: {}, data: [] };
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('-')) {
      parsed.url = word;
      continue;
    }
    if (FLAGS.test(word)) continue;
    const { name, attached } = optionIn(word);
    const apply = OPTIONS[name];
    if (!apply) throw unreadable(`The option ${word} of curl is not known here.`);
    apply(parsed, attached ?? rest.shift() ?? '', input);
  }
  const { method, url, headers, data } = parsed;
  if (data.length > 0) headers['content-type'] ??= 'application/x-www-form-urlencoded';
  const body = Buffer.concat(data.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from('&'), part])));
  return { method: method ?? (data.length > 0 ? 'POST' : 'GET'), url, headers, body: textOf(body) ?? body };
}

/** `-XPOST` and `--url=…` have their value attached. */
function optionIn(word: string): { readonly name: string; readonly attached: string | undefined } {
  if (word.startsWith('--')) {
    const [name = word] = word.split('=', 1);
    return { name, attached: name === word ? undefined : word.slice(name.length + 1) };
  }
  return { name: word.slice(0, 2), attached: word.length > 2 ? word.slice(2) : undefined };
}

function unreadable(message: string): UsageError {
  return new UsageError({
    code: 'invalid-recording',
    message,
    where: 'recording',
    fix: 'Record the request as HAR, as `.http` or as JSON Lines, or simplify the command.',
  });
}
