import { Profiler, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Mounted, Subject, Told } from './subject.ts'

let commits = 0

/** A subject that is a React tree; `draw` gets a function to hand the handle out with. */
export function reactSubject(draw: (told: Told, hold: (execute: () => unknown) => void) => ReactNode): Subject {
  return {
    renders: () => commits,
    mount(place, told): Mounted {
      const root = createRoot(place)
      let execute: () => unknown = () => {}
      const render = (): void =>
        flushSync(() =>
          root.render(
            <Profiler id="subject" onRender={() => void commits++}>
              {draw(told, run => {
                execute = run
              })}
            </Profiler>,
          ),
        )
      render()
      return { execute: () => execute(), again: render, unmount: () => root.unmount() }
    },
  }
}
