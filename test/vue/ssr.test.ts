import { hcaptcha } from '@catchcha/core/hcaptcha'
import { Captcha, useCaptcha } from '@catchcha/vue'
import VueHcaptcha from '@catchcha/vue/hcaptcha'
import { renderToString } from '@vue/server-renderer'
import { describe, expect, it } from 'vitest'
import { createSSRApp, defineComponent, h } from 'vue'
import { pass, useRig } from './rig.ts'

const rig = useRig()
const provider = hcaptcha({ sitekey: 'site' })
const Held = defineComponent({
  setup() {
    const { ref, state } = useCaptcha({ provider })
    return () => h('div', [h('div', { ref }), h('p', state.value.status)])
  },
})
const PAGES = {
  'the composable': () => h(Held),
  'the component': () => h(Captcha, { provider }),
  'the component without its view': () => h(Captcha, { provider, view: false }),
  'the component with slots': () => h(Captcha, { provider }, { message: () => [h('b')] }),
  'the drop-in': () => h(VueHcaptcha, { sitekey: 'site' }),
  'two drop-ins': () => h('div', [h(VueHcaptcha, { sitekey: 'site' }), h(VueHcaptcha, { sitekey: 'site' })]),
}

describe.each(Object.keys(PAGES) as (keyof typeof PAGES)[])('%s', name => {
  it('is rendered on a server without touching the vendor, and hydrated without a warning', async () => {
    const html = await renderToString(createSSRApp({ render: PAGES[name] }))
    await pass(1_000)
    expect(rig.scripts.requests).toEqual([])
    const root = document.body.appendChild(document.createElement('div'))
    root.append(document.createRange().createContextualFragment(html))
    const before = [...root.querySelectorAll('*')]
    const app = createSSRApp({ render: PAGES[name] })
    app.mount(root)
    await pass(1_000)
    expect(before.every(node => node.isConnected)).toBe(true)
    expect(rig.fake().widgets()).toHaveLength(name === 'two drop-ins' ? 2 : 1)
    app.unmount()
  })
})

it('the root id of the drop-in goes to the first widget of what is rendered', async () => {
  const render = PAGES['two drop-ins']
  expect(await renderToString(createSSRApp({ render }))).toBe('<div><div id="hcap-script"></div><div></div></div>')
  expect(await renderToString(createSSRApp({ render }))).toContain('hcap-script')
})
