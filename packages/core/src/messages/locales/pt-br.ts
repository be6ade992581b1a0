import type { Messages } from '../types.ts'

/** Brazilian Portuguese: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const ptBR: Messages = {
  lang: 'pt-BR',
  dir: 'ltr',
  retry: 'Tentar de novo',
  now: 'Tentar agora',
  loading: 'Carregando a verificação de segurança…',
  slow: 'Está demorando mais que o normal.',
  wait: 'Você pode tentar de novo {in}.',
  again: 'Nova tentativa {in}.',
  go: 'Você já pode continuar.',
  support: 'Dados para o suporte',
  cancelled: ['Ainda não terminou', 'A verificação de segurança foi fechada. Abra de novo quando quiser.'],
  expired: ['O tempo acabou', 'A verificação de segurança ficou aberta por tempo demais. Comece de novo, por favor.'],
  'expired-token': ['Verifique de novo', 'A última verificação de segurança já está antiga. Faça mais uma vez, por favor.'],
  'expired-session': ['Comece de novo', 'Esta página ficou aberta por muito tempo. Comece de novo a verificação de segurança, por favor.'],
  'rate-limited': ['Espere um momento', 'Houve muitas tentativas em pouco tempo. Espere um pouco, por favor.'],
  'rate-limited-network': [
    'Espere um momento',
    'Muitos pedidos vieram da sua rede. Ela pode ser uma VPN ou ser usada por outras pessoas. Espere ou use outra rede.',
  ],
  blocked: [
    'Verificação não carregada',
    'Não foi possível carregar a verificação de segurança. A causa pode ser uma extensão do navegador, um filtro ou a rede. Outro navegador ou outra rede pode ajudar.',
  ],
  'blocked-stub': [
    'Verificação não carregada',
    'A verificação de segurança chegou vazia. A causa pode ser uma extensão do navegador ou um filtro. Se você usa um deles, permita esta página e tente de novo.',
  ],
  'blocked-csp': [
    'Verificação indisponível',
    'Esta página não deixa sua verificação de segurança carregar. Avise os responsáveis pelo site, por favor.',
  ],
  'blocked-vendor': [
    'Verificação não foi possível',
    'A verificação de segurança não aceita esta visita. Outro navegador ou outra rede pode ajudar.',
  ],
  offline: ['Você está sem conexão', 'Não há conexão. Isto continua sozinho quando você voltar a ficar on-line.'],
  unreachable: ['Sem resposta', 'A verificação de segurança não responde agora. Tente de novo daqui a pouco, por favor.'],
  'unreachable-automatic': ['Sem resposta', 'A verificação de segurança não responde agora. Uma nova tentativa é feita sozinha.'],
  misconfigured: [
    'Verificação indisponível',
    'A verificação de segurança desta página não está funcionando no momento. A culpa não é sua. Avise os responsáveis pelo site, por favor.',
  ],
  rejected: ['Verifique de novo', 'Este site não pôde aceitar a verificação de segurança. Faça mais uma vez, por favor.'],
  broken: ['Algo deu errado', 'A verificação de segurança parou de funcionar. Tente de novo, por favor.'],
}
