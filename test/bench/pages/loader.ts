import { hCaptchaLoader } from '@hcaptcha/loader'
import { SITEKEY } from './subject.ts'

/** The vendor's own methods, as far as a page that renders by hand needs them. */
interface Vendor {
  render(place: HTMLElement, parameters: object): string
  execute(id: string): void
  remove(id: string): void
}

window.subject = {
  mount(place, told) {
    let id = ''
    const vendor = (): Vendor => Reflect.get(window, 'hcaptcha') as Vendor
    hCaptchaLoader({ cleanup: false }).then(
      () => {
        id = vendor().render(place, {
          sitekey: SITEKEY,
          size: 'invisible',
          callback: (token: string) => told.token(token),
          'error-callback': (error: unknown) => told.error(error),
        })
      },
      (error: unknown) => told.error(error),
    )
    return { execute: () => vendor().execute(id), again: () => {}, unmount: () => id && vendor().remove(id) }
  },
}
