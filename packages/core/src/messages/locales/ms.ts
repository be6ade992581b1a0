import type { Messages } from '../types.ts'

/** Malay: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const ms: Messages = {
  lang: 'ms',
  dir: 'ltr',
  retry: 'Cuba lagi',
  now: 'Cuba sekarang',
  loading: 'Memuatkan semakan keselamatan…',
  slow: 'Ini mengambil masa lebih lama daripada biasa.',
  wait: 'Anda boleh cuba lagi {in}.',
  again: 'Mencuba lagi {in}.',
  go: 'Anda boleh teruskan sekarang.',
  support: 'Butiran untuk sokongan',
  cancelled: ['Belum selesai', 'Semakan keselamatan telah ditutup. Buka semula apabila anda sudah bersedia.'],
  expired: ['Masa tamat', 'Semakan keselamatan dibuka terlalu lama. Sila mulakan semula.'],
  'expired-token': ['Sila semak sekali lagi', 'Semakan keselamatan yang lalu sudah terlalu lama. Sila buat sekali lagi.'],
  'expired-session': ['Sila mulakan semula', 'Halaman ini telah lama dibuka. Sila mulakan semula semakan keselamatan.'],
  'rate-limited': ['Sila tunggu sebentar', 'Terdapat banyak percubaan dalam masa yang singkat. Sila tunggu sebentar.'],
  'rate-limited-network': [
    'Sila tunggu sebentar',
    'Banyak permintaan datang daripada rangkaian anda. Ia mungkin VPN, atau dikongsi dengan orang lain. Sila tunggu, atau gunakan rangkaian lain.',
  ],
  blocked: [
    'Semakan tidak dimuatkan',
    'Semakan keselamatan tidak dapat dimuatkan. Sambungan pelayar, penapis atau rangkaian mungkin menghalangnya. Pelayar atau rangkaian lain mungkin membantu.',
  ],
  'blocked-stub': [
    'Semakan tidak dimuatkan',
    'Semakan keselamatan diterima kosong. Sambungan pelayar atau penapis mungkin menghalangnya. Jika anda menggunakannya, benarkan halaman ini dan cuba lagi.',
  ],
  'blocked-csp': [
    'Semakan tidak tersedia',
    'Halaman ini tidak membenarkan semakan keselamatannya dimuatkan. Sila maklumkan kepada pengendali laman web ini.',
  ],
  'blocked-vendor': [
    'Semakan tidak dapat dibuat',
    'Semakan keselamatan tidak menerima lawatan ini. Pelayar atau rangkaian lain mungkin membantu.',
  ],
  offline: ['Anda di luar talian', 'Tiada sambungan. Ini akan diteruskan sendiri apabila anda kembali dalam talian.'],
  unreachable: ['Tiada jawapan', 'Semakan keselamatan tidak menjawab sekarang. Sila cuba lagi sebentar nanti.'],
  'unreachable-automatic': ['Tiada jawapan', 'Semakan keselamatan tidak menjawab sekarang. Ia akan mencuba lagi sendiri.'],
  misconfigured: [
    'Semakan tidak tersedia',
    'Semakan keselamatan di halaman ini tidak berfungsi buat masa ini. Ini bukan salah anda. Sila maklumkan kepada pengendali laman web ini.',
  ],
  rejected: ['Sila semak sekali lagi', 'Laman web ini tidak dapat menerima semakan keselamatan. Sila buat sekali lagi.'],
  broken: ['Ada masalah', 'Semakan keselamatan terhenti. Sila cuba lagi.'],
}
