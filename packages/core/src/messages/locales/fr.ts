import type { Messages } from '../types.ts'

/** French: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const fr: Messages = {
  lang: 'fr',
  dir: 'ltr',
  retry: 'Réessayer',
  now: 'Essayer maintenant',
  loading: 'Chargement de la vérification de sécurité…',
  slow: 'Cela prend plus de temps que d’habitude.',
  wait: 'Vous pourrez réessayer {in}.',
  again: 'Nouvel essai {in}.',
  go: 'Vous pouvez continuer.',
  support: 'Informations pour l’assistance',
  cancelled: ['Pas encore terminé', 'La vérification de sécurité a été fermée. Rouvrez-la quand vous voudrez.'],
  expired: ['Temps écoulé', 'La vérification de sécurité est restée ouverte trop longtemps. Veuillez la recommencer.'],
  'expired-token': ['Veuillez vérifier à nouveau', 'La dernière vérification de sécurité est trop ancienne. Veuillez la refaire une fois.'],
  'expired-session': ['Veuillez recommencer', 'Cette page est restée ouverte longtemps. Veuillez recommencer la vérification de sécurité.'],
  'rate-limited': ['Veuillez patienter', 'Il y a eu beaucoup d’essais en peu de temps. Veuillez attendre un peu.'],
  'rate-limited-network': [
    'Veuillez patienter',
    'Beaucoup de demandes viennent de votre réseau. C’est peut-être un VPN ou un réseau partagé avec d’autres personnes. Veuillez attendre ou utiliser un autre réseau.',
  ],
  blocked: [
    'Vérification non chargée',
    'La vérification de sécurité n’a pas pu se charger. Une extension du navigateur, un filtre ou le réseau en est peut-être la cause. Un autre navigateur ou réseau peut aider.',
  ],
  'blocked-stub': [
    'Vérification non chargée',
    'La vérification de sécurité est arrivée vide. Une extension du navigateur ou un filtre en est peut-être la cause. Si vous en utilisez, autorisez cette page et réessayez.',
  ],
  'blocked-csp': [
    'Vérification indisponible',
    'Cette page ne laisse pas sa vérification de sécurité se charger. Veuillez prévenir les responsables de ce site.',
  ],
  'blocked-vendor': [
    'Vérification impossible',
    'La vérification de sécurité n’accepte pas cette visite. Un autre navigateur ou réseau peut aider.',
  ],
  offline: ['Vous êtes hors ligne', 'Il n’y a pas de connexion. Tout reprendra tout seul quand vous serez de nouveau en ligne.'],
  unreachable: ['Pas de réponse', 'La vérification de sécurité ne répond pas pour le moment. Veuillez réessayer dans un instant.'],
  'unreachable-automatic': [
    'Pas de réponse',
    'La vérification de sécurité ne répond pas pour le moment. Un nouvel essai se fera tout seul.',
  ],
  misconfigured: [
    'Vérification indisponible',
    'La vérification de sécurité de cette page ne fonctionne pas pour le moment. Vous n’y êtes pour rien. Veuillez prévenir les responsables de ce site.',
  ],
  rejected: ['Veuillez vérifier à nouveau', 'Ce site n’a pas pu accepter la vérification de sécurité. Veuillez la refaire une fois.'],
  broken: ['Un problème est survenu', 'La vérification de sécurité s’est arrêtée. Veuillez réessayer.'],
}
