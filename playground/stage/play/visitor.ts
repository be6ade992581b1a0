import { note } from '../report.ts'
import { type Scene, until } from './scene.ts'

/** What a visitor does on the fakes; a real vendor's challenge is nobody's to press but the visitor's own. */
const BUTTON = '[data-fake-challenge]:not([aria-hidden]) button'

/** The button of the fake challenge on screen that solves it. */
export const solveButton = (): HTMLButtonElement | undefined =>
  [...document.querySelectorAll<HTMLButtonElement>(BUTTON)].find(({ textContent }) => textContent === 'Solve')

/** The button of the fake CaptchaLa widget that starts a run. */
export const trigger = ({ page }: Scene): HTMLButtonElement | undefined =>
  page.box.querySelector<HTMLButtonElement>('.captchala-trigger') ?? undefined

/** Whether a person gets at it: nothing lies above it, and it takes the focus. */
export function pressable(target: HTMLElement): boolean {
  target.scrollIntoView({ block: 'nearest' })
  const { left, top, width, height } = target.getBoundingClientRect()
  const hit = document.elementFromPoint(left + width / 2, top + height / 2)
  target.focus()
  return hit !== null && target.contains(hit) && document.activeElement === target
}

/** Solves the fake challenge the way a person would, if a person could. */
export async function press(scene: Scene): Promise<void> {
  await scene.clock.pause(scene.choice.fast ? 300 : 1_000)
  const solve = solveButton()
  if (!solve || !pressable(solve)) return
  note('the person presses Solve')
  solve.click()
  await until(scene, () => solveButton() === undefined, 2_000)
}
