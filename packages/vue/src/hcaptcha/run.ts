/** What `executeAsync()` resolves with, as the vendor gives it. */
export interface HCaptchaAnswer {
  response: string
  key: string
}

/** One `executeAsync()`; the first settling counts. */
export interface Run {
  readonly promise: Promise<HCaptchaAnswer>
  resolve(answer: HCaptchaAnswer): void
  reject(reason: unknown): void
}

export function createRun(): Run {
  let resolve: Run['resolve'] = () => {}
  let reject: Run['reject'] = () => {}
  const promise = new Promise<HCaptchaAnswer>((...settle) => {
    ;[resolve, reject] = settle
  })
  promise.catch(() => {}) // it rejects for whoever awaits it; nobody has to, because an event tells each failure, too
  return { promise, resolve, reject }
}
