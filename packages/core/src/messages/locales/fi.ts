import type { Messages } from '../types.ts'

/** Finnish: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const fi: Messages = {
  lang: 'fi',
  dir: 'ltr',
  retry: 'Yritä uudelleen',
  now: 'Yritä nyt',
  loading: 'Turvatarkistusta ladataan…',
  slow: 'Tämä kestää tavallista kauemmin.',
  wait: 'Voit yrittää uudelleen {in}.',
  again: 'Uusi yritys {in}.',
  go: 'Voit nyt jatkaa.',
  support: 'Tiedot asiakastukea varten',
  cancelled: ['Ei vielä valmis', 'Turvatarkistus suljettiin. Avaa se uudelleen, kun olet valmis.'],
  expired: ['Aika loppui', 'Turvatarkistus oli auki liian kauan. Aloita se alusta.'],
  'expired-token': ['Tarkista vielä kerran', 'Edellinen turvatarkistus on jo liian vanha. Tee se vielä kerran.'],
  'expired-session': ['Aloita alusta', 'Tämä sivu oli auki kauan. Aloita turvatarkistus alusta.'],
  'rate-limited': ['Odota hetki', 'Lyhyessä ajassa oli monta yritystä. Odota hetki.'],
  'rate-limited-network': [
    'Odota hetki',
    'Verkostasi tuli paljon pyyntöjä. Se voi olla VPN tai muiden kanssa jaettu verkko. Odota tai käytä toista verkkoa.',
  ],
  blocked: [
    'Turvatarkistus ei latautunut',
    'Turvatarkistusta ei voitu ladata. Syynä voi olla selaimen laajennus, suodatin tai verkko. Toinen selain tai verkko voi auttaa.',
  ],
  'blocked-stub': [
    'Turvatarkistus ei latautunut',
    'Turvatarkistus saapui tyhjänä. Syynä voi olla selaimen laajennus tai suodatin. Jos käytät sellaista, salli tämä sivu ja yritä uudelleen.',
  ],
  'blocked-csp': [
    'Turvatarkistus ei ole käytettävissä',
    'Tämä sivu ei anna turvatarkistuksensa latautua. Kerro siitä sivuston ylläpitäjille.',
  ],
  'blocked-vendor': ['Turvatarkistus ei onnistu', 'Turvatarkistus ei hyväksy tätä käyntiä. Toinen selain tai verkko voi auttaa.'],
  offline: ['Ei yhteyttä', 'Verkkoyhteyttä ei ole. Kaikki jatkuu itsestään, kun yhteys palaa.'],
  unreachable: ['Ei vastausta', 'Turvatarkistus ei vastaa juuri nyt. Yritä hetken kuluttua uudelleen.'],
  'unreachable-automatic': ['Ei vastausta', 'Turvatarkistus ei vastaa juuri nyt. Uusi yritys tehdään itsestään.'],
  misconfigured: [
    'Turvatarkistus ei ole käytettävissä',
    'Tämän sivun turvatarkistus ei toimi juuri nyt. Vika ei ole sinussa. Kerro siitä sivuston ylläpitäjille.',
  ],
  rejected: ['Tarkista vielä kerran', 'Sivusto ei voinut hyväksyä turvatarkistusta. Tee se vielä kerran.'],
  broken: ['Jokin meni vikaan', 'Turvatarkistus lakkasi toimimasta. Yritä uudelleen.'],
}
