/** In a file of its own, so that programs start without the mock server. */
export const SECRET = 'a secret for tests of crashes';
