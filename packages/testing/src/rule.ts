/** What vendors have been seen to fail with, beside a code in a string. */
export const ODD: readonly (readonly [name: string, value: () => unknown])[] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['a number', () => 429],
  ['an Error', () => new Error('no words')],
  ['an Event', () => new Event('error')],
  ['an object that is no Error', () => ({ cause: 'a-code', message: 'A text' })],
  [
    'an object whose properties throw',
    () =>
      Object.defineProperty({}, 'code', {
        enumerable: true,
        get: () => {
          throw new Error('not readable')
        },
      }),
  ],
]

/** Throws with the rule where it is broken. */
export function is(true_: boolean, rule: string): asserts true_ {
  if (!true_) throw new Error(`Expected: ${rule}.`)
}

/** What a call throws. */
export function thrown(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  return undefined
}

/** Waits until something is so; rejects after three seconds. */
export async function until(done: () => boolean, rule: string): Promise<void> {
  for (let tries = 0; !done(); tries++) {
    if (tries > 300) throw new Error(`Expected within 3 s: ${rule}.`)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

/** The end of a run; rejects where there is none in three seconds. */
export async function ended<Value>(run: Promise<Value>): Promise<Value> {
  let end: { readonly value: Value } | undefined
  void run.then(value => {
    end = { value }
  })
  await until(() => end !== undefined, 'a run ends')
  return (end as unknown as { readonly value: Value }).value
}
