import type { Messages } from '../types.ts'

/** Swedish: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const sv: Messages = {
  lang: 'sv',
  dir: 'ltr',
  retry: 'Försök igen',
  now: 'Försök nu',
  loading: 'Säkerhetskontrollen läses in …',
  slow: 'Det tar längre tid än vanligt.',
  wait: 'Du kan försöka igen {in}.',
  again: 'Nytt försök {in}.',
  go: 'Du kan fortsätta nu.',
  support: 'Uppgifter till supporten',
  cancelled: ['Inte klart än', 'Säkerhetskontrollen stängdes. Öppna den igen när du är redo.'],
  expired: ['Tiden gick ut', 'Säkerhetskontrollen var öppen för länge. Börja om med den.'],
  'expired-token': ['Kontrollera en gång till', 'Den senaste säkerhetskontrollen är för gammal nu. Gör den en gång till.'],
  'expired-session': ['Börja om', 'Den här sidan var öppen länge. Börja om med säkerhetskontrollen.'],
  'rate-limited': ['Vänta en stund', 'Det var många försök på kort tid. Vänta en liten stund.'],
  'rate-limited-network': [
    'Vänta en stund',
    'Många förfrågningar kom från ditt nätverk. Det kan vara ett VPN eller delas med andra. Vänta eller använd ett annat nätverk.',
  ],
  blocked: [
    'Säkerhetskontrollen lästes inte in',
    'Säkerhetskontrollen kunde inte läsas in. Ett webbläsartillägg, ett filter eller nätverket kan vara orsaken. En annan webbläsare eller ett annat nätverk kan hjälpa.',
  ],
  'blocked-stub': [
    'Säkerhetskontrollen lästes inte in',
    'Säkerhetskontrollen kom fram tom. Ett webbläsartillägg eller ett filter kan vara orsaken. Om du använder något sådant, tillåt den här sidan och försök igen.',
  ],
  'blocked-csp': [
    'Säkerhetskontrollen är inte tillgänglig',
    'Den här sidan låter inte sin säkerhetskontroll läsas in. Berätta det för dem som driver webbplatsen.',
  ],
  'blocked-vendor': [
    'Säkerhetskontrollen är inte möjlig',
    'Säkerhetskontrollen godtar inte det här besöket. En annan webbläsare eller ett annat nätverk kan hjälpa.',
  ],
  offline: ['Du är offline', 'Det finns ingen anslutning. Det fortsätter av sig självt när du är online igen.'],
  unreachable: ['Inget svar', 'Säkerhetskontrollen svarar inte just nu. Försök igen om en stund.'],
  'unreachable-automatic': ['Inget svar', 'Säkerhetskontrollen svarar inte just nu. Ett nytt försök görs av sig självt.'],
  misconfigured: [
    'Säkerhetskontrollen är inte tillgänglig',
    'Säkerhetskontrollen på den här sidan fungerar inte för tillfället. Det är inte ditt fel. Berätta det för dem som driver webbplatsen.',
  ],
  rejected: ['Kontrollera en gång till', 'Webbplatsen kunde inte godta säkerhetskontrollen. Gör den en gång till.'],
  broken: ['Något gick fel', 'Säkerhetskontrollen slutade fungera. Försök igen.'],
}
