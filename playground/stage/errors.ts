import type { Row } from '@catchcha/testing'
import type { Check } from '../shared/messages.ts'

/** What nobody caught on this page. */
export interface Errors {
  /** Whether nothing escaped except what the scenario throws on purpose. */
  check(row: Row): Check
}

export function watchErrors(): Errors {
  const seen: string[] = []
  window.addEventListener('error', ({ message, filename }) => {
    if (!filename.includes('/fake/')) seen.push(message) // a web page in place of a script is a syntax error in that "script"
  })
  window.addEventListener('unhandledrejection', ({ reason }) => seen.push(String(reason)))
  return {
    check({ page }) {
      if (page !== 'throwing-listener') return { text: 'No error escapes', ok: seen.length === 0 }
      return {
        text: 'The listener’s error is reported, and no other',
        ok: seen.length > 0 && seen.every(text => text.includes('on purpose')),
      }
    },
  }
}
