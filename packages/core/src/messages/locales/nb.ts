import type { Messages } from '../types.ts'

/** Norwegian Bokmål: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const nb: Messages = {
  lang: 'nb',
  dir: 'ltr',
  retry: 'Prøv igjen',
  now: 'Prøv nå',
  loading: 'Sikkerhetssjekken lastes inn …',
  slow: 'Dette tar lengre tid enn vanlig.',
  wait: 'Du kan prøve igjen {in}.',
  again: 'Nytt forsøk {in}.',
  go: 'Du kan fortsette nå.',
  support: 'Opplysninger til brukerstøtte',
  cancelled: ['Ikke ferdig ennå', 'Sikkerhetssjekken ble lukket. Åpne den igjen når du er klar.'],
  expired: ['Tiden gikk ut', 'Sikkerhetssjekken var åpen for lenge. Start den på nytt.'],
  'expired-token': ['Sjekk en gang til', 'Den siste sikkerhetssjekken er for gammel nå. Ta den en gang til.'],
  'expired-session': ['Start på nytt', 'Denne siden var åpen lenge. Start sikkerhetssjekken på nytt.'],
  'rate-limited': ['Vent et øyeblikk', 'Det var mange forsøk på kort tid. Vent litt.'],
  'rate-limited-network': [
    'Vent et øyeblikk',
    'Det kom mange forespørsler fra nettverket ditt. Det kan være et VPN eller deles med andre. Vent, eller bruk et annet nettverk.',
  ],
  blocked: [
    'Sikkerhetssjekken ble ikke lastet inn',
    'Sikkerhetssjekken kunne ikke lastes inn. En nettleserutvidelse, et filter eller nettverket kan være årsaken. En annen nettleser eller et annet nettverk kan hjelpe.',
  ],
  'blocked-stub': [
    'Sikkerhetssjekken ble ikke lastet inn',
    'Sikkerhetssjekken kom tom frem. En nettleserutvidelse eller et filter kan være årsaken. Hvis du bruker noe slikt, tillat denne siden og prøv igjen.',
  ],
  'blocked-csp': [
    'Sikkerhetssjekken er ikke tilgjengelig',
    'Denne siden lar ikke sikkerhetssjekken sin lastes inn. Si fra til dem som driver nettstedet.',
  ],
  'blocked-vendor': [
    'Sikkerhetssjekken er ikke mulig',
    'Sikkerhetssjekken godtar ikke dette besøket. En annen nettleser eller et annet nettverk kan hjelpe.',
  ],
  offline: ['Du er frakoblet', 'Det er ingen tilkobling. Det fortsetter av seg selv når du er på nett igjen.'],
  unreachable: ['Ikke noe svar', 'Sikkerhetssjekken svarer ikke akkurat nå. Prøv igjen om litt.'],
  'unreachable-automatic': ['Ikke noe svar', 'Sikkerhetssjekken svarer ikke akkurat nå. Den prøver igjen av seg selv.'],
  misconfigured: [
    'Sikkerhetssjekken er ikke tilgjengelig',
    'Sikkerhetssjekken på denne siden virker ikke akkurat nå. Det er ikke din feil. Si fra til dem som driver nettstedet.',
  ],
  rejected: ['Sjekk en gang til', 'Nettstedet kunne ikke godta sikkerhetssjekken. Ta den en gang til.'],
  broken: ['Noe gikk galt', 'Sikkerhetssjekken sluttet å virke. Prøv igjen.'],
}
