/** What a machine's log says, in words. A machine, its media and its day: nothing that a voter could be told from. */
import type { Device, LogEventType, MEDIUM_CAUSES, OUT_OF_SERVICE_CAUSES } from '#election/log/catalogue.ts'
import type { TallyLogEvent } from '#election/log/tally-log.ts'
import type { Text } from './message.ts'

type Named<Name extends string> = { readonly [N in Name]: Text }

/** The four of `closing` are one event of the catalogue; `device-fault` and `taken-over` have two forms as well. */
export const logEventWords = {
  started: {
    ja: '投票機が起動した。前の記載からの起動 {starts} 回、開けられなかった暗証番号の入力など {failedUnlocks} 回。',
    en: 'The machine was started. Since the entry before: starts {starts}, failed unlocks (wrong PIN and the like) {failedUnlocks}.',
  },
  unlocked: { ja: '運用カード {operatorCard} 番で開けた。', en: 'Unlocked with operator card number {operatorCard}.' },
  'zero-check-passed': { ja: '記録媒体が空であることを確かめた（ゼロ確認）。', en: 'The zero check passed: nothing was recorded on the media.' },
  'made-votable': { ja: '投票できるようにした。候補者一覧は第 {list} 版。', en: 'Made ready for voting, with version {list} of the candidate list.' },
  recovered: { ja: '起動のあと、記録媒体を調べて元に戻した。直したページ {repairedPages}。', en: 'After a start the media were examined and recovered. Pages repaired: {repairedPages}.' },
  'pages-lost': { ja: 'どちらの媒体にも残っていないページ {pages}。', en: 'Pages that neither medium holds any more: {pages}.' },
  'medium-failed': { ja: '記録媒体の{medium}が使えなくなった：{cause}。', en: 'A medium failed, the {medium}: {cause}.' },
  'out-of-service': { ja: '投票機を使えなくした：{cause}。', en: 'The machine went out of service: {cause}.' },
  'device-fault': { ja: '装置の故障：{device}。', en: 'Fault of a device: {device}.' },
  'device-fault-again': {
    ja: '装置の故障：{device}。くり返している。この時間のあいだ、このあとの同じ故障は書かない（一つの装置につき 1 時間に 4 回、起動ごとに 16 回まで）。',
    en: 'Fault of a device: {device}, again and again. What follows of it in this hour is not written (at most 4 an hour and 16 a start of one device).',
  },
  'taken-over': {
    ja: '動かなくなった投票機の記録媒体の組を、投票管理者の判断でこの投票機が引き継いだ。',
    en: 'This machine took over the pair of media of a machine that had failed, as the presiding officer decided.',
  },
  'taken-over-counting-centre': {
    ja: '動かなくなった投票機の記録媒体の組を、開票所で、開票管理者の判断でこの投票機が引き継いだ。',
    en: 'At the counting centre this machine took over the pair of media of a machine that had failed, as its chair decided.',
  },
  refusals: { ja: 'ここまでに受け付けなかったもの：カード {cards} 枚、記録媒体 {media}。', en: 'Refused until now: cards {cards}, media {media}.' },
  closing: { ja: 'その日の閉鎖を始めた。', en: 'Closing for the day began.' },
  'closing-for-good': { ja: '最後の閉鎖（封印）を始めた。', en: 'The final closing began.' },
  'closing-unpermitted': {
    ja: '発券機の閉鎖の許可なしに、投票管理者の判断でその日の閉鎖を始めた。',
    en: "Closing for the day began without the issuer's permission, as the presiding officer decided.",
  },
  'closing-for-good-unpermitted': {
    ja: '発券機の閉鎖の許可なしに、投票管理者の判断で最後の閉鎖（封印）を始めた。',
    en: "The final closing began without the issuer's permission, as the presiding officer decided.",
  },
  'clock-set': {
    ja: '投票管理者が立会人2人の前で、時計を {minutes} 分戻した。この行の時刻は、合わせたあとの時計による。',
    en: 'The officer set the clock back by {minutes} minutes before two witnesses. The time of this line is that of the clock after it.',
  },
  'clock-set-forward': {
    ja: '投票管理者が立会人2人の前で、時計を {minutes} 分進めた。この行の時刻は、合わせたあとの時計による。',
    en: 'The officer set the clock forward by {minutes} minutes before two witnesses. The time of this line is that of the clock after it.',
  },
  reopened: { ja: '次の日の投票のために、もう一度開けた。', en: 'Opened again for another day of voting.' },
} satisfies Named<LogEventType | `closing${'-for-good' | ''}-unpermitted` | 'closing-for-good' | 'device-fault-again' | 'clock-set-forward' | 'taken-over-counting-centre'>

