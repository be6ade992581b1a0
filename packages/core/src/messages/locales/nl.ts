import type { Messages } from '../types.ts'

/** Dutch: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const nl: Messages = {
  lang: 'nl',
  dir: 'ltr',
  retry: 'Opnieuw proberen',
  now: 'Nu proberen',
  loading: 'De beveiligingscontrole wordt geladen…',
  slow: 'Dit duurt langer dan normaal.',
  wait: 'U kunt het {in} opnieuw proberen.',
  again: 'Nieuwe poging {in}.',
  go: 'U kunt nu verdergaan.',
  support: 'Gegevens voor de helpdesk',
  cancelled: ['Nog niet klaar', 'De beveiligingscontrole is gesloten. Open de controle opnieuw als u er klaar voor bent.'],
  expired: ['De tijd is om', 'De beveiligingscontrole stond te lang open. Begin opnieuw.'],
  'expired-token': ['Controleer nog een keer', 'De laatste beveiligingscontrole is nu te oud. Doe de controle nog een keer.'],
  'expired-session': ['Begin opnieuw', 'Deze pagina stond lang open. Begin opnieuw met de beveiligingscontrole.'],
  'rate-limited': ['Wacht even', 'Er waren veel pogingen in korte tijd. Wacht een moment.'],
  'rate-limited-network': [
    'Wacht even',
    'Er kwamen veel verzoeken van uw netwerk. Misschien is het een VPN of delen anderen het netwerk. Wacht even of gebruik een ander netwerk.',
  ],
  blocked: [
    'Controle niet geladen',
    'De beveiligingscontrole kon niet worden geladen. Misschien komt dat door een browserextensie, een filter of het netwerk. Een andere browser of een ander netwerk kan helpen.',
  ],
  'blocked-stub': [
    'Controle niet geladen',
    'De beveiligingscontrole kwam leeg aan. Misschien komt dat door een browserextensie of een filter. Als u die gebruikt, sta deze pagina dan toe en probeer het opnieuw.',
  ],
  'blocked-csp': [
    'Controle niet beschikbaar',
    'Deze pagina laat haar beveiligingscontrole niet laden. Meld dit aan de beheerders van deze website.',
  ],
  'blocked-vendor': [
    'Controle niet mogelijk',
    'De beveiligingscontrole accepteert dit bezoek niet. Een andere browser of een ander netwerk kan helpen.',
  ],
  offline: ['U bent offline', 'Er is geen verbinding. Het gaat vanzelf verder als u weer online bent.'],
  unreachable: ['Geen antwoord', 'De beveiligingscontrole antwoordt nu niet. Probeer het zo meteen opnieuw.'],
  'unreachable-automatic': ['Geen antwoord', 'De beveiligingscontrole antwoordt nu niet. Het wordt vanzelf opnieuw geprobeerd.'],
  misconfigured: [
    'Controle niet beschikbaar',
    'De beveiligingscontrole op deze pagina werkt op dit moment niet. Dat ligt niet aan u. Meld dit aan de beheerders van deze website.',
  ],
  rejected: ['Controleer nog een keer', 'Deze website kon de beveiligingscontrole niet accepteren. Doe de controle nog een keer.'],
  broken: ['Er ging iets mis', 'De beveiligingscontrole is gestopt. Probeer het opnieuw.'],
}
