/** What is told to the hall, and the list of it. The paper (`documents/numbered-announcement.ts`) names figures and states with the same words. */
import type { AnnouncedFigure, AnnouncedState } from '#election/count/announcement.ts'
import type { Text } from './message.ts'

const figures = {
  figure_cast: { ja: '投票総数', en: 'Votes cast' },
  figure_validInAll: { ja: '有効投票数', en: 'Valid votes' },
  figure_invalidInAll: { ja: '無効投票数', en: 'Invalid votes' },
  figure_takenAway: { ja: '持ち帰りその他（用紙）', en: 'Taken away and others (paper)' },
  figure_valid: { ja: '有効投票数（投票機）', en: 'Valid votes (machine)' },
  figure_invalid: { ja: '無効（候補者でなくなった者への投票）', en: 'Invalid (for somebody who stands no more)' },
  figure_ended: { ja: '操作を途中で終了した者の数', en: 'Ended without voting' },
  figure_toCome: { ja: 'これから開票する用紙の票（およその数）', en: 'Ballots on paper still to be counted (about)' },
} satisfies Record<`figure_${AnnouncedFigure}`, Text>

const states = {
  uncontested: { ja: '無投票', en: 'no poll' },
  machine: { ja: '機械の分のみ（未確定）', en: 'machine only, not final' },
  open: { ja: '未確定', en: 'not final' },
  without: { ja: '確定（失われた記録媒体の票を含まない）', en: 'final, without the media that are lost' },
  final: { ja: '確定', en: 'final' },
} satisfies Record<AnnouncedState, Text>

const corrections = {
  underCorrection: { ja: '訂正中', en: 'Under correction' },
  underCorrectionText: {
    ja: '第{number}回で発表した結果を訂正しています。次の発表をお待ちください。',
    en: 'The result of announcement No. {number} is being corrected. Please wait for the next one.',
  },
  corrects: { ja: '第{number}回を訂正', en: 'Corrects No. {number}' },
  correctsWhy: { ja: '第{number}回を訂正　理由：{reason}', en: 'Corrects No. {number}. Reason: {reason}' },
  correctionTitle: { ja: '第{number}回の発表を訂正する', en: 'Correct announcement No. {number}' },
  correctionText: {
    ja: '次の発表は、第{number}回のどこを訂正するかを示します。理由は会場にも紙にも出ます。選挙人の氏名など、個人のことは書かないでください。',
    en: 'The next announcement says what of No. {number} it corrects. Hall and paper show the reason: write nothing of any voter.',
  },
  change: { ja: '{what}　{from} → {to}', en: '{what}: {from} → {to}' },
  untold: { ja: '示さない', en: 'not told' },
  decidedElsewhere: {
    ja: 'この開票区の得票数です。当選人は、全部の開票区の報告により選挙会で決まります。',
    en: 'These are the votes of this count alone. Who is elected is decided by the meeting of election, from all counts.',
  },
  withheld: {
    ja: '前に示した数との差が10票未満のため、投票の秘密を守るため得票数を示しません。',
    en: 'The figures differ from earlier ones by fewer than ten ballots. To keep the vote secret they are not told.',
  },
} satisfies Record<string, Text>

export const announceWords = {
  ...corrections,
  ...figures,
  ...states,
  ofTime: { ja: '第{number}回　{time} 発表', en: 'No. {number}, announced at {time}' },
  title: { ja: '会場への発表', en: 'Announcements to the hall' },
  text: {
    ja: 'いま示してよい数を、番号と時刻を付けて発表します。押すと取り消せません：発表した内容は変わらず、何度でも同じ紙を印刷できます。あとで数が変わったら、次の回で訂正します。',
    en: 'The figures that may be shown now are announced with a number and a time. An announcement cannot be taken back: it stays as it is, and its paper can be printed again. The next announcement corrects figures that change later.',
  },
  announce: { ja: '第{number}回として発表する', en: 'Announce as No. {number}' },
  nothing: { ja: '前回の発表のあと、新しく示してよい数はありません。', en: 'Nothing new may be told since the last announcement.' },
  wentBack: { ja: '前の回より早い時刻です。集計機の時計が戻されています。', en: 'Earlier than the one before: the clock of the tally was set back.' },
  clockBehind: {
    ja: '集計機の時計は {now} で、第{number}回の発表（{time}）より前です。このまま発表すると、その時刻が会場と紙に出ます。集計機を止め、時計を直してから発表してください。数は変わりません。',
    en: 'The clock of the tally says {now}, before announcement No. {number} ({time}). Hall and paper would show that time. Stop the tally, set its clock right, then announce. No figure changes.',
  },
  print: { ja: '第{number}回を印刷する', en: 'Print No. {number}' },
} satisfies Record<string, Text>
