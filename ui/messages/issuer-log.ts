/** Each entry of the issuer's log as an officer and an auditor read it. Acts at the station, never one of a voter's. */
import type { IssuerLogEvent } from '#election/log/issuer-catalogue.ts'
import type { Text } from './message.ts'

type Named<Name extends string> = { readonly [N in Name]: Text }
type Values<Type extends IssuerLogEvent['type'], Field extends string> =
  Extract<IssuerLogEvent, { type: Type }> extends infer Event ? (Event extends { readonly [F in Field]: infer Value extends string } ? Value : never) : never

export const issuerLogWords = {
  started: { ja: '投票管理者のカードで発券機を開けた（それまでに違った暗証番号 {wrongPins} 回）。', en: "The issuer was opened with the officer's card (wrong PINs before: {wrongPins})." },
  'books-taken-over': { ja: '記録を引き継いだ：{why}。', en: 'The books were taken over: {why}.' },
  'clock-confirmed': { ja: '時計を確かめた。', en: 'The clock was confirmed.' },
  witnesses: { ja: '立会人は {present} 人になった。', en: 'Witnesses present now: {present}.' },
  machine: { ja: '組 {pair} の投票機を「{state}」とした。', en: 'The machine of pair {pair} was marked: {state}.' },
  'pair-taken-over': { ja: '組 {pair} を別の投票機が引き継いだと記した。', en: 'It was noted that another machine took over pair {pair}.' },
  'sheet-signed': { ja: '確認書に署名した（{form}）。', en: 'The confirmation sheet was signed ({form}).' },
  opened: { ja: '投票の開始を宣言した。', en: 'The polls were declared open.' },
  suspended: { ja: '投票を中断した。', en: 'Voting was suspended.' },
  resumed: { ja: '投票を再開した。', en: 'Voting went on.' },
  closed: { ja: '投票所の閉鎖を宣言した。', en: 'The polls were declared closed.' },
  'kiosks-closing': { ja: '投票機を閉鎖することにした。', en: 'The machines were to be closed.' },
  'boxes-ready': { ja: '記録媒体の箱がそろった。', en: 'The media boxes were ready.' },
  'boxes-ready-excepted': { ja: '記録媒体の箱がそろった。封印できないものを言葉で書いた。', en: 'The media boxes were ready; what could not be sealed was written down.' },
  'boxes-opened-again': { ja: '記録媒体の箱を開け直した。もう一度そろえる。', en: 'A media box was opened again and is to be made ready anew.' },
  'begun-anew': { ja: 'この記録簿を新しく始めた。前の {pages} ページがそのままでは残っていない。', en: 'This log was begun anew: the {pages} pages before are not there as they were.' },
  'report-signed': { ja: '投票所報告（第 {version} 版）に署名した。', en: 'The station report was signed, version {version}.' },
  'officer-act': { ja: '投票管理者がカードと暗証番号で行った：{act}（その前に違った暗証番号 {wrongPins} 回）。', en: 'Act of the officer by card and PIN: {act} (wrong PINs before: {wrongPins}).' },
  locked: { ja: '窓口をロックした。', en: 'The desk was locked.' },
  'tries-used-up': { ja: '暗証番号を三回間違えた。投票管理者の操作は、次に起動するまでできない。', en: "Three wrong PINs: no act of the officer's until the next start." },
  'card-checks': { ja: 'カードの状態を確かめた：{cards} 枚（違った暗証番号 {wrongPins} 回）。前の記載から。', en: 'Card states checked: {cards} (wrong PINs: {wrongPins}), since the entry before.' },
  'left-over-cards': {
    ja: '途中のまま残ったカードを投票機の言葉により外した：終わったもの {over} 枚、記録のないもの {notRecorded} 枚。前の記載から。',
    en: 'Cards left pressed, taken out by the word of their machine: over {over}, not recorded {notRecorded}, since the entry before.',
  },
  'roll-lists-taken': { ja: '名簿の更新を第{held}号まで読み込んだ。', en: 'Roll lists taken in up to no. {held}.' },
  'roll-lists-taken-last': { ja: '名簿の更新を第{held}号（最終）まで読み込んだ。', en: 'Roll lists taken in up to no. {held}, the last one.' },
  'day-list-written': { ja: '期日前投票者の一覧を書いた（第{number}日、移動する投票所では{number}か所目まで）。', en: 'The list of early voters was written (up to day, or stop, {number}).' },
  'books-erased': { ja: '名簿と記録を消した。', en: 'Roll and books were erased.' },
  'key-erased': { ja: '署名の鍵を消した。', en: 'The signing key was erased.' },
  'key-not-erased': { ja: '署名の鍵を消せなかった。', en: 'The signing key could not be erased.' },
  'keys-handed': { ja: '鍵をすべて{to}に渡した。', en: 'All keys were handed to {to}.' },
  'key-envelope': { ja: '鍵の{envelope}を{move}。', en: 'Keys, {envelope}: {move}.' },
  substitute: { ja: '立会人 {place} の席：{what}。', en: 'Place {place} of the witnesses: {what}.' },
  'witness-line': { ja: '立会人 {place} の回線：{what}。', en: 'Line of witness {place}: {what}.' },
  'clock-set': {
    ja: '投票管理者が立会人2人の前で、時計を {minutes} 分戻した。この行の時刻は、合わせたあとの時計による。',
    en: 'The officer set the clock back by {minutes} minutes before two witnesses. The time of this line is that of the clock after it.',
  },
  'clock-set-forward': {
    ja: '投票管理者が立会人2人の前で、時計を {minutes} 分進めた。この行の時刻は、合わせたあとの時計による。',
    en: 'The officer set the clock forward by {minutes} minutes before two witnesses. The time of this line is that of the clock after it.',
  },
} satisfies Named<IssuerLogEvent['type'] | 'clock-set-forward' | 'boxes-ready-excepted' | 'key-not-erased' | 'roll-lists-taken-last'>

