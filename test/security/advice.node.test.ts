import { advise } from './advise.ts'

// in Node itself: jsdom has a Blob, a FormData and bytes of its own
advise(name => /server/.test(name))