export const logMediumWords = {
  original: { ja: '正（原本）', en: 'original' },
  duplicate: { ja: '副（複写）', en: 'duplicate' },
} satisfies Named<'original' | 'duplicate'>

export const logCauseWords = {
  unknown: { ja: '原因は分からない', en: 'cause unknown' },
  missing: { ja: '入っていない', en: 'it was not there' },
  'read-only': { ja: '書き込めない', en: 'it could not be written to' },
  full: { ja: '空きがない', en: 'it had no room' },
  pulled: { ja: '抜かれた', en: 'it was pulled out' },
  io: { ja: '読み書きの失敗', en: 'reading or writing failed' },
  lying: { ja: '書いたものと違うものが読めた', en: 'it gave back something else than was written' },
} satisfies Named<(typeof MEDIUM_CAUSES)[number]>

export const logOutOfServiceWords = {
  'medium-failed': { ja: '記録媒体の故障', en: 'a medium failed' },
  'machine-disk': { ja: '投票機自身のディスクの故障', en: "the machine's own disk failed" },
  'earlier-day-not-closed': { ja: '前の日が閉鎖されていない', en: 'an earlier day was not closed' },
  'no-day-left': { ja: 'その日を閉鎖し、開ける日が残っていない', en: 'closed for the day, and no day left to open it' },
} satisfies Named<(typeof OUT_OF_SERVICE_CAUSES)[number]>

export const logDeviceWords = {
  'card-reader': { ja: 'カード読取機', en: 'card reader' },
  keypad: { ja: 'キーパッド', en: 'keypad' },
  screen: { ja: '画面', en: 'screen' },
  sound: { ja: '音声', en: 'sound' },
  power: { ja: '電源', en: 'power' },
  clock: { ja: '時計', en: 'clock' },
  front: { ja: '前面の扉', en: 'front cover' },
} satisfies Named<Device>

/** A count of 255 means so many, or more. */
export const logFigureWords = {
  orMore: { ja: '{count} 以上', en: '{count} or more' },
} as const

