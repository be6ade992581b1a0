import type { Messages } from '../types.ts'

/** Italian: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const it: Messages = {
  lang: 'it',
  dir: 'ltr',
  retry: 'Riprova',
  now: 'Prova ora',
  loading: 'Caricamento del controllo di sicurezza…',
  slow: 'Ci vuole più tempo del solito.',
  wait: 'Potrà riprovare {in}.',
  again: 'Nuovo tentativo {in}.',
  go: 'Ora può continuare.',
  support: 'Dettagli per l’assistenza',
  cancelled: ['Non ancora finito', 'Il controllo di sicurezza è stato chiuso. Lo riapra quando vuole.'],
  expired: ['Tempo scaduto', 'Il controllo di sicurezza è rimasto aperto troppo a lungo. Lo ricominci, per favore.'],
  'expired-token': [
    'Verifichi di nuovo',
    'L’ultimo controllo di sicurezza è ormai troppo vecchio. Lo faccia ancora una volta, per favore.',
  ],
  'expired-session': ['Ricominci, per favore', 'Questa pagina è rimasta aperta a lungo. Ricominci il controllo di sicurezza, per favore.'],
  'rate-limited': ['Attenda un momento', 'Ci sono stati molti tentativi in poco tempo. Attenda un po’, per favore.'],
  'rate-limited-network': [
    'Attenda un momento',
    'Dalla sua rete sono arrivate molte richieste. Potrebbe essere una VPN o una rete condivisa con altre persone. Attenda o usi un’altra rete.',
  ],
  blocked: [
    'Controllo non caricato',
    'Non è stato possibile caricare il controllo di sicurezza. La causa può essere un’estensione del browser, un filtro o la rete. Un altro browser o un’altra rete può aiutare.',
  ],
  'blocked-stub': [
    'Controllo non caricato',
    'Il controllo di sicurezza è arrivato vuoto. La causa può essere un’estensione del browser o un filtro. Se ne usa, consenta questa pagina e riprovi.',
  ],
  'blocked-csp': [
    'Controllo non disponibile',
    'Questa pagina non lascia caricare il suo controllo di sicurezza. Avvisi i responsabili del sito, per favore.',
  ],
  'blocked-vendor': [
    'Controllo non possibile',
    'Il controllo di sicurezza non accetta questa visita. Un altro browser o un’altra rete può aiutare.',
  ],
  offline: ['Nessuna connessione', 'Non c’è connessione. Tutto riprende da solo quando si torna online.'],
  unreachable: ['Nessuna risposta', 'Il controllo di sicurezza al momento non risponde. Riprovi tra poco, per favore.'],
  'unreachable-automatic': ['Nessuna risposta', 'Il controllo di sicurezza al momento non risponde. Il tentativo si ripete da solo.'],
  misconfigured: [
    'Controllo non disponibile',
    'Il controllo di sicurezza di questa pagina al momento non funziona. Non è colpa sua. Avvisi i responsabili del sito, per favore.',
  ],
  rejected: [
    'Verifichi di nuovo',
    'Questo sito non ha potuto accettare il controllo di sicurezza. Lo faccia ancora una volta, per favore.',
  ],
  broken: ['Qualcosa è andato storto', 'Il controllo di sicurezza si è fermato. Riprovi, per favore.'],
}
