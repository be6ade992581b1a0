import type { Shape } from '../step.ts'

/** Builds an error of that shape. Self-contained: its text is served as a script. */
export function oddValue(shape: Shape, code: string): unknown {
  const text = `The check did not work (${code})`
  const trap = (): never => {
    throw new Error('this getter throws')
  }
  switch (shape) {
    case 'string':
      return code
    case 'text':
      return text
    case 'error':
      return new Error(text)
    case 'object':
      return { code, message: text }
    case 'thrown':
      return { cause: code, message: text }
    case 'wrapped':
      return { error: code }
    case 'undefined':
      return undefined
    case 'null':
      return null
    case 'number':
      return 429
    case 'event':
      return new Event('error')
    case 'getter': {
      const get = { get: trap, enumerable: true }
      return Object.defineProperties(
        {},
        { code: get, message: get, cause: get, error: get, name: get, toString: get, toJSON: get, [Symbol.toPrimitive]: get },
      )
    }
  }
}
