import type { Messages } from '../types.ts'

/** Traditional Chinese: machine-assisted, by the maintainers, from the English; not yet read by a native speaker, whose review is welcome. */
export const zhTW: Messages = {
  lang: 'zh-TW',
  dir: 'ltr',
  retry: '再試一次',
  now: '立即再試',
  loading: '正在載入安全驗證…',
  slow: '載入時間比平常久。',
  wait: '{in}可以再試一次。',
  again: '{in}自動再試一次。',
  go: '現在可以繼續了。',
  support: '提供給客服的資訊',
  cancelled: ['尚未完成', '安全驗證已關閉。準備好後請重新開啟。'],
  expired: ['時間已到', '安全驗證開啟的時間太久了。請重新開始。'],
  'expired-token': ['請再驗證一次', '上次的安全驗證已經過期。請再做一次。'],
  'expired-session': ['請重新開始', '此頁面開啟的時間太久了。請重新開始安全驗證。'],
  'rate-limited': ['請稍候', '短時間內嘗試次數較多。請稍等片刻。'],
  'rate-limited-network': ['請稍候', '來自您所在網路的要求較多。您可能正在使用 VPN，或與他人共用網路。請稍等，或改用其他網路。'],
  blocked: ['安全驗證未能載入', '安全驗證無法載入。可能是瀏覽器擴充功能、過濾器或網路所致。改用其他瀏覽器或網路也許有幫助。'],
  'blocked-stub': [
    '安全驗證未能載入',
    '安全驗證的內容是空的。可能是瀏覽器擴充功能或過濾器所致。如果您正在使用，請允許此頁面，然後再試一次。',
  ],
  'blocked-csp': ['無法使用安全驗證', '此頁面不允許載入它的安全驗證。請告知網站的管理者。'],
  'blocked-vendor': ['無法進行安全驗證', '安全驗證未接受這次造訪。改用其他瀏覽器或網路也許有幫助。'],
  offline: ['您已離線', '目前沒有網路連線。恢復連線後會自動繼續。'],
  unreachable: ['沒有回應', '安全驗證目前沒有回應。請稍後再試。'],
  'unreachable-automatic': ['沒有回應', '安全驗證目前沒有回應。系統會自動再試。'],
  misconfigured: ['無法使用安全驗證', '此頁面的安全驗證目前無法使用。這不是您的問題。請告知網站的管理者。'],
  rejected: ['請再驗證一次', '此網站未能接受安全驗證。請再做一次。'],
  broken: ['發生問題', '安全驗證停止運作。請再試一次。'],
}
