import type { Messages } from '../types.ts'

/** Czech: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const cs: Messages = {
  lang: 'cs',
  dir: 'ltr',
  retry: 'Zkusit znovu',
  now: 'Zkusit teď',
  loading: 'Načítá se bezpečnostní kontrola…',
  slow: 'Trvá to déle než obvykle.',
  wait: 'Znovu to můžete zkusit {in}.',
  again: 'Další pokus {in}.',
  go: 'Teď můžete pokračovat.',
  support: 'Údaje pro podporu',
  cancelled: ['Ještě není hotovo', 'Bezpečnostní kontrola byla zavřena. Až budete chtít, otevřete ji znovu.'],
  expired: ['Čas vypršel', 'Bezpečnostní kontrola byla otevřená příliš dlouho. Začněte ji prosím znovu.'],
  'expired-token': ['Proveďte kontrolu znovu', 'Poslední bezpečnostní kontrola je už příliš stará. Proveďte ji prosím ještě jednou.'],
  'expired-session': ['Začněte prosím znovu', 'Tato stránka byla dlouho otevřená. Začněte prosím bezpečnostní kontrolu znovu.'],
  'rate-limited': ['Chvíli prosím počkejte', 'Za krátkou dobu bylo mnoho pokusů. Chvíli prosím počkejte.'],
  'rate-limited-network': [
    'Chvíli prosím počkejte',
    'Z vaší sítě přišlo mnoho požadavků. Může jít o VPN nebo o síť sdílenou s jinými lidmi. Počkejte prosím, nebo použijte jinou síť.',
  ],
  blocked: [
    'Kontrola se nenačetla',
    'Bezpečnostní kontrolu se nepodařilo načíst. Příčinou může být rozšíření prohlížeče, filtr nebo síť. Jiný prohlížeč nebo síť může pomoci.',
  ],
  'blocked-stub': [
    'Kontrola se nenačetla',
    'Bezpečnostní kontrola přišla prázdná. Příčinou může být rozšíření prohlížeče nebo filtr. Pokud je používáte, povolte tuto stránku a zkuste to znovu.',
  ],
  'blocked-csp': [
    'Kontrola není dostupná',
    'Tato stránka nedovoluje načíst svou bezpečnostní kontrolu. Řekněte to prosím provozovatelům webu.',
  ],
  'blocked-vendor': ['Kontrola není možná', 'Bezpečnostní kontrola tuto návštěvu nepřijala. Jiný prohlížeč nebo síť může pomoci.'],
  offline: ['Jste offline', 'Není k dispozici připojení. Až se obnoví, bude se samo pokračovat.'],
  unreachable: ['Žádná odpověď', 'Bezpečnostní kontrola teď neodpovídá. Zkuste to prosím za chvíli znovu.'],
  'unreachable-automatic': ['Žádná odpověď', 'Bezpečnostní kontrola teď neodpovídá. Pokus se sám zopakuje.'],
  misconfigured: [
    'Kontrola není dostupná',
    'Bezpečnostní kontrola na této stránce teď nefunguje. Není to vaše chyba. Řekněte to prosím provozovatelům webu.',
  ],
  rejected: ['Proveďte kontrolu znovu', 'Web nemohl bezpečnostní kontrolu přijmout. Proveďte ji prosím ještě jednou.'],
  broken: ['Něco se pokazilo', 'Bezpečnostní kontrola přestala fungovat. Zkuste to prosím znovu.'],
}
