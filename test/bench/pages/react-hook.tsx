import { hcaptcha } from '@catchcha/core/hcaptcha'
import { useCaptcha } from '@catchcha/react'
import { useEffect } from 'react'
import { reactSubject } from './react.tsx'
import { SITEKEY, type Told } from './subject.ts'

function Form({ told, hold }: { readonly told: Told; readonly hold: (execute: () => unknown) => void }) {
  const { ref, state, execute } = useCaptcha({ provider: hcaptcha({ sitekey: SITEKEY, size: 'invisible' }) })
  useEffect(() => {
    hold(execute)
    if (state.status === 'solved') told.token(state.token)
    if ('failure' in state) told.error(state.failure)
  })
  return <div ref={ref} />
}

window.subject = reactSubject((told, hold) => <Form told={told} hold={hold} />)
