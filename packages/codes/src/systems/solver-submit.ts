import { type Entry, table } from '../entry.ts'

const NOTE = 'Reference only, no code of your captcha.'
const INPUT = `${NOTE} A fault in what was handed to the solver.`
const SETUP = `${NOTE} A mistake in the solver client’s set-up.`
const ACCOUNT = `${NOTE} About the solver account; seen in bot traffic’s own error output.`
const TRANSIENT = `${NOTE} A passing fault of the solver.`

/** Words of `in.php`-style solver services, so that a log or a ticket that holds one can be read. Nothing here calls such a service. */
export const SOLVER_SUBMIT: readonly Entry[] = /* @__PURE__ */ table(
  { system: 'solver-api', side: 'submit', source: 'two public pages about the in.php / res.php interface', confidence: 'documented' },
  {
    ERROR_WRONG_USER_KEY: { meaning: 'The API key is missing, blank or not 32 characters long.', fix: SETUP },
    ERROR_KEY_DOES_NOT_EXIST: { meaning: 'A well-formed key that this service does not know, or an account without threads.', fix: SETUP },
    ERROR_ZERO_BALANCE: { meaning: 'No credit, or no free threads; descriptions differ.', fix: ACCOUNT },
    ERROR_PAGEURL: { meaning: 'The page’s address is missing or malformed.', fix: SETUP },
    ERROR_NO_SLOT_AVAILABLE: { meaning: 'The queue is full.', fix: TRANSIENT, retry: 'backoff' },
    ERROR_WRONG_CAPTCHA_ID: { meaning: 'The method does not match the kind of challenge.', fix: SETUP },
    ERROR_GOOGLEKEY: { meaning: 'The site key is blank, missing or malformed.', fix: SETUP },
    ERROR_WRONG_GOOGLEKEY: { meaning: 'The site key is blank, missing or malformed.', fix: SETUP },
    ERROR_TOO_BIG_CAPTCHA_FILESIZE: { meaning: 'The image is over 1024 KB.', fix: INPUT },
    ERROR_ZERO_CAPTCHA_FILESIZE: { meaning: 'The image is under 1 KB.', fix: INPUT },
    ERROR_WRONG_FILE_EXTENSION: { meaning: 'The file is not jpg, jpeg, png or gif.', fix: INPUT },
    ERROR_IMAGE_TYPE_NOT_SUPPORTED: { meaning: 'The image type was not recognised.', fix: INPUT },
    ERROR_UPLOAD: { meaning: 'The file or its base64 was unreadable.', fix: INPUT },
    ERROR_BAD_TOKEN_OR_PAGEURL: { meaning: 'Site key and page address do not belong together.', fix: SETUP },
    ERROR_BAD_PARAMETERS: { meaning: 'A required parameter is missing or of the wrong type.', fix: SETUP },
    ERROR_BAD_PROXY: { meaning: 'The proxy is marked as bad.', fix: SETUP },
    ERROR_SERVER_ERROR: { meaning: 'A fault on the solver’s server.', fix: TRANSIENT, retry: 'backoff' },
    ERROR_INTERNAL_SERVER_ERROR: { meaning: 'A fault on the solver’s server.', fix: TRANSIENT, retry: 'backoff' },
    IP_BANNED: { meaning: 'The caller’s address is blocked after abuse or too many errors.', fix: ACCOUNT },
  },
)
