import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { browser } from '../browser/browser.ts'
import { alone, sizes } from './bundle.ts'
import { commits, crowd, type Life, life, MANY, PATIENCE, refused, SLOW } from './measure.ts'
import { CANDIDATES, type Candidate } from './subjects.ts'
import { between, brief, type Spread, shown, spread, table } from './table.ts'

const README = fileURLToPath(new URL('../../packages/core/README.md', import.meta.url))
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 9)
const FEW = Math.max(1, Math.ceil(ROUNDS / 3))

interface Figures {
  readonly min: number
  readonly gzip: number
  readonly brotli: number
  readonly times?: Readonly<Record<keyof Life | 'refused' | 'heap' | 'crowd', Spread>>
  readonly commits?: number
}

/** Round after round over all candidates, so that a busy minute of the machine falls on each of them. */
async function rounds<Value>(
  times: number,
  all: readonly Candidate[],
  measure: (one: Candidate) => Promise<Value>,
): Promise<Map<string, Value[]>> {
  const found = new Map<string, Value[]>(all.map(({ name }) => [name, []]))
  for (let i = 0; i < times; i++) for (const one of all) found.get(one.name)?.push(await measure(one))
  return found
}

async function measureAll(): Promise<Map<string, Figures>> {
  const paged = CANDIDATES.filter(({ page }) => page)
  const lives = await rounds(ROUNDS, paged, life)
  const errors = await rounds(FEW, paged, refused)
  const crowds = await rounds(FEW, paged, crowd)
  const figures = new Map<string, Figures>()
  for (const one of CANDIDATES) {
    const all = lives.get(one.name)
    const pick = (key: keyof Life): Spread => spread((all ?? []).map(each => each[key]))
    const many = crowds.get(one.name) ?? []
    figures.set(one.name, {
      ...sizes(await alone(one)),
      ...(one.page?.startsWith('react') && { commits: await commits(one) }),
      ...(all && {
        times: {
          evaluation: pick('evaluation'),
          firstRender: pick('firstRender'),
          secondRender: pick('secondRender'),
          execute: pick('execute'),
          vendorRenders: pick('vendorRenders'),
          refused: spread(errors.get(one.name) ?? []),
          heap: spread(many.map(({ heap }) => heap / MANY)),
          crowd: spread(many.map(({ time }) => time)),
        },
      }),
    })
  }
  return figures
}

const bytes = (value: number): string => value.toLocaleString('en')
const never = (value: Spread): string => (value.low >= PATIENCE ? `none in ${PATIENCE / 1000} s` : shown(value))

function report(figures: Map<string, Figures>, version: string): string {
  const rows = CANDIDATES.map(({ name }) => {
    const { min, gzip, brotli, times } = figures.get(name) as Figures
    const rest = times
      ? [shown(times.evaluation), shown(times.firstRender), shown(times.secondRender), shown(times.execute)]
      : ['', '', '', '']
    return [name, bytes(min), bytes(gzip), bytes(brotli), ...rest]
  })
  const more = CANDIDATES.filter(({ page }) => page).map(({ name }) => {
    const { times, commits } = figures.get(name) as Figures & { times: NonNullable<Figures['times']> }
    return [name, never(times.refused), shown(times.heap), shown(times.crowd), brief(times.vendorRenders.median), String(commits ?? '')]
  })
  const ratios = CANDIDATES.filter(({ against }) => against).map(({ name, against = '' }) => {
    const [a, b] = [figures.get(name), figures.get(against)]
    const ratio = (pick: (each: Figures) => number | undefined): string => brief(Number(a && pick(a)) / Number(b && pick(b)))
    const time = (key: keyof NonNullable<Figures['times']>): string => ratio(({ times }) => times?.[key].median)
    return [
      `${name} : ${against}`,
      ratio(({ brotli }) => brotli),
      time('evaluation'),
      time('firstRender'),
      time('secondRender'),
      time('execute'),
      time('refused'),
      time('heap'),
    ]
  })
  const wanted = ['wanted, React hook', '≤ 0.85', '', '≤ 1.1', '≤ 1.1', '≤ 1.1', '≤ 0.1', '≤ 1.5']
  return [
    `Measured ${new Date().toISOString().slice(0, 10)} by \`npm run bench\`: Chromium ${version}, ${cpus().length} cores of ${cpus()[0]?.model.trim()}, one run, all against the same`,
    `fake vendor; medians of ${ROUNDS} rounds (of ${FEW} in the second table) with the range that half of them lie in. Times in ms with the processor slowed`,
    `down ${SLOW} times (the thousand widgets: not slowed down). Bytes without React or Vue. A range as wide as its median is the machine's noise.`,
    '',
    table(['', 'min', 'gzip', 'brotli', 'evaluation', 'first mount → `render`', 'second mount → `render`', '`execute` → vendor'], rows),
    '',
    table(
      [
        '',
        'refused → usable error',
        'heap, bytes a widget',
        `${MANY} widgets`,
        'vendor renders in eleven renders',
        'React commits to the token',
      ],
      more,
    ),
    '',
    table(['ratio', 'brotli', 'evaluation', 'first `render`', 'second `render`', '`execute`', 'error', 'heap'], [...ratios, wanted]),
  ].join('\n')
}

it('measures every wrapper against the same vendor and writes the table', { timeout: 1_800_000 }, async () => {
  const figures = await measureAll()
  const text = report(figures, (await browser()).version())
  console.log(text)
  writeFileSync(README, between(readFileSync(README, 'utf8'), 'bench', text))
  for (const { times } of figures.values()) for (const value of Object.values(times ?? {})) expect(value.median).not.toBeLessThan(0)
})
