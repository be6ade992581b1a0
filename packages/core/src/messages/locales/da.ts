import type { Messages } from '../types.ts'

/** Danish: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const da: Messages = {
  lang: 'da',
  dir: 'ltr',
  retry: 'Prøv igen',
  now: 'Prøv nu',
  loading: 'Sikkerhedstjekket indlæses …',
  slow: 'Det tager længere tid end normalt.',
  wait: 'Du kan prøve igen {in}.',
  again: 'Nyt forsøg {in}.',
  go: 'Du kan fortsætte nu.',
  support: 'Oplysninger til support',
  cancelled: ['Ikke færdig endnu', 'Sikkerhedstjekket blev lukket. Åbn det igen, når du er klar.'],
  expired: ['Tiden løb ud', 'Sikkerhedstjekket var åbent for længe. Start det forfra.'],
  'expired-token': ['Tjek en gang til', 'Det seneste sikkerhedstjek er for gammelt nu. Tag det en gang til.'],
  'expired-session': ['Start forfra', 'Denne side var åben længe. Start sikkerhedstjekket forfra.'],
  'rate-limited': ['Vent et øjeblik', 'Der var mange forsøg på kort tid. Vent lidt.'],
  'rate-limited-network': [
    'Vent et øjeblik',
    'Der kom mange forespørgsler fra dit netværk. Det kan være et VPN eller deles med andre. Vent, eller brug et andet netværk.',
  ],
  blocked: [
    'Sikkerhedstjekket blev ikke indlæst',
    'Sikkerhedstjekket kunne ikke indlæses. En browserudvidelse, et filter eller netværket kan være årsagen. En anden browser eller et andet netværk kan hjælpe.',
  ],
  'blocked-stub': [
    'Sikkerhedstjekket blev ikke indlæst',
    'Sikkerhedstjekket kom tomt frem. En browserudvidelse eller et filter kan være årsagen. Hvis du bruger noget sådant, så tillad denne side, og prøv igen.',
  ],
  'blocked-csp': [
    'Sikkerhedstjekket er ikke tilgængeligt',
    'Denne side lader ikke sit sikkerhedstjek indlæse. Giv besked til dem, der driver webstedet.',
  ],
  'blocked-vendor': [
    'Sikkerhedstjekket er ikke muligt',
    'Sikkerhedstjekket godtager ikke dette besøg. En anden browser eller et andet netværk kan hjælpe.',
  ],
  offline: ['Du er offline', 'Der er ingen forbindelse. Det fortsætter af sig selv, når du er online igen.'],
  unreachable: ['Intet svar', 'Sikkerhedstjekket svarer ikke lige nu. Prøv igen om lidt.'],
  'unreachable-automatic': ['Intet svar', 'Sikkerhedstjekket svarer ikke lige nu. Det prøves igen af sig selv.'],
  misconfigured: [
    'Sikkerhedstjekket er ikke tilgængeligt',
    'Sikkerhedstjekket på denne side virker ikke lige nu. Det er ikke din skyld. Giv besked til dem, der driver webstedet.',
  ],
  rejected: ['Tjek en gang til', 'Webstedet kunne ikke godtage sikkerhedstjekket. Tag det en gang til.'],
  broken: ['Noget gik galt', 'Sikkerhedstjekket holdt op med at virke. Prøv igen.'],
}
