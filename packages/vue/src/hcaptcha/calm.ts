/** What a call returns, or undefined where it throws: for what may fail without anybody having to know why. */
export function calm<T>(call: () => T): T | undefined {
  try {
    return call()
  } catch {
    return undefined
  }
}