/** The tally's own log. Places are stations and pairs; nothing of a candidate. */
export const tallyLogWords = {
  'tally-started': { ja: '集計を始めた。', en: 'The count was begun.' },
  'tally-goes-on': { ja: '集計機を起動した。前に開いた票の集計を続ける。', en: 'The tally was started; it goes on with what was opened before.' },
  'report-received': { ja: '投票所 {station} の報告（第 {version} 版）を受領した。', en: 'Received the report of station {station}, version {version}.' },
  'report-typed': { ja: '投票所 {station} の報告（第 {version} 版）を、二人が紙から入力した。', en: 'Two people typed in the report of station {station}, version {version}, from paper.' },
  'medium-accepted': { ja: '投票所 {station} 組 {pair} の媒体（{role}）を受領した。', en: 'Accepted the medium of station {station}, pair {pair} ({role}).' },
  'medium-accepted-from-paper': {
    ja: '投票所 {station} 組 {pair} の媒体（{role}）を、紙（二次元コード {sheets} 枚の読取り）から受領した。',
    en: 'Accepted the medium of station {station}, pair {pair} ({role}) from paper: scans of its {sheets} sheets of codes.',
  },
  'medium-refused': { ja: '差込口 {slot} の媒体を受け付けなかった（投票所 {station} 組 {pair}）：{what}', en: 'Refused the medium in slot {slot} (station {station}, pair {pair}): {what}' },
  'duplicate-allowed': { ja: '投票所 {station} 組 {pair} の副（複写）を使うことが入力された（第10条）。', en: 'The use of the duplicate of station {station}, pair {pair} was entered (Art. 10).' },
  'seal-chosen': { ja: '投票所 {station} 組 {pair} の、どの封印を集計するかが入力された。', en: 'It was entered which seal of station {station}, pair {pair} counts.' },
  'declared-lost': { ja: '{place} を失われたとする宣言を受領した。', en: 'Received a declaration of what is lost: {place}.' },
  'doubt-explained': { ja: '合わないことの理由が入力された（{code}、投票所 {station} 組 {pair}）。', en: 'A doubt was explained in writing ({code}, station {station}, pair {pair}).' },
  'share-accepted': { ja: '{seat} 番の鍵の持ち分が入った。', en: 'Key share {seat} was given.' },
  'passphrase-wrong': { ja: '{seat} 番の合言葉が違っていた。', en: 'The passphrase of key share {seat} was wrong.' },
  'mixer-began': { ja: '{mixer} 番目の混ぜ手の作業を始めた。', en: 'Mixer {mixer} began.' },
  'mixer-ended': { ja: '{mixer} 番目の混ぜ手が票を混ぜ、終わった。', en: 'Mixer {mixer} mixed the votes and ended.' },
  'mixing-stopped': { ja: '票を混ぜる作業が止まった（{code}）。', en: 'Mixing stopped ({code}).' },
  'list-carried-out': { ja: '二台目のPCへ渡す票の列を媒体に書いた（番号 {number}）。', en: 'The list for the second PC was written to the stick (number {number}).' },
  'mix-came-back': { ja: '二台目のPCが混ぜた票を受け取り、証明を確かめた（番号 {number}）。', en: 'The mix of the second PC came back, and its proof holds (number {number}).' },
  'carrying-stopped': { ja: '二台目のPCとの受け渡しができなかった（{code}）。', en: 'The stick between the two PCs was refused ({code}).' },
  'holder-began': { ja: '鍵の保管者一人の作業を始めた。票の列を確かめている。', en: "A holder's process began; it checks the list." },
  'holder-refused': { ja: '{seat} 番の持ち分では開かなかった（{code}）。', en: 'Nothing was opened with key share {seat} ({code}).' },
  'records-opened': { ja: '開票区のすべての票を開いた。', en: 'All records of the counting district were opened.' },
  'paper-entered': { ja: '用紙による投票の数を、二人が入力した（{contest}）。', en: 'Two people typed in what was counted on paper ({contest}).' },
  'paper-corrected': { ja: '用紙による投票の数を、二人が入力しなおした（{contest}）。', en: 'Two people corrected what was counted on paper ({contest}).' },
  'paper-none': { ja: '用紙による投票がないことが入力された（{contest}）。', en: 'It was entered that nobody voted on paper ({contest}).' },
  'machine-told': { ja: '機械の分のみを示すことが入力された（{contest}）。', en: "It was entered that the machine's part may be told alone ({contest})." },
  'candidate-ruled': { ja: '候補者に被選挙権がないとする決定が入力された（{contest}）。', en: 'It was entered that a candidate is not eligible ({contest}).' },
  'ruling-taken-back': { ja: '候補者に被選挙権がないとする決定が取り消された（{contest}）。', en: 'The decision that a candidate is not eligible was taken back ({contest}).' },
  'lot-entered': { ja: 'くじの結果が入力され、もう一人が読み返した（{contest}、くじ {lot}）。', en: 'A lot was entered and read back by somebody else ({contest}, lot {lot}).' },
  'lot-entered-again': { ja: 'くじの結果が、選挙長の決定により入力しなおされた（{contest}、くじ {lot}）。', en: 'A lot was entered again by decision of the chair ({contest}, lot {lot}).' },
  'lot-overtaken': { ja: 'くじの結果は、訂正により効力がなくなった。記録は残る（{contest}、くじ {lot}）。', en: 'A lot was overtaken by a correction; it stays in the record ({contest}, lot {lot}).' },
  'lot-taken-up': {
    ja: '同じ候補者が再び同じ得票数になり、前に引いたくじの結果によることになった（{contest}、くじ {lot}）。',
    en: 'The same candidates are tied again: the lot drawn before holds again ({contest}, lot {lot}).',
  },
  'figures-told': {
    ja: '前に示した数との差が10票未満の得票数を示すことが、選挙長の決定として入力された（{contest}）。',
    en: 'It was entered that the chair has figures told that differ by fewer than ten ballots from earlier ones ({contest}).',
  },
  'papers-superseded': { ja: '前の結果の書類 {files} 件を、別のフォルダーに移した。', en: '{files} files of an earlier result were moved apart.' },
  announced: { ja: '第 {number} 回の発表をした。', en: 'Announcement {number} was made.' },
  'announcement-printed': { ja: '第 {number} 回の発表を紙にした。', en: 'Announcement {number} was printed.' },
  'minutes-written': { ja: '開票録・選挙録の記載事項が入力された（第 {number} 回）。', en: 'Entries for the records were made (no. {number}).' },
  'minutes-corrected': { ja: '開票録・選挙録の記載事項が訂正された（第 {number} 回）。', en: 'Entries for the records were corrected (no. {number}).' },
  'paper-printed': { ja: '書類を作った：{document}。', en: 'Made a document: {document}.' },
} satisfies Named<TallyLogEvent['type'] | 'tally-goes-on' | 'paper-corrected' | 'ruling-taken-back' | 'minutes-corrected' | 'lot-entered-again'>

