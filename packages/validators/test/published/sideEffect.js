/** A side effect, to prove that the test detects one. */
globalThis.imported = true;
