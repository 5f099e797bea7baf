import { isHeaderName } from './httpHeaders.ts';

/** A media type such as `application/json; charset=utf-8`, in lower case. */
export interface MediaType {
  readonly essence: string;
  readonly charset?: string;
}

const PARAMETER = /^[\t ]*(?<name>[^\s=]+)=(?:(?<token>[^\s"]+)|"(?<quoted>[\t\u0020-\u007e]*)")[\t ]*$/;

/** Returns undefined if the text is no media type. No parameter of a `contentType` contains a semicolon. */
export function parseMediaType(text: string): MediaType | undefined {
  const [essence = '', ...rest] = text.split(';');
  const [type = '', subtype = '', ...more] = essence.trim().split('/');
  if (more.length > 0 || !isHeaderName(type) || !isHeaderName(subtype)) return undefined;
  const parameters = new Map<string, string>();
  for (const parameter of rest) {
    const { name = '', token, quoted } = PARAMETER.exec(parameter)?.groups ?? {};
    if (!isHeaderName(name) || (token !== undefined && !isHeaderName(token))) return undefined;
    parameters.set(name.toLowerCase(), (token ?? quoted ?? '').toLowerCase());
  }
  const charset = parameters.get('charset');
  return { essence: `${type}/${subtype}`.toLowerCase(), ...(charset !== undefined && { charset }) };
}

/** Whether a body has several parts, such as a form with files. */
export function isMultipart({ essence }: MediaType): boolean {
  return essence.startsWith('multipart/');
}

/** Whether a media type is that of a format which is known not to be JSON, such as `application/soap+xml`. */
export function isOtherFormat({ essence }: MediaType): boolean {
  return /[/+](x-|vnd\.google\.)?(xml|cbor|msgpack|protobuf|avro|yaml|csv)$/.test(essence);
}
