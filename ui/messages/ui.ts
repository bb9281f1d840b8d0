/** Words of the components themselves. */
import type { TextCatalogue } from './message.ts'

export const uiWords = {
  textSize: { ja: '文字', en: 'Text' },
  small: { ja: '小', en: 'S' },
  standard: { ja: '標準', en: 'M' },
  large: { ja: '大', en: 'L' },
  largest: { ja: '特大', en: 'XL' },
  colours: { ja: '色', en: 'Colours' },
  low: { ja: 'ボタンを低く', en: 'Lower buttons' },
  otherLanguage: { ja: 'English', en: '日本語' },
  erase: { ja: '１字消す', en: 'Erase' },
  enter: { ja: '決定', en: 'Enter' },
  check_waiting: { ja: '待ち', en: 'waiting' },
  check_running: { ja: '確認中', en: 'checking' },
  check_good: { ja: '良好', en: 'good' },
  check_bad: { ja: '異常', en: 'fault' },
  fixture: { ja: '見本　本物の選挙ではありません', en: 'SAMPLE: not a real election' },
  rehearsal: { ja: '模擬　練習用です。本物の投票ではありません', en: 'REHEARSAL: practice, not a real vote' },
} as const satisfies TextCatalogue
