/** Labels of the decision that a candidate is not eligible, and of taking it back. */
import type { TextCatalogue } from './message.ts'

export const rulingWords = {
  decide: { ja: '被選挙権の決定', en: 'Decide on eligibility' },
  title: { ja: '{contest}　候補者の被選挙権の決定', en: "{contest}: a candidate's eligibility" },
  text: {
    ja: '開票管理者（選挙長）が、立会人の意見を聴いて、候補者に被選挙権がないと決定したときだけ記録します（公職選挙法第67条、第68条第1項）。その候補者への投票は、投票機も用紙も無効になります。投票機の数は、数えたまま残ります。確定した結果を発表する前なら、理由を書いて取り消せます。',
    en: 'Only when the counting officer (election chair), after hearing the witnesses, has found a candidate not eligible (Public Offices Election Act 67, 68(1)). All votes for this candidate become invalid, by machine and on paper; what the machines counted stays as it is. Until the final result is announced it can be taken back with a reason.',
  },
  whom: { ja: '候補者', en: 'Candidate' },
  isOut: { ja: '{number}　{name}（被選挙権なしと決定済み）', en: '{number} {name} (found not eligible)' },
  stands: { ja: '{number}　{name}', en: '{number} {name}' },
  becomes_out: { ja: '▲ {number} 番 {name} に被選挙権がないと決定し、この候補者への投票を無効とします。', en: '▲ {number} {name} is found not eligible: every vote for this candidate is invalid.' },
  becomes_eligible: {
    ja: '▲ {number} 番 {name} についての決定を取り消し、この候補者への投票を有効に戻します。',
    en: '▲ The decision on {number} {name} is taken back: the votes for this candidate are valid again.',
  },
  recordOut: { ja: '無効とする決定を記録する', en: 'Record: votes invalid' },
  takeBack: { ja: '取消しを記録する', en: 'Record: taken back' },
  ruled_out: { ja: '▲ {number} 番 {name}：被選挙権がないと決定。{by}（{at}）　理由：{reason}', en: '▲ {number} {name}: found not eligible by {by} ({at}); reason: {reason}' },
  ruled_out_once: {
    ja: '{number} 番 {name}：被選挙権がないと決定したが、後に取り消した。{by}（{at}）　理由：{reason}',
    en: '{number} {name}: found not eligible by {by} ({at}), taken back later; reason: {reason}',
  },
  ruled_eligible: { ja: '{number} 番 {name}：決定を取消し。{by}（{at}）　理由：{reason}', en: '{number} {name}: decision taken back by {by} ({at}); reason: {reason}' },
} as const satisfies TextCatalogue
