import type { Messages } from '../types.ts'

/** Romanian: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const ro: Messages = {
  lang: 'ro',
  dir: 'ltr',
  retry: 'Încercați din nou',
  now: 'Încercați acum',
  loading: 'Se încarcă verificarea de securitate…',
  slow: 'Durează mai mult decât de obicei.',
  wait: 'Puteți încerca din nou {in}.',
  again: 'Se încearcă din nou {in}.',
  go: 'Acum puteți continua.',
  support: 'Detalii pentru asistență',
  cancelled: ['Încă nu s-a terminat', 'Verificarea de securitate a fost închisă. Deschideți-o din nou când doriți.'],
  expired: ['Timpul a expirat', 'Verificarea de securitate a fost deschisă prea mult timp. Vă rugăm să o începeți din nou.'],
  'expired-token': ['Verificați încă o dată', 'Ultima verificare de securitate este deja prea veche. Vă rugăm să o faceți încă o dată.'],
  'expired-session': [
    'Începeți din nou',
    'Această pagină a fost deschisă mult timp. Vă rugăm să începeți din nou verificarea de securitate.',
  ],
  'rate-limited': ['Așteptați un moment', 'Au fost multe încercări într-un timp scurt. Vă rugăm să așteptați puțin.'],
  'rate-limited-network': [
    'Așteptați un moment',
    'Au venit multe cereri din rețeaua dumneavoastră. Poate fi un VPN sau o rețea folosită și de alte persoane. Așteptați sau folosiți altă rețea.',
  ],
  blocked: [
    'Verificarea nu s-a încărcat',
    'Verificarea de securitate nu a putut fi încărcată. Cauza poate fi o extensie a browserului, un filtru sau rețeaua. Alt browser sau altă rețea poate ajuta.',
  ],
  'blocked-stub': [
    'Verificarea nu s-a încărcat',
    'Verificarea de securitate a sosit goală. Cauza poate fi o extensie a browserului sau un filtru. Dacă folosiți așa ceva, permiteți această pagină și încercați din nou.',
  ],
  'blocked-csp': [
    'Verificarea nu este disponibilă',
    'Această pagină nu lasă verificarea sa de securitate să se încarce. Vă rugăm să anunțați administratorii site-ului.',
  ],
  'blocked-vendor': [
    'Verificarea nu este posibilă',
    'Verificarea de securitate nu acceptă această vizită. Alt browser sau altă rețea poate ajuta.',
  ],
  offline: ['Sunteți offline', 'Nu există conexiune. Totul continuă de la sine când reveniți online.'],
  unreachable: ['Niciun răspuns', 'Verificarea de securitate nu răspunde acum. Vă rugăm să încercați din nou peste puțin timp.'],
  'unreachable-automatic': ['Niciun răspuns', 'Verificarea de securitate nu răspunde acum. Se încearcă din nou de la sine.'],
  misconfigured: [
    'Verificarea nu este disponibilă',
    'Verificarea de securitate de pe această pagină nu funcționează acum. Nu este vina dumneavoastră. Vă rugăm să anunțați administratorii site-ului.',
  ],
  rejected: ['Verificați încă o dată', 'Site-ul nu a putut accepta verificarea de securitate. Vă rugăm să o faceți încă o dată.'],
  broken: ['Ceva nu a mers bine', 'Verificarea de securitate s-a oprit. Vă rugăm să încercați din nou.'],
}
