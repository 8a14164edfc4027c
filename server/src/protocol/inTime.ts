/** Waiting for an answer no longer than a drafter notices. */

/** What is promised, or something else when it does not come in time or not at all. */
export async function inTime<T>(milliseconds: number, promised: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), milliseconds);
  });
  try {
    // Why the shelf failed is told where it is looked after; here the rest of the answer goes on without it.
    return await Promise.race([promised.catch(() => otherwise), patience]);
  } finally {
    clearTimeout(timer);
  }
}
