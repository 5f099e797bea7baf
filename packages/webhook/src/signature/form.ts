/** Whether bodies of a media type are forms, whose fields are the members of a payload. */
export function isForm(contentType: string | undefined): boolean {
  return /^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? '');
}

/**
 * A payload as the body of a form. A text is a field as it is, a list has a field for each item, and other values are JSON, as
 * in OpenAPI. A form has no fields for `null` and for empty lists. `jsonAt` serialises the value at a path.
 */
export function formBody(payload: unknown, jsonAt: JsonAt = (value) => JSON.stringify(value)): string {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(payload ?? {})) {
    const values = Array.isArray(value)
      ? value.map((item, index) => [item, [name, String(index)]] as const)
      : [[value, [name]] as const];
    for (const [item, path] of values)
      if (item !== null && item !== undefined)
        fields.append(name, typeof item === 'string' ? item : jsonAt(item, path));
  }
  return fields.toString();
}

export type JsonAt = (value: unknown, path: readonly string[]) => string;
