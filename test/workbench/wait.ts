/** Waiting for a condition, which its failure names. */

/** Every condition that is not a Playwright call is waited for this long. */
export const patience = 30_000;

/** Waits until `condition` holds; its failure says what was waited for. */
export async function waitFor<T>(
  what: string,
  condition: () => Promise<T | false | null | undefined>,
  timeout = patience,
): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`Waited ${timeout / 1000} s for ${what}.`);
    await new Promise((again) => setTimeout(again, 50));
  }
}
