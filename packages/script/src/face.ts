import type { Captcha, State } from '@catchcha/core'
import { describe, type Messages } from '@catchcha/core/messages'
import { createView } from '@catchcha/core/view'
import { wordsFor } from './words.ts'

/** How states are shown, and put into words. */
export interface Face {
  view(target: HTMLElement, captcha: Captcha, messages: Messages): () => void
  /** The words for a language, English where there are none. */
  messages(locale: string): Messages
  /** What stands between a person and a form that needs a token; a sentence. */
  words(state: State, messages: Messages): string
}

export const FACE: Face = {
  view: (target, captcha, messages) => createView(target, captcha, { messages }),
  messages: wordsFor,
  words(state, messages) {
    if ('failure' in state) return describe(state.failure, messages).body
    return state.status === 'loading' ? messages.loading : messages.cancelled[0]
  },
}
