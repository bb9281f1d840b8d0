/** Words of the independent check (`ippyo verify`): what was found on a medium, and what to do next. */
import { type RefusalCatalogue, refusal } from './message.ts'

type MediumCode =
  | 'missing'
  | 'no-permission'
  | 'not-a-file'
  | 'unreadable'
  | 'not-a-ballot-box'
  | 'unknown-format'
  | 'header-not-signed'
  | 'header-malformed'
  | 'other-use'
  | 'other-election'
  | 'other-key-set'
  | 'unknown-station'
  | 'unknown-pair'
  | 'header-contradicts-package'
  | 'truncated'
  | 'oversize'
  | 'as-initialised'
  | 'not-closed'
  | 'closed-for-a-day-only'
  | 'seal-malformed'
  | 'seal-of-unknown-machine'
  | 'seal-not-signed'
  | 'seal-of-other-medium'
  | 'this-medium-failed'
  | 'gap-not-zero'
  | 'earlier-seals-altered'
  | 'altered'
  | 'damaged'
  | 'counts-differ'

/** Sealed and unchanged, but somebody must say why before it counts. */
type DoubtCode =
  | 'pages-lost'
  | 'marks-differ-from-sessions'
  | 'log-chain-broken'
  | 'day-seal-bad'
  | 'sealed-by-another-machine'
  | 'seals-fall'
  | 'records-above-marks'
  | 'record-twice'
  | 'failure-not-logged'
  | 'older-list'

/** Of original and duplicate of one pair. */
type PairCode =
  | 'pair-copy-of-a-medium'
  | 'pair-same-role-twice'
  | 'pair-headers-differ'
  | 'pair-contents-differ'
  | 'pair-unreadable'

/** Of the district that was to be opened. */
type DistrictCode =
  | 'district-incomplete'
  | 'pair-contested'
  | 'sealed-but-not-started'
  | 'begun-but-not-started'
  | 'lost-but-present'
  | 'never-started-but-used'
  | 'lost-media-not-signed'
  | 'lost-media-differ'
  | 'share-unreadable'
  | 'not-a-share'
  | 'share-damaged'
  | 'share-of-other-election'
  | 'wrong-passphrase'
  | 'wrong-share'
  | 'share-twice'
  | 'too-few-shares'
  | 'wrong-key'
  | 'medium-changed'
  | 'key-process-ended'

type StationCode =
  | 'marks-on-two-machines'
  | 'records-on-two-media'
  | 'report-not-genuine'
  | 'report-sealed-but-not-started'
  | 'report-begun-but-not-started'
  | 'report-medium-not-given'
  | 'report-pair-not-named'
  | 'report-reports-disagree'
  | 'report-station-did-not-vote'
  | 'report-machine-differs-from-report'
  | 'report-seal-number-differs'
  | 'report-records-told-differ'
  | 'report-sealed-after-report'
  | 'report-books'

type CountCode =
  | 'records-unopened'
  | 'count-missing'
  | 'count-declaration-missing'
  | 'count-of-other-package'
  | 'count-malformed'
  | 'count-differs'

type PackageCode =
  | 'verify-reports-missing'
  | 'verify-package-missing'
  | 'verify-package-too-large'
  | 'verify-package-not-signed'
  | 'verify-package-of-other-authority'
  | 'verify-package-altered'
  | 'verify-package-malformed'
  | 'verify-authority-key-unusable'
  | 'verify-file-missing-or-altered'
  | 'verify-candidate-list-missing'
  | 'verify-candidate-list-refused'

const KEEP_JA = '媒体には何も書いていません。この媒体を別に保管し、選挙長に報告してください。'
const KEEP_EN = 'Nothing was written to it. Keep this medium apart and report it to the election chair.'
const OTHER_JA = 'この選挙の媒体を入れてください。入れ違いがないか、番号札を確かめてください。'
const OTHER_EN = 'Insert a medium of this election; compare the label, it may have been mixed up.'
const SEAL_JA = '投票機で閉鎖(封印)してから、もう一度確かめてください。できないときは選挙長に報告してください。'
const SEAL_EN =
  'Close and seal it at a voting machine, then check again. If that is impossible, report it to the election chair.'
