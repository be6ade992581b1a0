import type { Messages } from '../types.ts'

/** Polish: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const pl: Messages = {
  lang: 'pl',
  dir: 'ltr',
  retry: 'Spróbuj ponownie',
  now: 'Spróbuj teraz',
  loading: 'Ładowanie kontroli bezpieczeństwa…',
  slow: 'To trwa dłużej niż zwykle.',
  wait: 'Można spróbować ponownie {in}.',
  again: 'Kolejna próba {in}.',
  go: 'Można już kontynuować.',
  support: 'Informacje dla pomocy technicznej',
  cancelled: ['Jeszcze nie ukończono', 'Kontrola bezpieczeństwa została zamknięta. Otwórz ją ponownie, gdy zechcesz.'],
  expired: ['Czas minął', 'Kontrola bezpieczeństwa była otwarta zbyt długo. Rozpocznij ją od nowa.'],
  'expired-token': ['Sprawdź jeszcze raz', 'Ostatnia kontrola bezpieczeństwa jest już zbyt stara. Wykonaj ją jeszcze raz.'],
  'expired-session': ['Zacznij od nowa', 'Ta strona była długo otwarta. Rozpocznij kontrolę bezpieczeństwa od nowa.'],
  'rate-limited': ['Poczekaj chwilę', 'W krótkim czasie było wiele prób. Poczekaj chwilę.'],
  'rate-limited-network': [
    'Poczekaj chwilę',
    'Z Twojej sieci przyszło wiele zapytań. Może to być VPN lub sieć wspólna z innymi osobami. Poczekaj albo użyj innej sieci.',
  ],
  blocked: [
    'Kontrola nie wczytała się',
    'Nie udało się wczytać kontroli bezpieczeństwa. Przyczyną może być rozszerzenie przeglądarki, filtr albo sieć. Inna przeglądarka lub sieć może pomóc.',
  ],
  'blocked-stub': [
    'Kontrola nie wczytała się',
    'Kontrola bezpieczeństwa dotarła pusta. Przyczyną może być rozszerzenie przeglądarki albo filtr. Jeśli ich używasz, zezwól na tę stronę i spróbuj ponownie.',
  ],
  'blocked-csp': [
    'Kontrola niedostępna',
    'Ta strona nie pozwala wczytać swojej kontroli bezpieczeństwa. Powiadom osoby, które ją prowadzą.',
  ],
  'blocked-vendor': ['Kontrola niemożliwa', 'Kontrola bezpieczeństwa nie przyjmuje tej wizyty. Inna przeglądarka lub sieć może pomóc.'],
  offline: ['Brak połączenia', 'Nie ma połączenia z siecią. Po jego powrocie wszystko ruszy samo.'],
  unreachable: ['Brak odpowiedzi', 'Kontrola bezpieczeństwa teraz nie odpowiada. Spróbuj ponownie za chwilę.'],
  'unreachable-automatic': ['Brak odpowiedzi', 'Kontrola bezpieczeństwa teraz nie odpowiada. Kolejna próba nastąpi sama.'],
  misconfigured: [
    'Kontrola niedostępna',
    'Kontrola bezpieczeństwa na tej stronie chwilowo nie działa. To nie Twoja wina. Powiadom osoby, które prowadzą tę stronę.',
  ],
  rejected: ['Sprawdź jeszcze raz', 'Ta strona nie mogła przyjąć kontroli bezpieczeństwa. Wykonaj ją jeszcze raz.'],
  broken: ['Coś poszło nie tak', 'Kontrola bezpieczeństwa przestała działać. Spróbuj ponownie.'],
}
