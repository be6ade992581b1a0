import type { Messages } from '../types.ts'

/** German: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const de: Messages = {
  lang: 'de',
  dir: 'ltr',
  retry: 'Erneut versuchen',
  now: 'Jetzt versuchen',
  loading: 'Sicherheitsprüfung wird geladen …',
  slow: 'Das dauert länger als gewöhnlich.',
  wait: 'Sie können es {in} erneut versuchen.',
  again: 'Neuer Versuch {in}.',
  go: 'Sie können jetzt fortfahren.',
  support: 'Angaben für den Support',
  cancelled: ['Noch nicht fertig', 'Die Sicherheitsprüfung wurde geschlossen. Öffnen Sie sie wieder, wenn Sie so weit sind.'],
  expired: ['Zeit abgelaufen', 'Die Sicherheitsprüfung war zu lange offen. Bitte beginnen Sie sie neu.'],
  'expired-token': ['Bitte noch einmal prüfen', 'Die letzte Sicherheitsprüfung ist inzwischen zu alt. Bitte machen Sie sie noch einmal.'],
  'expired-session': ['Bitte neu beginnen', 'Diese Seite war lange offen. Bitte beginnen Sie die Sicherheitsprüfung neu.'],
  'rate-limited': ['Bitte kurz warten', 'Es gab viele Versuche in kurzer Zeit. Bitte warten Sie ein wenig.'],
  'rate-limited-network': [
    'Bitte kurz warten',
    'Aus Ihrem Netz kamen viele Anfragen. Vielleicht ist es ein VPN oder wird mit anderen geteilt. Bitte warten Sie oder nutzen Sie ein anderes Netz.',
  ],
  blocked: [
    'Sicherheitsprüfung nicht geladen',
    'Die Sicherheitsprüfung konnte nicht geladen werden. Vielleicht liegt es an einer Browser-Erweiterung, einem Filter oder dem Netz. Ein anderer Browser oder ein anderes Netz kann helfen.',
  ],
  'blocked-stub': [
    'Sicherheitsprüfung nicht geladen',
    'Die Sicherheitsprüfung kam leer an. Vielleicht liegt es an einer Browser-Erweiterung oder einem Filter. Falls Sie so etwas nutzen, erlauben Sie diese Seite und versuchen Sie es erneut.',
  ],
  'blocked-csp': [
    'Sicherheitsprüfung nicht verfügbar',
    'Diese Seite lässt ihre Sicherheitsprüfung nicht laden. Bitte sagen Sie den Betreibern der Website Bescheid.',
  ],
  'blocked-vendor': [
    'Sicherheitsprüfung nicht möglich',
    'Die Sicherheitsprüfung nimmt diesen Besuch nicht an. Ein anderer Browser oder ein anderes Netz kann helfen.',
  ],
  offline: ['Sie sind offline', 'Es besteht keine Verbindung. Es geht von selbst weiter, sobald Sie wieder online sind.'],
  unreachable: ['Keine Antwort', 'Die Sicherheitsprüfung antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.'],
  'unreachable-automatic': ['Keine Antwort', 'Die Sicherheitsprüfung antwortet gerade nicht. Es wird von selbst erneut versucht.'],
  misconfigured: [
    'Sicherheitsprüfung nicht verfügbar',
    'Die Sicherheitsprüfung auf dieser Seite funktioniert gerade nicht. Das liegt nicht an Ihnen. Bitte sagen Sie den Betreibern der Website Bescheid.',
  ],
  rejected: ['Bitte noch einmal prüfen', 'Diese Website konnte die Sicherheitsprüfung nicht annehmen. Bitte machen Sie sie noch einmal.'],
  broken: ['Etwas ist schiefgegangen', 'Die Sicherheitsprüfung ist stehen geblieben. Bitte versuchen Sie es erneut.'],
}
