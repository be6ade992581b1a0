import type { PageCondition, Row, ScenarioId } from '@catchcha/testing'
import { endsOf } from '../../shared/ends.ts'
import { asksEarly, besideOwnTag, comesUp, leavesBeforeScript, loads, tenTogether } from './loading.ts'
import { comesBack, lacksMethods, leavesInMidRun, needsAPerson, resetsInMidRun, runs, sleeps, tenRuns, tokenExpires } from './running.ts'
import type { Scene, Script } from './scene.ts'
import { sends, sendsLate, sendsTwice } from './submitting.ts'

/** What the page does in each condition that only a page can make. */
const BY_PAGE: Readonly<Record<PageCondition, Script>> = {
  csp: loads,
  extension: loads,
  offline: loads,
  'ten-at-once': tenTogether,
  'own-tag': besideOwnTag,
  unmount: leavesInMidRun,
  'second-copy': runs,
  'execute-early': asksEarly,
  reset: resetsInMidRun,
  parallel: tenRuns,
  'throwing-listener': runs,
  dialog: needsAPerson,
  sleep: sleeps,
  bfcache: comesBack,
  submit: sends,
  'submit-twice': sendsTwice,
  form: needsAPerson,
}

/** Rows that need something of their own. */
const BY_ID: Partial<Record<ScenarioId, Script>> = {
  'load-unmounted': leavesBeforeScript,
  'load-second-try': comesUp,
  'load-doubled': runs,
  'token-expires': tokenExpires,
  'token-old-at-submit': sendsLate,
  'cl-missing-methods': lacksMethods,
}

const onlyLoads = (id: ScenarioId, row: Row): boolean => id.startsWith('load-') || endsOf(row).every(({ status }) => status === 'ready')

/** Does what the page does in the scenario and waits until all of it has happened. */
export function play(scene: Scene): Promise<void> {
  const { row, choice } = scene
  const script = BY_ID[choice.scenario] ?? (row.page ? BY_PAGE[row.page] : onlyLoads(choice.scenario, row) ? loads : runs)
  return script(scene)
}
