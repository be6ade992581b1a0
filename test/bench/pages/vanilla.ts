import '@hcaptcha/vanilla-hcaptcha'
import { SITEKEY } from './subject.ts'

window.subject = {
  mount(place, told) {
    const element = document.createElement('h-captcha') as HTMLElement & { execute(): void }
    for (const [name, value] of Object.entries({ 'site-key': SITEKEY, size: 'invisible' })) element.setAttribute(name, value)
    element.addEventListener('verified', event => told.token((event as Event & { token: string }).token))
    element.addEventListener('error', event => told.error((event as Event & { error?: unknown }).error ?? event))
    place.append(element)
    return { execute: () => element.execute(), again: () => {}, unmount: () => element.remove() }
  },
}