export const issuerTakeOverWords = {
  'other-issuer': { ja: '別の発券機から', en: 'from another issuer' },
  newer: { ja: '媒体の記録のほうが新しい', en: 'those on the medium are newer' },
  'new-medium': { ja: '新しい引継ぎ媒体', en: 'a new take-over medium' },
  'new-books': { ja: '新しい記録', en: 'new books' },
} satisfies Named<Values<'books-taken-over', 'why'>>

export const issuerMachineWords = {
  waiting: { ja: '未定', en: 'not decided' },
  started: { ja: '投票できる', en: 'ready for voting' },
  spare: { ja: '予備', en: 'spare' },
  failed: { ja: '使わない（故障）', en: 'out of use' },
} satisfies Named<Values<'machine', 'state'>>

export const issuerSheetWords = {
  printed: { ja: '印刷したもの', en: 'printed' },
  blank: { ja: '備え付けの用紙', en: 'the blank one' },
} satisfies Named<Values<'sheet-signed', 'form'>>

export const issuerActWords = {
  unlock: { ja: '窓口を開けた', en: 'the desk was unlocked' },
  'change-clerk': { ja: '係員の交代に同意した', en: 'consent to a change of clerk' },
  postpone: { ja: '投票を打ち切った（繰延投票）', en: 'voting was postponed' },
  'correct-report': { ja: '報告の訂正を始めた', en: 'correction of the report' },
  'permit-closing': { ja: '運用カードに閉鎖の許可を書いた', en: 'the permission to close was written on an operator card' },
  'sign-report': { ja: '投票所報告書への署名を求めた', en: 'the signature of the station report was asked for' },
  'drop-correction': { ja: '報告の訂正を取りやめた', en: 'the correction was taken back' },
  'end-day': { ja: '本日の業務を終えた', en: 'the day was ended' },
  'show-log': { ja: '記録簿を見た', en: 'the log was looked at' },
  'doubt-clock': { ja: '発券機の時計の閉鎖時刻は正しくないとした', en: "the issuer's clock was found wrong at the closing hour" },
  rest: { ja: 'この日（場所）を閉めた', en: 'the day (or stop) was closed, another one follows' },
  'begin-day': { ja: '次の日（場所）を始めた', en: 'the next day (or stop) was begun' },
  'appoint-substitute': { ja: 'この名簿にない方を補充の立会人に選任した', en: 'a substitute witness of another roll' },
  'witness-over-line': { ja: '立会人がオンラインで立ち会い始めた', en: 'a witness takes part over a line' },
  'enter-paper-marks': { ja: '用紙の名簿の印を入れ始めた', en: 'marks of the paper roll are entered' },
  'go-on-without-list': { ja: '名簿の最終の更新なしで発券を始めた', en: 'cards without the last roll list' },
} satisfies Named<Values<'officer-act', 'act'>>

export const issuerKeyHolderWords = {
  officer: { ja: '投票管理者', en: 'the presiding officer' },
  deputy: { ja: '職務代理者', en: 'the deputy' },
} satisfies Named<Values<'keys-handed', 'to'>>

export const issuerEnvelopeWords = {
  'officer-duplicate': { ja: '封筒1（副（複写）の送致箱）', en: 'envelope 1 (box of the duplicates)' },
  'officer-box': { ja: '封筒2（投票箱の内ふたと外ふた1）', en: 'envelope 2 (inner lid, outer lid 1)' },
  'witness-original': { ja: '封筒3（正（原本）の送致箱）', en: 'envelope 3 (box of the originals)' },
  'witness-outer': { ja: '封筒4（投票箱の外ふた2）', en: 'envelope 4 (outer lid 2)' },
} satisfies Named<Values<'key-envelope', 'envelope'>>

export const issuerEnvelopeMoves = {
  sealed: { ja: '封じて渡した', en: 'sealed and handed over' },
  'handed-on': { ja: '次の保管者に渡した', en: 'handed on' },
} satisfies Named<Values<'key-envelope', 'move'>>

export const issuerSubstituteWords = {
  came: { ja: '補充の立会人を選任した', en: 'a substitute was appointed' },
  released: { ja: '補充の立会人と交代して、選任された立会人が着いた', en: 'the appointed one came, the substitute went' },
} satisfies Named<Values<'substitute', 'what'>>

export const issuerLineWords = {
  begun: { ja: 'オンラインの立会いを始めた', en: 'it was opened' },
  cut: { ja: '切れた', en: 'it was cut' },
  back: { ja: '戻った', en: 'it is back' },
  ended: { ja: 'オンラインの立会いを終えた', en: 'it was ended' },
  'taken-back': { ja: '直前の操作を取り消した', en: 'the last entry was taken back' },
} satisfies Named<Values<'witness-line', 'what'>>
