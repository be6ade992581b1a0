/** One call that reached the vendor, ms of the page's clock. */
export interface Mark {
  readonly name: 'render' | 'execute'
  readonly at: number
}

declare global {
  interface Window {
    marks: Mark[]
  }
}

/**
 * The same small vendor for every subject: it only notes when it is called, and passes every run in a task of its own. Self-contained; served as
 * text in place of the vendor's script, with its documented signatures (https://docs.hcaptcha.com/configuration, read 2026-11-21).
 */
export function installVendor(onload: string | null): void {
  interface Parameters {
    callback?(token: string, key: string): void
  }
  const widgets = new Map<string, Parameters>()
  let count = 0
  window.marks ??= []
  const note = (name: Mark['name']): unknown => window.marks.push({ name, at: performance.now() })
  const hcaptcha = {
    render(place: HTMLElement | string, parameters: Parameters) {
      note('render')
      const element = typeof place === 'string' ? document.getElementById(place) : place
      element?.append(document.createElement('iframe-like'))
      const id = `widget-${count++}`
      widgets.set(id, parameters)
      return id
    },
    execute(id: string, options?: { async?: boolean }) {
      note('execute')
      const answer = new Promise(resolve =>
        setTimeout(() => {
          const response = { response: `token-${count++}`, key: 'key' }
          resolve(response)
          widgets.get(id)?.callback?.(response.response, response.key)
        }),
      )
      return options?.async ? answer : undefined
    },
    reset: () => {},
    remove: (id: string) => widgets.delete(id),
    close: () => {},
    setData: () => {},
    getResponse: () => '',
    getRespKey: () => '',
  }
  Object.assign(window, { hcaptcha })
  const call = onload && Reflect.get(window, onload)
  if (typeof call === 'function') call()
}