export const tallyPaperWords = {
  'result-sheet': { ja: '開票結果', en: 'result sheet' },
  'counting-record': { ja: '開票録（案）', en: 'record of the count (draft)' },
  'election-record': { ja: '選挙録（案）', en: 'record of the election (draft)' },
  'joined-record': { ja: '選挙録（案、開票を併せたもの）', en: 'record of the election, with the count in it (draft)' },
  poster: { ja: '掲示', en: 'poster' },
  'reading-script': { ja: '朗読案', en: 'text to be read aloud' },
  csv: { ja: '結果の CSV', en: 'result as CSV' },
  json: { ja: '結果の JSON', en: 'result as JSON' },
  nist: { ja: '結果の NIST SP 1500-100', en: 'result as NIST SP 1500-100' },
  'cast-vote-records': { ja: '票の記録の NIST SP 1500-103', en: 'cast vote records as NIST SP 1500-103' },
  'storage-list': { ja: '記録媒体保管目録', en: 'list of media to be kept' },
  'poll-result': { ja: '投票結果', en: 'turnout of the district' },
  'elected-notices': { ja: '当選の告示、告知及び証書', en: 'notices and certificates of who is elected' },
  'poll-csv': { ja: '投票結果の CSV', en: 'turnout as CSV' },
} satisfies Named<Extract<TallyLogEvent, { type: 'paper-printed' }>['document']>

