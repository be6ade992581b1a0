import type { End, Row } from '@catchcha/testing'

/** All ends that are right for a row. */
export const endsOf = ({ ends }: Row): readonly End[] => [ends].flat() as readonly End[]

/** An end as words: `blocked by csp`, `expired (token)`, `unreachable, code run-timeout`. */
export function words({ status, by, what, code }: End): string {
  return [status, by && ` by ${by}`, what && ` (${what})`, code && (code === 'aborted' ? ', run aborted' : `, code ${code}`)]
    .filter(Boolean)
    .join('')
}
