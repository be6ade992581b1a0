import { createElement, type FunctionComponent } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createApp, h } from 'vue'

type Plain = (...args: unknown[]) => unknown
type Draw = (component: unknown, args: readonly unknown[]) => unknown

/** Draws a component of React's, with the first argument as this prop; throws what it throws. */
export const drawReact =
  (prop: string): Draw =>
  (component, [value]) =>
    renderToStaticMarkup(createElement(component as FunctionComponent, { [prop]: value } as object))

/** Calls a hook of React's where hooks are called. */
export const inReact: Draw = (hook, args) => {
  const Caller = (): null => {
    ;(hook as Plain)(...args)
    return null
  }
  return renderToStaticMarkup(createElement(Caller))
}

function mount(root: object): void {
  const thrown: unknown[] = []
  const app = createApp(root)
  app.config.errorHandler = error => thrown.push(error)
  app.config.warnHandler = () => {}
  try {
    app.mount(document.createElement('div'))
    app.unmount()
  } catch (error) {
    thrown.push(error)
  }
  if (thrown.length > 0) throw thrown[0]
}

/** Draws a component of Vue's, with the first argument as this prop; throws what it throws. */
export const drawVue =
  (prop: string): Draw =>
  (component, [value]) =>
    mount({ render: () => h(component as 'div', { [prop]: value }) })

/** Calls a composable where composables are called. */
export const inVue: Draw = (composable, args) =>
  mount({
    setup() {
      ;(composable as Plain)(...args)
      return () => null
    },
  })

/** A class of elements is not called: it is defined, and an element of it made. */
export const element: Draw = (type, [options]) => {
  const name = `odd-${Math.random().toString(36).slice(2)}`
  customElements.define(name, class extends (type as CustomElementConstructor) {})
  const made = document.createElement(name)
  Object.assign(made, { options })
  return made
}
