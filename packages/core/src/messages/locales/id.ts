import type { Messages } from '../types.ts'

/** Indonesian: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const id: Messages = {
  lang: 'id',
  dir: 'ltr',
  retry: 'Coba lagi',
  now: 'Coba sekarang',
  loading: 'Memuat pemeriksaan keamanan…',
  slow: 'Ini lebih lama dari biasanya.',
  wait: 'Anda dapat mencoba lagi {in}.',
  again: 'Mencoba lagi {in}.',
  go: 'Anda dapat melanjutkan sekarang.',
  support: 'Detail untuk dukungan',
  cancelled: ['Belum selesai', 'Pemeriksaan keamanan ditutup. Buka lagi saat Anda siap.'],
  expired: ['Waktu habis', 'Pemeriksaan keamanan terbuka terlalu lama. Silakan mulai lagi.'],
  'expired-token': ['Silakan periksa lagi', 'Pemeriksaan keamanan sebelumnya sudah terlalu lama. Silakan lakukan sekali lagi.'],
  'expired-session': ['Silakan mulai lagi', 'Halaman ini sudah lama terbuka. Silakan mulai lagi pemeriksaan keamanan.'],
  'rate-limited': ['Mohon tunggu sebentar', 'Ada banyak percobaan dalam waktu singkat. Mohon tunggu sebentar.'],
  'rate-limited-network': [
    'Mohon tunggu sebentar',
    'Banyak permintaan datang dari jaringan Anda. Mungkin itu VPN, atau dipakai bersama orang lain. Mohon tunggu, atau gunakan jaringan lain.',
  ],
  blocked: [
    'Pemeriksaan tidak dimuat',
    'Pemeriksaan keamanan tidak dapat dimuat. Ekstensi browser, filter, atau jaringan mungkin menghalanginya. Browser atau jaringan lain mungkin membantu.',
  ],
  'blocked-stub': [
    'Pemeriksaan tidak dimuat',
    'Pemeriksaan keamanan diterima kosong. Ekstensi browser atau filter mungkin menghalanginya. Jika Anda memakainya, izinkan halaman ini lalu coba lagi.',
  ],
  'blocked-csp': [
    'Pemeriksaan tidak tersedia',
    'Halaman ini tidak mengizinkan pemeriksaan keamanannya dimuat. Mohon beri tahu pengelola situs web ini.',
  ],
  'blocked-vendor': [
    'Pemeriksaan tidak dapat dilakukan',
    'Pemeriksaan keamanan tidak menerima kunjungan ini. Browser atau jaringan lain mungkin membantu.',
  ],
  offline: ['Anda sedang offline', 'Tidak ada koneksi. Ini berlanjut sendiri saat Anda kembali online.'],
  unreachable: ['Tidak ada jawaban', 'Pemeriksaan keamanan tidak menjawab saat ini. Silakan coba lagi sebentar lagi.'],
  'unreachable-automatic': ['Tidak ada jawaban', 'Pemeriksaan keamanan tidak menjawab saat ini. Ini akan dicoba lagi secara otomatis.'],
  misconfigured: [
    'Pemeriksaan tidak tersedia',
    'Pemeriksaan keamanan di halaman ini sedang tidak berfungsi. Ini bukan kesalahan Anda. Mohon beri tahu pengelola situs web ini.',
  ],
  rejected: ['Silakan periksa lagi', 'Situs web ini tidak dapat menerima pemeriksaan keamanan. Silakan lakukan sekali lagi.'],
  broken: ['Ada masalah', 'Pemeriksaan keamanan berhenti bekerja. Silakan coba lagi.'],
}
