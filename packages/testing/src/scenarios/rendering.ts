import type { Row } from '../scenario.ts'

export type RenderingId = 'render-undefined' | 'render-throws' | 'render-silent' | 'render-late-error' | 'render-box-gone'

/** The widget's way into its box. */
export const RENDERING: Readonly<Record<RenderingId, Row>> = {
  'render-undefined': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The vendor makes no widget and says nothing',
    hcaptcha: { render: 'undefined' },
    captchala: { init: 'undefined' },
    ends: [{ status: 'misconfigured' }, { status: 'broken' }],
  },
  'render-throws': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The vendor throws while it makes the widget',
    hcaptcha: { render: 'throws' },
    captchala: { init: 'throws' },
    ends: [{ status: 'broken' }, { status: 'misconfigured' }],
  },
  'render-silent': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The script arrives but its frames do not, and nothing is ever said',
    network: { kind: 'refused', of: 'frame' },
    hcaptcha: { readyAfter: null },
    captchala: { readyAfter: null },
    ends: [
      { status: 'unreachable', code: 'run-timeout' },
      { status: 'unreachable', code: 'ready-timeout' },
      { status: 'blocked', code: 'run-timeout' },
      { status: 'blocked', code: 'ready-timeout' },
    ],
  },
  'render-late-error': {
    vendors: ['hcaptcha'],
    title: 'An error is reported soon after the widget appears, and the widget is dead from then on',
    hcaptcha: { afterRender: [[{ do: 'error', code: 'network-error', after: 50 }], []] },
    ends: [{ status: 'unreachable', code: 'network-error' }, { status: 'ready' }, { status: 'solved' }],
  },
  'render-box-gone': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The page takes the widget’s element away without saying so',
    hcaptcha: { afterRender: [[{ do: 'box-gone', after: 50 }], []] },
    captchala: { afterInit: [[{ do: 'container-gone', after: 50 }], []] },
    ends: [{ status: 'ready' }, { status: 'solved' }, { status: 'misconfigured' }, { status: 'broken' }],
  },
}
