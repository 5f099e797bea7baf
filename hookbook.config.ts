/** The documentation site checks payloads: the build of `@hookbook/docs` adds the validators that its page needs. */
export default { payloadCheck: true };
