import type { State } from '@catchcha/core'
import { type FromStage, post, type Shown } from '../shared/messages.ts'

/** Tells the page around the stage; a stage in a tab of its own has nobody to tell. */
export function tell(body: FromStage): void {
  if (window.parent !== window) post(window.parent, body)
}

/** Enough of a token to tell it from another one. */
export const hint = (token: string): string => `${token.slice(0, 8)}… (${token.length} characters)`

/** The state without its token. */
export const shown = (state: State): Shown => (state.status === 'solved' ? { ...state, token: hint(state.token) } : { ...state })

/** A line in the timeline about what the page does. */
export const note = (text: string): void => tell({ type: 'note', at: Date.now(), text })
