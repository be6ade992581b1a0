import { Captcha } from '@catchcha/react'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { createPresent } from './present.ts'
import { startStage } from './stage.ts'

startStage((element, options, view) => {
  const { captcha, ref } = createPresent()
  const root = createRoot(element)
  const draw = (shown: boolean): void =>
    flushSync(() => root.render(<StrictMode>{shown && <Captcha ref={ref} {...options} view={view} />}</StrictMode>))
  draw(true)
  return { captcha, mount: () => draw(true), unmount: () => draw(false), destroy: () => root.unmount() }
})
