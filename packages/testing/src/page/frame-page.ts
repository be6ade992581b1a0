/**
 * The page in the checkbox frame of the fake hCaptcha: it says that it is there, and when somebody clicks.
 * Self-contained: its text is served as a script.
 */
export function framePage(window: Window): void {
  const { document, location } = window
  const say = (what: 'ready' | 'click'): void =>
    window.parent.postMessage({ fake: 'hcaptcha', id: decodeURIComponent(location.hash.slice(1)), say: what }, '*')
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = '☐ I am human'
  button.setAttribute('role', 'checkbox')
  button.setAttribute('aria-checked', 'false')
  Object.assign(document.body.style, { margin: '0' })
  Object.assign(button.style, { width: '100%', height: '74px' })
  button.addEventListener('click', () => say('click'))
  window.addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    if (source !== window.parent || typeof data !== 'object' || data === null || !('ticked' in data)) return
    button.setAttribute('aria-checked', String(data.ticked === true))
    button.textContent = `${data.ticked === true ? '☑' : '☐'} I am human`
  })
  document.body.append(button)
  say('ready')
}
