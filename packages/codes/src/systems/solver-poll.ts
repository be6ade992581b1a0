import { type Entry, table } from '../entry.ts'

const NOTE = 'Reference only, no code of your captcha.'
const SETUP = `${NOTE} A mistake in the solver client’s set-up.`
const PENDING = `${NOTE} Not an error: the work is under way, and its client asks again.`

/** Words of `res.php`-style solver services, so that a log or a ticket that holds one can be read. Nothing here calls such a service. */
export const SOLVER_POLL: readonly Entry[] = /* @__PURE__ */ table(
  { system: 'solver-api', side: 'poll', source: 'two public pages about the in.php / res.php interface', confidence: 'documented' },
  {
    ERROR_WRONG_USER_KEY: { meaning: 'The API key is missing, blank or not 32 characters long.', fix: SETUP },
    ERROR_KEY_DOES_NOT_EXIST: { meaning: 'A well-formed key that this service does not know, or an account without threads.', fix: SETUP },
    ERROR_WRONG_CAPTCHA_ID: { meaning: 'The task is unknown, or older than about ten minutes.', fix: SETUP },
    ERROR_INTERNAL_SERVER_ERROR: { meaning: 'A fault on the solver’s server.', fix: `${NOTE} It passes.`, retry: 'backoff' },
    CAPCHA_NOT_READY: { meaning: 'Still in progress (spelled without the T).', fix: PENDING, retry: 'wait' },
    CAPTCHA_NOT_READY: { meaning: 'Still in progress.', fix: PENDING, retry: 'wait' },
    ERROR_CAPTCHA_UNSOLVABLE: {
      meaning: 'The solver gave up: bad image, invalid key, too high a score asked, expired or unsupported challenge.',
      fix: `${NOTE} The protection held.`,
    },
    ERROR_WRONG_ID_FORMAT: { meaning: 'The task’s id is malformed.', fix: SETUP },
    ERROR_EMPTY_ACTION: { meaning: 'The action parameter is missing.', fix: SETUP },
    ERROR_PROXY_CONNECTION_FAILED: { meaning: 'The proxy failed and is marked as bad for a while.', fix: `${NOTE} It passes.` },
    ERROR_BANNED: { meaning: 'The solver account is banned.', fix: `${NOTE} About the solver account.` },
  },
)
