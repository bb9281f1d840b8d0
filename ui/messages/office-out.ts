/** Words of the page on which media and cards leave for the stations. */
import type { TextCatalogue } from './message.ts'

export const officeOutWords = {
  outCaption: { ja: '媒体とカードを受け取った人', en: 'Who took media and cards' },
  outTo: { ja: '受け取った人（職・氏名）', en: 'Who took them (office and name)' },
  outHere: { ja: 'まだここにあります', en: 'still here' },
  outLacking: { ja: 'そろっていないもの：{parts}', en: 'Not ready: {parts}' },
  outSince: { ja: '渡した後に作ったもの（まだここにあります）：', en: 'Made after the hand-out, and still here:' },
  outSinceCard: { ja: '{at} {part} {count}枚', en: '{at} {part}, {count}' },
  outSinceMedium: { ja: '{at} {part}', en: '{at} {part}' },
  outHanded: { ja: '{to}（{at}、記入 {by}）', en: '{to} ({at}, entered by {by})' },
  outWithout: { ja: '{parts} がないまま渡しました。理由：{why}　決めた人：{decidedBy}', en: 'went without {parts}. Why: {why}. Decided by: {decidedBy}' },
  outAnyway: { ja: 'そろわないまま渡す', en: 'To go without it' },
  outAnywayText: {
    ja: 'やむを得ないときだけ。理由と決めた人が、ないものとともに、作業の記録と印刷した記録に残ります。後でできたら、渡したときにもう一度「渡しました」。',
    en: 'Only if there is no other way. Why, and who decided it, stand in the record and on its print, with what lacks. When it is made later and handed over, press "Handed out" again.',
  },
  outWhy: { ja: 'そろわない理由（どうするかも）', en: 'Why it lacks, and what is done about it' },
  handOut: { ja: '渡しました', en: 'Handed out' },
  handOutAnyway: { ja: 'ないまま渡しました', en: 'Handed out without it' },
  partMedia: { ja: '媒体 {media}', en: 'media {media}' },
  partOperator: { ja: '運用カード {cards}', en: 'operator card {cards}' },
  partVoting: { ja: '投票カード', en: 'voting cards' },
  partList: { ja: '候補者一覧の到着', en: 'word that the list arrived' },
  partsMore: { ja: '{shown} ほか{more}', en: '{shown} and {more} more' },
  partsAnd: { ja: '、', en: ', ' },
  'act_handed-out': { ja: '投票所 {station} の媒体とカードを渡した：{to}', en: 'handed out media and cards of station {station} to {to}' },
  'act_handed-out-without': {
    ja: '{station} の媒体とカードを、{parts} がないまま渡した：{to}　理由：{why}　決めた人：{decidedBy}',
    en: 'handed out media and cards of {station} to {to}, without {parts}. Why: {why}. Decided by: {decidedBy}',
  },
} as const satisfies TextCatalogue

export const officeOutRefusals = {
  'boxes-not-complete': {
    ja: {
      title: 'この投票所に渡すものが、まだそろっていません。引き渡しは記録していません。',
      next: 'その行にあるものをそろえてください。やむを得ないときは「そろわないまま渡す」に、理由と決めた人を入れます。',
    },
    en: {
      title: 'What goes to this station is not complete yet. The hand-over is not recorded.',
      next: 'Make what its row names. If there is no other way, enter under "To go without it" why, and who decided it.',
    },
  },
} as const