/** Around the entries of one log. */
export const logPageWords = {
  title: { ja: '投票所 {station} 組 {pair} {role} {serial} の記録簿', en: 'Log of station {station}, pair {pair}, {role} {serial}' },
  sealedBy: { ja: '封印した投票機 {machine}、封印の照合番号 {fingerprint}', en: 'sealed by {machine}, check number of the seal {fingerprint}' },
  takenOver: { ja: 'この組の投票機は {machine} です。別の投票機が引き継いで封印しました。', en: "The pair's own machine is {machine}: another one took it over and sealed it." },
  entries: { ja: '記載 {count} 件', en: 'entries: {count}' },
  whole: { ja: '鎖はつながっています：どのページも前のページを指し、封印したときのままです。', en: 'The chain is whole: every page names the one before it, and all is as it was sealed.' },
  broken: {
    ja: '鎖が切れています：記載は封印したときのままですが、その前にページが抜けたか、入れ替わっています。この媒体を別に保管し、選挙長に報告してください。',
    en: 'The chain is broken: the entries are as they were sealed, but before that a page was left out or exchanged. Keep this medium apart and report it to the election chair.',
  },
  minutes: { ja: '時刻は投票機の時計によります。', en: "Times are those of the machine's clock." },
  machines: { ja: '投票機の記録簿（▲ トラブルの数）', en: 'Logs of the voting machines (▲ number of troubles)' },
  ofOriginal: { ja: '組 {pair}　{sign}', en: 'pair {pair}  {sign}' },
  ofDuplicate: { ja: '組 {pair} 副（複写）　{sign}', en: 'pair {pair}, duplicate  {sign}' },
  troublesOnly: { ja: 'トラブルだけを見る', en: 'Troubles only' },
  away: { ja: '閉じる', en: 'Close' },
  machinesElsewhere: {
    ja: '集計機を起動しなおした後は、ここでは見られません。記録媒体から、命令 ippyo inspect log で読めます。',
    en: 'After a restart of the tally they are not shown here. The command ippyo inspect log reads them off the media.',
  },
  tallyTitle: { ja: '集計機の記録簿', en: 'Log of the tally' },
  kioskWhole: { ja: '鎖はつながっています：どのページも前のページを指しています。', en: 'The chain is whole: every page names the one before it.' },
  kioskBroken: {
    ja: '鎖が切れています：ページが抜けたか、入れ替わっています。記録簿はそのままにし、投票録に書き、選挙管理委員会に連絡してください。投票は続けられます。',
    en: 'The chain is broken: a page was left out or exchanged. Leave it as it is, write it into the record and call the election commission. Voting can go on.',
  },
  tallyWhole: {
    ja: '鎖はつながっています：どの行も前の行を指しています。最後の行が変えられたか、終わりの行が除かれたかは、鎖では分かりません。書類の名と数を、紙と比べてください。',
    en: 'The chain is whole: every line names the one before it. Whether the last line was changed, or lines at the end were taken away, it cannot tell: hold the documents named here against the papers.',
  },
  tallyBroken: {
    ja: '鎖が切れています：行が抜けたか、変えられています。ファイルを別に保管し、選挙長に報告してください。',
    en: 'The chain is broken: a line was left out or changed. Keep the file apart and report it to the election chair.',
  },
  tallyBrokenAt: {
    ja: '初めに合わないのは {line} 行目：その行か、その前の行が、書かれたときのままではありません。',
    en: 'The first that does not fit is line {line}: it, or the one before it, is not as it was written.',
  },
  issuerTitle: { ja: '発券機 {machine} の記録簿', en: 'Log of issuer {machine}' },
  issuerWhole: { ja: '鎖はつながっています：どのページも前のページを指しています。', en: 'The chain is whole: every page names the one before it.' },
  issuerBroken: {
    ja: '鎖が {count} か所で切れています：ページが抜けたか、変えられています。理由を投票録に書き、選挙管理委員会に知らせてください。',
    en: 'The chain is broken in {count} place(s): a page was left out or changed. Write why in the polling record and tell the commission.',
  },
  fingerprint: { ja: '最後のページの照合番号 {fingerprint}', en: 'check number of the last page: {fingerprint}' },
  issuerMinutes: { ja: '時刻は発券機の時計によります。', en: "Times are those of the issuer's clock." },
  number: { ja: '番号', en: 'No.' },
  minute: { ja: '時刻', en: 'Time' },
  what: { ja: '起きたこと', en: 'What happened' },
  earlier: { ja: 'この前に {count} 件あります（命令 ippyo inspect log で読めます）。', en: '{count} entries stand before these (the command ippyo inspect log tells them).' },
  csvNumber: { ja: '番号', en: 'number' },
  csvMinute: { ja: '日時', en: 'time' },
  csvType: { ja: '種類', en: 'type' },
  csvValues: { ja: '値', en: 'values' },
  csvWords: { ja: '内容', en: 'what happened' },
  csvChain: { ja: '鎖', en: 'chain' },
  csvWhole: { ja: 'つながっている', en: 'whole' },
  csvBroken: { ja: '切れている', en: 'broken' },
  nistMinutes: { ja: '時刻は分までです（秒はいつも 00）。', en: 'Times are minutes: seconds are always 00.' },
  written: { ja: '記録簿を書きました：{path}', en: 'The log is written to {path}' },
} as const
