/** Calls a function of the user, who may have written an asynchronous one. Resolves when it is done; never rejects. */
export async function guarded(call: () => unknown, onError: (error: unknown) => void): Promise<void> {
  try {
    await call();
  } catch (error) {
    onError(error);
  }
}
