export interface ReferenceRules {
  /** `false` for a reference, which may be relative. */
  readonly isAbsolute: boolean;
  /** For a character class: allowed beside the ASCII characters. */
  readonly more?: string;
  /** Likewise, in a query only. */
  readonly moreInQuery?: string;
}

/** The grammar of RFC 3986 but for IP literals; with more characters that of RFC 3987. */
export function referencePattern({ isAbsolute, more = '', moreInQuery = '' }: ReferenceRules): RegExp {
  const run = (chars: string) => {
    const set = `[${chars}${more}\\w.~!$&'()*+,;=-]*`;
    return `${set}(?:%[\\dA-Fa-f]{2}${set})*`;
  };
  const scheme = '[A-Za-z][\\dA-Za-z+.-]*:';
  const start = isAbsolute ? scheme : `(?:${scheme}|(?![^/?#]*:))`;
  // Without user first: it is rare, and looking for its `@` would read most hosts twice.
  const authority = `\\/\\/(?:|${run(':')}@)${run('')}(?::\\d*)?(?=[/?#]|$)`;
  const query = `(?:\\?${run(`:@/?${moreInQuery}`)})?`;
  return new RegExp(`^${start}(?:${authority}|(?!\\/\\/))${run(':@/')}${query}(?:#${run(':@/?')})?$`, more && 'u');
}
