/** What a call returns, or false where it throws: for what may fail without anybody having to know why. */
export function calm<T>(call: () => T): T | false {
  try {
    return call()
  } catch {
    return false
  }
}
