/** The part of a fake hCaptcha widget that sits in its container. */
export interface Face {
  readonly node: HTMLElement
  readonly fields: readonly HTMLTextAreaElement[]
  tick(token: string): void
  focus(): void
}

/** What a face is made of. */
export interface FaceLook {
  readonly id: string
  readonly invisible: boolean
  readonly compat: boolean
  readonly tabindex: number
  readonly lang: string
  /** Address of the frame; undefined: a checkbox in plain DOM. */
  readonly frame: string | undefined
}

/** Puts the checkbox (or its frame) and the hidden fields into `container`. Self-contained: its text is served as a script. */
export function makeFace(container: Element, look: FaceLook, press: () => void): Face {
  const document = container.ownerDocument
  const node = document.createElement(look.frame ? 'iframe' : 'div')
  node.setAttribute('data-hcaptcha-widget-id', look.id)
  node.setAttribute('data-hcaptcha-response', '')
  node.lang = look.lang
  Object.assign(node.style, { width: '302px', height: '76px', border: '0', display: look.invisible ? 'none' : 'block' })
  let box: HTMLElement = node
  if (look.frame) {
    node.setAttribute('src', `${look.frame}#${encodeURIComponent(look.id)}`)
    node.title = 'Widget containing a checkbox (fake hCaptcha)'
  } else {
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = look.tabindex
    button.textContent = '☐ I am human'
    button.setAttribute('role', 'checkbox')
    button.setAttribute('aria-checked', 'false')
    Object.assign(button.style, { width: '100%', height: '100%' })
    button.addEventListener('click', press)
    node.append(button)
    box = button
  }
  const fields = ['h-captcha-response', ...(look.compat ? ['g-recaptcha-response'] : [])].map(name => {
    const field = document.createElement('textarea')
    field.name = name
    field.id = `${name}-${look.id}`
    field.style.display = 'none'
    return field
  })
  container.append(node, ...fields)
  return {
    node,
    fields,
    tick(token) {
      for (const field of fields) field.value = token
      node.setAttribute('data-hcaptcha-response', token)
      if ('contentWindow' in node) node.contentWindow?.postMessage({ fake: 'hcaptcha', ticked: token !== '' }, '*')
      else {
        box.setAttribute('aria-checked', String(token !== ''))
        box.textContent = `${token ? '☑' : '☐'} I am human`
      }
    },
    focus: () => box.focus(),
  }
}
