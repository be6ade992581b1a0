import type { Messages } from '../types.ts'

/** Vietnamese: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const vi: Messages = {
  lang: 'vi',
  dir: 'ltr',
  retry: 'Thử lại',
  now: 'Thử ngay',
  loading: 'Đang tải bước kiểm tra bảo mật…',
  slow: 'Việc này lâu hơn bình thường.',
  wait: 'Bạn có thể thử lại {in}.',
  again: 'Sẽ tự thử lại {in}.',
  go: 'Bây giờ bạn có thể tiếp tục.',
  support: 'Thông tin cho bộ phận hỗ trợ',
  cancelled: ['Chưa hoàn tất', 'Bước kiểm tra bảo mật đã đóng. Hãy mở lại khi bạn sẵn sàng.'],
  expired: ['Đã hết thời gian', 'Bước kiểm tra bảo mật đã mở quá lâu. Vui lòng bắt đầu lại.'],
  'expired-token': ['Vui lòng kiểm tra lại', 'Lần kiểm tra bảo mật trước đã quá cũ. Vui lòng làm lại một lần nữa.'],
  'expired-session': ['Vui lòng bắt đầu lại', 'Trang này đã mở khá lâu. Vui lòng bắt đầu lại bước kiểm tra bảo mật.'],
  'rate-limited': ['Vui lòng chờ một chút', 'Đã có nhiều lần thử trong thời gian ngắn. Vui lòng chờ một chút.'],
  'rate-limited-network': [
    'Vui lòng chờ một chút',
    'Có nhiều yêu cầu đến từ mạng của bạn. Đó có thể là VPN hoặc mạng dùng chung với người khác. Vui lòng chờ hoặc dùng mạng khác.',
  ],
  blocked: [
    'Chưa tải được',
    'Không tải được bước kiểm tra bảo mật. Có thể do tiện ích trình duyệt, bộ lọc hoặc mạng. Trình duyệt hoặc mạng khác có thể giúp được.',
  ],
  'blocked-stub': [
    'Chưa tải được',
    'Bước kiểm tra bảo mật nhận về bị trống. Có thể do tiện ích trình duyệt hoặc bộ lọc. Nếu bạn đang dùng, hãy cho phép trang này rồi thử lại.',
  ],
  'blocked-csp': ['Không khả dụng', 'Trang này không cho phép tải bước kiểm tra bảo mật. Vui lòng báo cho người quản lý trang web.'],
  'blocked-vendor': [
    'Không thể kiểm tra',
    'Bước kiểm tra bảo mật không chấp nhận lượt truy cập này. Trình duyệt hoặc mạng khác có thể giúp được.',
  ],
  offline: ['Bạn đang ngoại tuyến', 'Không có kết nối. Quá trình sẽ tự tiếp tục khi bạn có mạng trở lại.'],
  unreachable: ['Không có phản hồi', 'Bước kiểm tra bảo mật hiện không phản hồi. Vui lòng thử lại sau giây lát.'],
  'unreachable-automatic': ['Không có phản hồi', 'Bước kiểm tra bảo mật hiện không phản hồi. Hệ thống sẽ tự thử lại.'],
  misconfigured: [
    'Không khả dụng',
    'Bước kiểm tra bảo mật trên trang này hiện không hoạt động. Đây không phải lỗi của bạn. Vui lòng báo cho người quản lý trang web.',
  ],
  rejected: ['Vui lòng kiểm tra lại', 'Trang web này không chấp nhận được lần kiểm tra bảo mật. Vui lòng làm lại một lần nữa.'],
  broken: ['Đã xảy ra sự cố', 'Bước kiểm tra bảo mật đã ngừng hoạt động. Vui lòng thử lại.'],
}
