import { createApp, h, ref, type VNode } from 'vue'
import type { Subject, Told } from './subject.ts'

/** A subject that is a Vue app; `draw` gets a function to hand the handle out with. */
export function vueSubject(draw: (told: Told, hold: (execute: () => unknown) => void) => () => VNode): Subject {
  return {
    mount(place, told) {
      let execute: () => unknown = () => {}
      const turn = ref(0)
      const app = createApp({
        setup() {
          const render = draw(told, run => {
            execute = run
          })
          return () => h('div', { 'data-turn': turn.value }, render())
        },
      })
      app.mount(place)
      return { execute: () => execute(), again: () => void turn.value++, unmount: () => app.unmount() }
    },
  }
}
