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
  /** As its own speakers call it: on the button that changes to it. */
  ownName: { ja: '日本語', en: 'English' },
  // Signs of a sentence.
  comma: { ja: '、', en: ', ' },
  colon: { ja: '：', en: ': ' },
  quoted: { ja: '「{words}」', en: '"{words}"' },
  /** What stands above the one thing to do, in every staff program. */
  nextThing: { ja: '次にすること', en: 'Next' },
  /** Takes a message away that was read. */
  acknowledge: { ja: '確認した', en: 'Understood' },
  showAgain: { ja: 'もう一度表示する', en: 'Show it again' },
  erase: { ja: '１字消す', en: 'Erase' },
  enter: { ja: '決定', en: 'Enter' },
  letters: { ja: '文字盤', en: 'Letters' },
  lettersAway: { ja: '文字盤を閉じる', en: 'Close letters' },
  touchFieldFirst: { ja: '先に、文字を入れる欄に触れてください', en: 'First touch the field that is to be filled' },
  mark_voiced: { ja: 'か⇔が', en: 'か⇔が' },
  'mark_half-voiced': { ja: 'は⇔ぱ', en: 'は⇔ぱ' },
  mark_small: { ja: 'つ⇔っ', en: 'つ⇔っ' },
  board_kana: { ja: 'かな', en: 'Kana' },
  board_katakana: { ja: 'カナ', en: 'Katakana' },
  board_signs: { ja: '数字・記号', en: 'Digits, signs' },
  board_latin: { ja: '英数字', en: 'Latin' },
  board_ascii: { ja: '半角記号', en: 'More signs' },
  board_names: { ja: '名前を選ぶ', en: 'Names' },
  eraseAll: { ja: '全部消す', en: 'Erase all' },
  newLine: { ja: '次の行', en: 'New line' },
  noRoom: { ja: 'この欄には、もう入りません', en: 'There is no more room in this field' },
  space: { ja: '空白', en: 'Space' },
  check_waiting: { ja: '待ち', en: 'waiting' },
  check_running: { ja: '確認中', en: 'checking' },
  check_good: { ja: '良好', en: 'good' },
  check_bad: { ja: '異常', en: 'fault' },
  fixture: { ja: '見本　本物の選挙ではありません', en: 'SAMPLE: not a real election' },
  rehearsal: { ja: '模擬　練習用です。本物の投票ではありません', en: 'REHEARSAL: practice, not a real vote' },
} as const satisfies TextCatalogue