const EXPLAIN_JA = '媒体は封印したときのままです。理由を書いて、選挙長に報告してください。'
const EXPLAIN_EN = 'The medium is as it was sealed. Write down why, and report it to the election chair.'
const SHARE_JA = '何も開いていません。保管者の持ち分を確かめて、もう一度入れてください。'
const SHARE_EN = "Nothing was opened. See which holder's share it is, and give it again."
const REPORT_JA = '報告と媒体のどちらも残してください。投票所の書類と照らし、選挙長に報告してください。'
const REPORT_EN = "Keep both report and medium. Compare with the station's papers and tell the election chair."
const PACKAGE_JA = '選挙管理委員会から受け取った選挙データを、もう一度写し直してください。'
const PACKAGE_EN = 'Take the package from the election commission again.'

export const verifyRefusals = {
  missing: refusal(
    'ここに媒体のファイルがありません。',
    '媒体が差し込まれているか、場所の名前が正しいかを確かめてください。',
    'There is no ballot box at this place.',
    'See that the medium is inserted and that the path is right.',
  ),
  'no-permission': refusal(
    'この利用者には、この媒体を読む権限がありません。',
    '媒体には何も書いていません。読める利用者で、もう一度確かめてください。',
    'This user may not read the medium.',
    'Nothing was written to it. Check again as a user who may read it.',
  ),
  'not-a-file': refusal(
    'ファイルではありません(装置、パイプなど)。',
    '媒体を読み取り専用で接続し、そのディレクトリを指定してください。',
    'This is no file: a device, a pipe or the like.',
    'Mount the medium read-only and name its directory.',
  ),
  unreadable: refusal('媒体を読めません。', KEEP_JA, 'The medium cannot be read.', KEEP_EN),
  'not-a-ballot-box': refusal('投票の媒体ではありません。', OTHER_JA, 'This is no ballot box.', OTHER_EN),
  'unknown-format': refusal(
    'この検査が知らない形式の媒体です。',
    '新しい版の検査を使ってください。',
    'This medium has a format that this check does not know.',
    'Use a newer version of the check.',
  ),
  'header-not-signed': refusal(
    '媒体の見出しに、選挙管理委員会の署名がありません。',
    KEEP_JA,
    'The header of the medium is not signed by the election commission.',
    KEEP_EN,
  ),
  'header-malformed': refusal(
    '媒体の見出しが正しくありません。',
    KEEP_JA,
    'The header of the medium is malformed.',
    KEEP_EN,
  ),
  'other-use': refusal(
    '本番・模擬・見本の別が、この選挙と違う媒体です。',
    OTHER_JA,
    'The medium is of another use: live, rehearsal and fixture never mix.',
    OTHER_EN,
  ),
  'other-election': refusal('別の選挙の媒体です。', OTHER_JA, 'The medium belongs to another election.', OTHER_EN),
  'other-key-set': refusal('別の鍵で作られた媒体です。', OTHER_JA, 'The medium was made with other keys.', OTHER_EN),
  'unknown-station': refusal(
    'この選挙にない投票所の媒体です。',
    OTHER_JA,
    'No station of this election has this medium.',
    OTHER_EN,
  ),
  'unknown-pair': refusal(
    'この投票所にない組の媒体です。',
    OTHER_JA,
    'No voting machine of its station has this pair of media.',
    OTHER_EN,
  ),
  'header-contradicts-package': refusal(
    '媒体の選挙・投票日・投票の種類が、選挙データと合いません。',
    KEEP_JA,
    'The medium was made for other contests, days or kind of voting than the package says.',
    KEEP_EN,
  ),
  truncated: refusal('媒体が短く、一部がありません。', KEEP_JA, 'The medium is too short: part is missing.', KEEP_EN),
  oversize: refusal(
    '媒体が見出しより長く、余分なデータがあります。',
    KEEP_JA,
    'The medium is longer than its header says.',
    KEEP_EN,
  ),
  'as-initialised': refusal(
    '準備したときのままで、一度も使われていない媒体です。',
    '予備なら、投票所の報告と合うことを確かめてください。使われたはずなら、選挙長に報告してください。',
    'The medium is as it was prepared: it was never used.',
    'If it is a spare, see that the station report says so; if it was used, report it to the election chair.',
  ),
  'not-closed': refusal(
    '閉鎖(封印)されていない媒体です。',
    SEAL_JA,
    'The medium was not closed: it has no seal.',
    SEAL_EN,
  ),
  'closed-for-a-day-only': refusal(
    'その日の封印だけがあり、最後の封印がありません。',
    SEAL_JA,
    'The medium was closed for a day only; the final seal is missing.',
    SEAL_EN,
  ),
  'seal-malformed': refusal('封印の内容が正しくありません。', KEEP_JA, 'The closing seal is malformed.', KEEP_EN),
  'seal-of-unknown-machine': refusal(
    'この投票所の投票機ではないものが封印しています。',
    KEEP_JA,
    'It was sealed by no voting machine of this station.',
    KEEP_EN,
  ),
  'seal-not-signed': refusal(
    '封印の署名が合いません。',
    KEEP_JA,
    'The signature of the closing seal does not fit.',
    KEEP_EN,
  ),
  'seal-of-other-medium': refusal(
    '別の媒体の封印です。',
    KEEP_JA,
    'The closing seal belongs to another medium.',
    KEEP_EN,
  ),
  'this-medium-failed': refusal(
    '投票中に故障したと封印に書かれた媒体です。',
    '相手の媒体を使ってください。相手もないときは選挙長に報告してください。',
    'The seal says that this medium failed while voting.',
    'Use its partner; if there is none, report it to the election chair.',
  ),
  'gap-not-zero': refusal(
    '何も書かれないはずの場所に、余分なデータがあります。',
    KEEP_JA,
    'There is foreign data where nothing is ever written.',
    KEEP_EN,
  ),
  'earlier-seals-altered': refusal(
    '前の日の封印が変えられています。',
    KEEP_JA,
    'A seal of an earlier day was changed.',
    KEEP_EN,
  ),
  altered: refusal('封印のあとで内容が変わっています。', KEEP_JA, 'The contents changed after the seal.', KEEP_EN),
  damaged: refusal('壊れた記録があります。', KEEP_JA, 'Records are damaged.', KEEP_EN),
  'counts-differ': refusal(
    '記録の数が封印と合いません。',
    KEEP_JA,
    'The number of records differs from the seal.',
    KEEP_EN,
  ),
  'pages-lost': refusal(
    '2つの媒体のどちらにも残っていない記録のページがあります(封印に数があります)。',
    EXPLAIN_JA,
    'Some pages are held by neither medium any more; the seal counts them.',
    EXPLAIN_EN,
  ),
  'marks-differ-from-sessions': refusal(
    '使用済みの印の数が、終わった投票の数と合いません。',
    EXPLAIN_JA,
    'The number of spent marks differs from the sessions that were finished.',
    EXPLAIN_EN,
  ),
  'log-chain-broken': refusal('記録簿の鎖が切れています。', EXPLAIN_JA, 'The chain of the log is broken.', EXPLAIN_EN),
  'day-seal-bad': refusal(
    '前の日の封印のページが壊れています。',
    EXPLAIN_JA,
    'The seal page of an earlier day is no whole seal.',
    EXPLAIN_EN,
  ),
  'sealed-by-another-machine': refusal(
    'この組の投票機ではない、同じ投票所の別の投票機が封印しています。',
    '引き継ぎだったかどうかを投票録で確かめ、選挙長に報告してください。',
    'Another machine of the station sealed it than the one of this pair.',
    "See in the station's record whether the pair was taken over, and tell the election chair.",
  ),
  'seals-fall': refusal(
    '後の封印の数が、前の日の封印より小さくなっています。',
    EXPLAIN_JA,
    'A later seal counts less than that of an earlier day.',
    EXPLAIN_EN,
  ),
  'records-above-marks': refusal(
    '一つの選挙の記録が、終わった投票の数より多くあります。',
    EXPLAIN_JA,
    'One contest has more records than there were sessions.',
    EXPLAIN_EN,
  ),
  'record-twice': refusal(
    '同じ暗号の記録が二度あります。',
    EXPLAIN_JA,
    'One encrypted record stands twice.',
    EXPLAIN_EN,
  ),
  'older-list': refusal(
    '投票機が古い候補者一覧で投票に使われました（記録簿による）。',
    '選挙長に報告してください。票は、画面に出ていた候補者のものとして数えます。',
    'The machine was used for voting under an older candidate list, as its log tells.',
    'Report it to the election chair. Votes count for whom the screen showed.',
  ),
  'failure-not-logged': refusal(
    '封印が伝える媒体の故障が、記録簿と合いません。',
    EXPLAIN_JA,
    'The seal names a failed medium otherwise than the log.',
    EXPLAIN_EN,
  ),
  'pair-copy-of-a-medium': refusal(
    '同じ組の同じ役(正（原本）または副（複写）)の媒体が2つあり、すべてのバイトが同じです: {paths}',
    '票は一度だけ数えます。同じ媒体を二度示したのでなければ、だれがなぜ写しを作ったかを確かめ、選挙長に報告してください。',
    'There are two media in the same role of this pair, alike in every byte: {paths}',
    'Its votes count once. Unless one medium was named twice, find out who made a copy and why, and tell the election chair.',
  ),
  'pair-same-role-twice': refusal(
    '同じ組の同じ役(正（原本）または副（複写）)の媒体が2つあります。',
    KEEP_JA,
    'There are two media in the same role of this pair.',
    KEEP_EN,
  ),
  'pair-headers-differ': refusal(
    '正（原本）と副（複写）が、互いに組として作られたものではありません。',
    KEEP_JA,
    'Original and duplicate were not made for each other.',
    KEEP_EN,
  ),
  'pair-contents-differ': refusal(
    '正（原本）と副（複写）の内容が違います。',
    KEEP_JA,
    'Original and duplicate hold different contents.',
    KEEP_EN,
  ),
  'pair-unreadable': refusal(
    '正（原本）と副（複写）を比べられません。',
    KEEP_JA,
    'The two cannot be compared.',
    KEEP_EN,
  ),
  'marks-on-two-machines': refusal(
    '投票所 {station}: 同じ投票カードの印が2度あります(組 {pairs}、{marks} 枚)。',
    'カードが複製されたおそれがあります。選挙長に報告してください。',
    'Station {station}: the mark of one card stands twice (pairs {pairs}, {marks} cards).',
    'A card may have been copied. Report it to the election chair.',
  ),
  'report-not-genuine': refusal(
    '投票所の報告として信じられないファイルがあります: {file}',
    'この投票所の発券機が署名した報告を使ってください。この報告からは何も信じていません。',
    'This is no report that an issuer of its station signed: {file}',
    "Use the report that the station's issuer signed. Nothing of this one was believed.",
  ),
  'records-on-two-media': refusal(
    '同じ暗号の記録が、二つの媒体にあります(投票所 組): {pairs}',
    '写された記録のおそれがあります。選挙長に報告してください。',
    'One encrypted record stands on two media (station, pair): {pairs}',
    'It may have been copied. Report it to the election chair.',
  ),
  'report-sealed-but-not-started': refusal(
    '{place}: 報告では使っていない({told})のに、封印された記録があります。',
    REPORT_JA,
    '{place}: sealed records, though the report does not call it used ({told}).',
    REPORT_EN,
  ),
  'report-begun-but-not-started': refusal(
    '{place}: 報告では使っていない({told})のに、使い始めて閉鎖されていない媒体があります。',
    REPORT_JA,
    '{place}: a medium that was begun and never closed, though the report does not call it used ({told}).',
    REPORT_EN,
  ),
  'report-medium-not-given': refusal(
    '{place}: 報告では使われています({told})が、確かめられる媒体が入れられていません。',
    'その組の媒体も入れて、もう一度確かめてください。',
    '{place}: used according to the report ({told}), and no whole medium of it was given.',
    'Give a medium of this pair as well, and check again.',
  ),
  'report-pair-not-named': refusal(
    '{place}: 媒体がなく、報告にも書かれていません。',
    REPORT_JA,
    '{place}: there is no medium of it, and no report names it.',
    REPORT_EN,
  ),
  'report-reports-disagree': refusal(
    '{place}: 投票所の報告が互いに違います(最後の報告では {told})。',
    REPORT_JA,
    '{place}: the reports of the station contradict each other (the last one says {told}).',
    REPORT_EN,
  ),
  'report-station-did-not-vote': refusal(
    '{place}: 報告では、カードは一枚も出ていません。',
    '繰延投票（公職選挙法57条）の投票所か、選挙管理委員会に確かめてください。',
    '{place}: by its report not one card was issued.',
    'Ask the election commission whether its voting was postponed (Public Offices Election Act, art. 57).',
  ),
  'report-machine-differs-from-report': refusal(
    '{place}: 封印した投票機 {machine} が、報告の投票機 {told} と違います。',
    REPORT_JA,
    '{place}: sealed by {machine}, the report names {told}.',
    REPORT_EN,
  ),
  'report-records-told-differ': refusal(
    '{place}: 報告の記録数と媒体の記録数が違います(選挙 報告/媒体): {records}',
    REPORT_JA,
    '{place}: records in the report and on the media differ (contest, told/found): {records}',
    REPORT_EN,
  ),
  'report-seal-number-differs': refusal(
    '{place}: 封印の照合番号({found})が、報告の番号({told})と違います。',
    REPORT_JA,
    '{place}: the check number of the seal ({found}) is not the one in the report ({told}).',
    REPORT_EN,
  ),
  'report-sealed-after-report': refusal(
    '{place}: 封印({closedAt})が報告({madeAt})より後です。',
    REPORT_JA,
    '{place}: sealed at {closedAt}, after the report of {madeAt}.',
    REPORT_EN,
  ),
  'report-books': refusal(
    '{place}: 出たカードと記録の数が合いません（選挙 投票者数－記録－発見: {remainders}。報告の、戻らないカード: {missing}）。',
    '媒体がほかにないか、投票所の書類と照らし、選挙長に報告してください。欠けていない、とは言えません。',
    '{place}: cards and records differ (contest, voters − records − found: {remainders}; cards not back by the report: {missing}).',
    "See by the station's papers whether there are more media, and tell the election chair. Nobody can say that all is there.",
  ),
  'begun-but-not-started': refusal(
    '始めていないと報告された組に、使い始めて閉鎖されていない媒体があります: {pairs}',
    '何も開いていません。選挙長に報告してください。',
    'These pairs were begun and never closed, although the station reports that they were never started: {pairs}',
    'Nothing was opened. Report it to the election chair.',
  ),
  'district-incomplete': refusal(
    '開票区の全部がそろっていないので、開きません: {pairs}',
    'すべての投票機の媒体を入れてください。始めていない予備は --reports の署名つき報告で、なくなった組は署名つきの宣言で示します。',
    'The counting district is not complete, so nothing is opened: {pairs}',
    'Give a whole medium of every machine. Signed reports (--reports) show unused spares, a signed declaration lost pairs.',
  ),
  'pair-contested': refusal(
    '封印された2つの媒体が、一つの組の正（原本）と副（複写）として合いません: {pairs}',
    'どちらが数えられたかを選挙長に確かめ、その媒体だけを入れてください。',
    'Two sealed media do not belong together as original and duplicate of one pair: {pairs}',
    'Ask the election chair which one counts, and give that one alone.',
  ),
  'sealed-but-not-started': refusal(
    '始めていないと報告された組に、封印された媒体があります: {pairs}',
    '何も開いていません。選挙長に報告してください。',
    'These pairs are sealed, although the station reports that they were never started: {pairs}',
    'Nothing was opened. Report it to the election chair.',
  ),
  'lost-but-present': refusal(
    'なくなったと宣言された組の媒体があります: {pairs}',
    '媒体が優先します。その組を除いた宣言に改めてもらってください。何も開いていません。',
    'These pairs were declared lost, and are here: {pairs}',
    'The media come first: have the declaration renewed without these pairs. Nothing was opened.',
  ),
  'never-started-but-used': refusal(
    '投票を始めていないと宣言された組が、報告または媒体では使われています: {pairs}',
    '宣言を改めてもらってください。何も開いていません。',
    'These pairs were declared never started, and a report or a medium says that they were used: {pairs}',
    'Have the declaration renewed. Nothing was opened.',
  ),
  'lost-media-not-signed': refusal(
    'なくなった媒体の宣言に、選挙管理委員会の署名がありません。',
    '何も開いていません。委員会の署名した宣言を使ってください。',
    'The declaration of lost media is not signed by the commission.',
    'Nothing was opened. Use the declaration that the commission signed.',
  ),
  'lost-media-differ': refusal(
    'なくなった媒体の宣言が二つあり、内容が違います（--reports と --count の場所の lost-media.json）。',
    '何も開いていません。開票に使われた宣言の場所を、一つだけ示してください。どちらか分からないときは選挙管理委員会に確かめてください。',
    'There are two declarations of lost media, and they differ (lost-media.json where --reports and --count lead).',
    'Nothing was opened. Name only the folder with the declaration that the count used; if you do not know which, ask the election commission.',
  ),
  'share-unreadable': refusal(
    '鍵の持ち分を読めません: {share}',
    SHARE_JA,
    'This share cannot be read: {share}',
    SHARE_EN,
  ),
  'not-a-share': refusal('鍵の持ち分ではありません: {share}', SHARE_JA, 'This is no key share: {share}', SHARE_EN),
  'share-damaged': refusal('鍵の持ち分が壊れています: {share}', SHARE_JA, 'The share is damaged: {share}', SHARE_EN),
  'share-of-other-election': refusal(
    '別の選挙の鍵の持ち分です: {share}',
    SHARE_JA,
    'The share belongs to another election: {share}',
    SHARE_EN,
  ),
  'wrong-passphrase': refusal(
    '合言葉が違います: {share}',
    '何も開いていません。本人がもう一度入れてください。',
    'The passphrase is wrong: {share}',
    'Nothing was opened. Its holder types it again.',
  ),
  'wrong-share': refusal(
    '選挙データにある鍵の持ち分ではありません: {share}',
    SHARE_JA,
    'This is not the share that the package committed to: {share}',
    SHARE_EN,
  ),
  'share-twice': refusal(
    '同じ番号の持ち分が2つあります: {index}',
    SHARE_JA,
    'Two shares have the same number: {index}',
    SHARE_EN,
  ),
  'too-few-shares': refusal(
    '鍵の持ち分が足りません: {given}/{needed}',
    '何も開いていません。ほかの保管者の持ち分を --share で加えてください。',
    'There are too few shares: {given} of {needed}',
    'Nothing was opened. Add the shares of other holders with --share.',
  ),
  'wrong-key': refusal(
    '持ち分は正しいのに、選挙データの鍵になりません。',
    '何も開いていません。選挙管理委員会に報告してください。',
    'All shares are right, and yet they do not give the key of the package.',
    'Nothing was opened. Report it to the commission.',
  ),
  'medium-changed': refusal(
    '確かめたあとで媒体が変わりました: {path}',
    '結果は出していません。媒体を書き込み禁止にして、もう一度確かめてください。',
    'The medium changed after it was verified: {path}',
    'No result was given. Write-protect the media and check again.',
  ),
  'key-process-ended': refusal(
    '鍵の処理が途中で終わりました。',
    '鍵は残っていません。結果も出していません。もう一度、持ち分を入れてください。',
    'The key process ended before it was done.',
    'No key is left and no result was given. Give the shares again.',
  ),
  'records-unopened': refusal(
    '開けない票が {count} 件あります。中身を読めないか、名簿にない番号の記録で、どの候補者にも加えていません。',
    '選挙長に報告し、開票録に理由が書かれているか確かめてください。投票機のプログラムも調べてください。',
    '{count} records are unopened: they cannot be read, or hold a number of no list. They are added to no candidate.',
    "Report it to the election chair and see whether the counting record says why. Have the machines' software examined.",
  ),
  'count-missing': refusal(
    '開票の記録がないか、途中までしかありません。ないもの: {path}',
    '--count が開票の --out の場所かどうかを確かめてください。場所が正しければ、記録が失われています。選挙長に報告してください。',
    'There are no files of a count, or not all of them. Not there: {path}',
    'See that --count names the --out directory of the count. If it does, part of its files is lost: report it to the election chair.',
  ),
  'count-declaration-missing': refusal(
    '開票では、なくなったと宣言された組を除いています。その宣言（lost-media.json）が、示された場所にありません。',
    '宣言のある場所を --reports か --count で示してください。開票の --out か、投票所の報告の場所にあります。',
    'The count left out pairs that were declared lost. Their declaration (lost-media.json) is in no folder that you named.',
    'Name its folder with --reports or --count: it is in the --out of the count, or beside the station reports.',
  ),
  'count-of-other-package': refusal(
    '別の選挙データの開票の記録です。',
    'この選挙の開票の場所を指定してください。',
    'These files are of the count of another package.',
    "Name the directory of this election's count.",
  ),
  'count-malformed': refusal(
    '開票の記録の形式が分かりません。',
    '同じ版の開票の記録を使ってください。',
    'The files of the count have an unknown form.',
    'Use the files of a count of the same version.',
  ),
  'count-differs': refusal(
    '開票の記録と合いません。',
    '選挙長に報告してください。どちらの記録も消さないでください。',
    'The count differs from what was found here.',
    'Report it to the election chair. Keep both.',
  ),
  'verify-reports-missing': refusal(
    '投票所の報告がこのフォルダーに一つもありません: {path}',
    '何も確かめていません。--reports で、投票所の報告（.json と .sig）のあるフォルダーを指定してください。',
    'There is no station report in this folder: {path}',
    'Nothing was checked. Name the folder of the station reports (.json and .sig) with --reports.',
  ),
  'verify-package-missing': refusal(
    'この場所に選挙データがありません: {path}',
    '--package で、package.json のあるフォルダーを指定してください。',
    'There is no election package at this place: {path}',
    'Name the folder that holds package.json with --package.',
  ),
  'verify-package-too-large': refusal(
    '選挙データが大きすぎます。',
    PACKAGE_JA,
    'The package is larger than any package can be.',
    PACKAGE_EN,
  ),
  'verify-authority-key-unusable': refusal(
    '選挙管理委員会の公開鍵として使えません。',
    '鍵の式の記録にある authority.pub を使ってください。',
    'This is no usable public key of a commission.',
    'Use the authority.pub of the ceremony record.',
  ),
  'verify-file-missing-or-altered': refusal(
    '選挙データにあるはずのファイルがないか、変えられています: {file}',
    PACKAGE_JA,
    'A file that the package lists is missing or was changed: {file}',
    PACKAGE_EN,
  ),
  'verify-candidate-list-missing': refusal(
    '候補者一覧がありません。',
    PACKAGE_JA,
    'There is no candidate list.',
    PACKAGE_EN,
  ),
  'verify-candidate-list-refused': refusal(
    '候補者一覧を使えません: {file}({why})',
    PACKAGE_JA,
    'This candidate list cannot be used: {file} ({why})',
    PACKAGE_EN,
  ),
  'verify-package-not-signed': refusal(
    '選挙データに署名がありません。',
    PACKAGE_JA,
    'The package is not signed.',
    PACKAGE_EN,
  ),
  'verify-package-of-other-authority': refusal(
    '別の選挙管理委員会が署名した選挙データです。',
    `まず --authority の鍵を確かめてください。その照合番号は {fingerprint} です。鍵生成の記録（紙）の番号と違えば、鍵のファイルが違います。同じなら、選挙データが違います。${PACKAGE_JA}`,
    'The package was signed by another commission.',
    `First look at the key that --authority names: its check number is {fingerprint}. If the paper of the key ceremony has another one, the key file is wrong; if the same, the package is. ${PACKAGE_EN}`,
  ),
  'verify-package-altered': refusal(
    '選挙データが変えられています。',
    PACKAGE_JA,
    'The package was changed.',
    PACKAGE_EN,
  ),
  'verify-package-malformed': refusal(
    '選挙データの形式が分かりません。',
    PACKAGE_JA,
    'The package has an unknown form.',
    PACKAGE_EN,
  ),
} satisfies RefusalCatalogue<MediumCode | DoubtCode | PairCode | DistrictCode | StationCode | CountCode | PackageCode>
