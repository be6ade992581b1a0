import type { Messages } from '../types.ts'

/** Hungarian: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const hu: Messages = {
  lang: 'hu',
  dir: 'ltr',
  retry: 'Újrapróbálás',
  now: 'Próba most',
  loading: 'A biztonsági ellenőrzés betöltése…',
  slow: 'Ez a szokásosnál tovább tart.',
  wait: '{in} újra megpróbálhatja.',
  again: '{in} automatikusan újra megpróbáljuk.',
  go: 'Most már folytathatja.',
  support: 'Adatok az ügyfélszolgálatnak',
  cancelled: ['Még nincs kész', 'A biztonsági ellenőrzés bezárult. Nyissa meg újra, amikor szeretné.'],
  expired: ['Lejárt az idő', 'A biztonsági ellenőrzés túl sokáig volt nyitva. Kérjük, kezdje újra.'],
  'expired-token': ['Kérjük, ellenőrizze újra', 'A legutóbbi biztonsági ellenőrzés már túl régi. Kérjük, végezze el még egyszer.'],
  'expired-session': ['Kérjük, kezdje újra', 'Ez az oldal sokáig volt nyitva. Kérjük, kezdje újra a biztonsági ellenőrzést.'],
  'rate-limited': ['Kérjük, várjon egy kicsit', 'Rövid idő alatt sok próbálkozás történt. Kérjük, várjon egy kicsit.'],
  'rate-limited-network': [
    'Kérjük, várjon egy kicsit',
    'Sok kérés érkezett az Ön hálózatáról. Lehet, hogy VPN, vagy mások is használják. Várjon, vagy használjon másik hálózatot.',
  ],
  blocked: [
    'Az ellenőrzés nem töltődött be',
    'A biztonsági ellenőrzést nem sikerült betölteni. Egy böngészőbővítmény, egy szűrő vagy a hálózat lehet az oka. Másik böngésző vagy hálózat segíthet.',
  ],
  'blocked-stub': [
    'Az ellenőrzés nem töltődött be',
    'A biztonsági ellenőrzés üresen érkezett. Egy böngészőbővítmény vagy egy szűrő lehet az oka. Ha használ ilyet, engedélyezze ezt az oldalt, és próbálja újra.',
  ],
  'blocked-csp': [
    'Az ellenőrzés nem érhető el',
    'Ez az oldal nem engedi betölteni a biztonsági ellenőrzését. Kérjük, szóljon a webhely üzemeltetőinek.',
  ],
  'blocked-vendor': [
    'Az ellenőrzés nem lehetséges',
    'A biztonsági ellenőrzés nem fogadja ezt a látogatást. Másik böngésző vagy hálózat segíthet.',
  ],
  offline: ['Nincs internetkapcsolat', 'Nincs kapcsolat. Magától folytatódik, amint visszatér.'],
  unreachable: ['Nincs válasz', 'A biztonsági ellenőrzés most nem válaszol. Kérjük, próbálja újra kis idő múlva.'],
  'unreachable-automatic': ['Nincs válasz', 'A biztonsági ellenőrzés most nem válaszol. A próbálkozás magától megismétlődik.'],
  misconfigured: [
    'Az ellenőrzés nem érhető el',
    'Az oldal biztonsági ellenőrzése jelenleg nem működik. Ez nem az Ön hibája. Kérjük, szóljon a webhely üzemeltetőinek.',
  ],
  rejected: ['Kérjük, ellenőrizze újra', 'A webhely nem tudta elfogadni a biztonsági ellenőrzést. Kérjük, végezze el még egyszer.'],
  broken: ['Valami hiba történt', 'A biztonsági ellenőrzés leállt. Kérjük, próbálja újra.'],
}
