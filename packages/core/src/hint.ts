import type { Failure } from './failure.ts'
import { page } from './page.ts'

/** Tells the site's developer, once per page and code, what only they can mend. */
export function hint({ vendor, code, detail = `catchcha explain ${code}`, recovery }: Failure): void {
  const { once } = page()
  if (recovery !== 'fix-setup' || once.has(code)) return
  once.add(code)
  console.error(`[catchcha] ${vendor}: ${code}. ${detail}`)
}
