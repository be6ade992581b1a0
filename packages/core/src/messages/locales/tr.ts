import type { Messages } from '../types.ts'

/** Turkish: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const tr: Messages = {
  lang: 'tr',
  dir: 'ltr',
  retry: 'Tekrar dene',
  now: 'Şimdi dene',
  loading: 'Güvenlik kontrolü yükleniyor…',
  slow: 'Bu işlem normalden uzun sürüyor.',
  wait: '{in} tekrar deneyebilirsiniz.',
  again: '{in} otomatik olarak tekrar denenecek.',
  go: 'Artık devam edebilirsiniz.',
  support: 'Destek için bilgiler',
  cancelled: ['Henüz bitmedi', 'Güvenlik kontrolü kapatıldı. Hazır olduğunuzda yeniden açın.'],
  expired: ['Süre doldu', 'Güvenlik kontrolü çok uzun süre açık kaldı. Lütfen yeniden başlatın.'],
  'expired-token': ['Lütfen yeniden kontrol edin', 'Son güvenlik kontrolünün süresi geçti. Lütfen bir kez daha yapın.'],
  'expired-session': ['Lütfen yeniden başlayın', 'Bu sayfa uzun süre açık kaldı. Lütfen güvenlik kontrolünü yeniden başlatın.'],
  'rate-limited': ['Lütfen biraz bekleyin', 'Kısa sürede çok sayıda deneme yapıldı. Lütfen biraz bekleyin.'],
  'rate-limited-network': [
    'Lütfen biraz bekleyin',
    'Ağınızdan çok sayıda istek geldi. Bu bir VPN veya başkalarıyla paylaşılan bir ağ olabilir. Lütfen bekleyin ya da başka bir ağ kullanın.',
  ],
  blocked: [
    'Güvenlik kontrolü yüklenmedi',
    'Güvenlik kontrolü yüklenemedi. Bir tarayıcı uzantısı, bir filtre veya ağ buna yol açmış olabilir. Başka bir tarayıcı veya ağ işe yarayabilir.',
  ],
  'blocked-stub': [
    'Güvenlik kontrolü yüklenmedi',
    'Güvenlik kontrolü boş geldi. Bir tarayıcı uzantısı veya bir filtre buna yol açmış olabilir. Kullanıyorsanız bu sayfaya izin verip tekrar deneyin.',
  ],
  'blocked-csp': [
    'Güvenlik kontrolü kullanılamıyor',
    'Bu sayfa, güvenlik kontrolünün yüklenmesine izin vermiyor. Lütfen web sitesinin yöneticilerine bildirin.',
  ],
  'blocked-vendor': [
    'Güvenlik kontrolü yapılamıyor',
    'Güvenlik kontrolü bu ziyareti kabul etmiyor. Başka bir tarayıcı veya ağ işe yarayabilir.',
  ],
  offline: ['Çevrimdışısınız', 'Bağlantı yok. Yeniden çevrimiçi olduğunuzda kendiliğinden devam eder.'],
  unreachable: ['Yanıt yok', 'Güvenlik kontrolü şu anda yanıt vermiyor. Lütfen birazdan tekrar deneyin.'],
  'unreachable-automatic': ['Yanıt yok', 'Güvenlik kontrolü şu anda yanıt vermiyor. Kendiliğinden tekrar denenecek.'],
  misconfigured: [
    'Güvenlik kontrolü kullanılamıyor',
    'Bu sayfadaki güvenlik kontrolü şu anda çalışmıyor. Bu sizin hatanız değil. Lütfen web sitesinin yöneticilerine bildirin.',
  ],
  rejected: ['Lütfen yeniden kontrol edin', 'Bu web sitesi güvenlik kontrolünü kabul edemedi. Lütfen bir kez daha yapın.'],
  broken: ['Bir sorun oluştu', 'Güvenlik kontrolü durdu. Lütfen tekrar deneyin.'],
}
