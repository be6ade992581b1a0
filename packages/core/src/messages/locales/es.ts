import type { Messages } from '../types.ts'

/** Spanish: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const es: Messages = {
  lang: 'es',
  dir: 'ltr',
  retry: 'Volver a intentar',
  now: 'Intentar ahora',
  loading: 'Cargando la comprobación de seguridad…',
  slow: 'Está tardando más de lo normal.',
  wait: 'Puede volver a intentarlo {in}.',
  again: 'Se volverá a intentar {in}.',
  go: 'Ya puede continuar.',
  support: 'Datos para el servicio de ayuda',
  cancelled: ['Sin terminar', 'La comprobación de seguridad se cerró. Ábrala de nuevo cuando quiera.'],
  expired: ['Se acabó el tiempo', 'La comprobación de seguridad estuvo abierta demasiado tiempo. Empiécela de nuevo, por favor.'],
  'expired-token': ['Compruébelo otra vez', 'La última comprobación de seguridad ya es demasiado antigua. Hágala una vez más, por favor.'],
  'expired-session': [
    'Empiece de nuevo',
    'Esta página estuvo abierta mucho tiempo. Empiece de nuevo la comprobación de seguridad, por favor.',
  ],
  'rate-limited': ['Espere un momento', 'Hubo muchos intentos en poco tiempo. Espere un poco, por favor.'],
  'rate-limited-network': [
    'Espere un momento',
    'Llegaron muchas solicitudes desde su red. Puede ser una VPN o una red compartida con otras personas. Espere o use otra red.',
  ],
  blocked: [
    'Comprobación no cargada',
    'No se pudo cargar la comprobación de seguridad. Puede deberse a una extensión del navegador, un filtro o la red. Otro navegador u otra red pueden ayudar.',
  ],
  'blocked-stub': [
    'Comprobación no cargada',
    'La comprobación de seguridad llegó vacía. Puede deberse a una extensión del navegador o a un filtro. Si usa alguno, permita esta página y vuelva a intentarlo.',
  ],
  'blocked-csp': [
    'Comprobación no disponible',
    'Esta página no deja cargar su comprobación de seguridad. Avise a los responsables del sitio, por favor.',
  ],
  'blocked-vendor': [
    'Comprobación no posible',
    'La comprobación de seguridad no acepta esta visita. Otro navegador u otra red pueden ayudar.',
  ],
  offline: ['Sin conexión', 'No hay conexión. Esto continuará solo cuando vuelva a estar en línea.'],
  unreachable: ['Sin respuesta', 'La comprobación de seguridad no responde en este momento. Vuelva a intentarlo en un momento, por favor.'],
  'unreachable-automatic': ['Sin respuesta', 'La comprobación de seguridad no responde en este momento. Se vuelve a intentar sola.'],
  misconfigured: [
    'Comprobación no disponible',
    'La comprobación de seguridad de esta página no funciona en este momento. No es culpa suya. Avise a los responsables del sitio, por favor.',
  ],
  rejected: ['Compruébelo otra vez', 'Este sitio no pudo aceptar la comprobación de seguridad. Hágala una vez más, por favor.'],
  broken: ['Algo salió mal', 'La comprobación de seguridad dejó de funcionar. Vuelva a intentarlo, por favor.'],
}
