/** When a screen has no service behind it. */
import type { RefusalCatalogue } from './message.ts'

export const uiRefusals = {
  'screen-lost': {
    ja: { title: '画面と機械の連絡が切れました。記録された投票はそのまま残っています。', next: '係員をお呼びください。カードはそのままにしてください。連絡が戻ると自動で続きます。' },
    en: { title: 'The screen has lost its machine. Votes already recorded are safe.', next: 'Please call a member of staff and leave the card where it is. It goes on by itself once reconnected.' },
  },
  'screen-busy': {
    ja: { title: 'この画面は、ほかの窓ですでに開いています。', next: 'ほかの窓を閉じると、ここに表示されます。' },
    en: { title: 'This screen is already open in another window.', next: 'Close the other window and it appears here.' },
  },
  'screen-refused': {
    ja: { title: 'この窓は、機械から開かれたものではありません。何も変わっていません。', next: '係員は、機械のソフトウェアを起動し直すか、表示された住所から開き直してください。' },
    en: { title: 'This window was not opened by the machine. Nothing has changed.', next: "Staff: start the machine's software again, or open the address that it prints." },
  },
  'screen-broken': {
    ja: {
      title: '画面を表示できませんでした。記録された投票はそのまま残っています。',
      next: '「もう一度表示する」を押してください。何度も続くときは、係員をお呼びください。カードはそのままにしてください。',
    },
    en: { title: 'This page could not be shown. Votes already recorded are safe.', next: 'Press "Show it again". If it comes back, please call a member of staff and leave the card where it is.' },
  },
} as const satisfies RefusalCatalogue<'screen-lost' | 'screen-busy' | 'screen-refused' | 'screen-broken'>
