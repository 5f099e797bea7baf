/** The text of an `.npmrc` that makes npm use a registry on loopback, logged in. npm does not try again after an error. */
export function npmrc(port: number, token: string): string {
  const host = `127.0.0.1:${port}`;
  return `registry=http://${host}/\n//${host}/:_authToken=${token}\nfetch-retries=0\n`;
}
