import { type Mood, WELL } from './vendor.ts'

/** Vendors to search with, by what is odd about each. */
export const MOODS: Readonly<Record<string, Mood>> = {
  'a vendor that works': WELL,
  'a script and a widget that take their time': { ...WELL, load: 'later', ready: 'later' },
  'a script that takes its time': { ...WELL, load: 'later' },
  'a widget that gets ready later': { ...WELL, ready: 'later' },
  'an adapter that throws while loading': { ...WELL, load: 'throws' },
  'a render that throws': { ...WELL, mount: 'throws' },
  'an execute that throws': { ...WELL, execute: 'throws' },
  'a widget that cannot be reset': { ...WELL, reset: 'no' },
  'a reset and a remove that throw': { ...WELL, reset: 'throws', remove: 'throws' },
}
