/** Words of the independent check (`ippyo verify`): what was found on a medium, and what to do next. */
import type { RefusalCatalogue } from './message.ts'

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
type PairCode = 'pair-copy-of-a-medium' | 'pair-same-role-twice' | 'pair-headers-differ' | 'pair-contents-differ' | 'pair-unreadable'

/** Of the district that was to be opened. */
type DistrictCode =
  | 'district-incomplete'
  | 'pair-contested'
  | 'sealed-but-not-started'
  | 'begun-but-not-started'
  | 'lost-but-present'
  | 'never-started-but-used'
  | 'online-box-not-here'
  | 'lost-media-not-signed'
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
  | 'roll-list-differs'
  | 'roll-list-earlier'
  | 'roll-round-missing'
  | 'roll-round-not-signed'

type CountCode = 'records-unopened' | 'count-missing' | 'count-declaration-missing' | 'count-of-other-package' | 'count-malformed' | 'count-differs'

type PackageCode =
  | 'verify-reports-missing'
  | 'bundle-missing'
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

const KEEP = { ja: '媒体には何も書いていません。この媒体を別に保管し、選挙長に報告してください。', en: 'Nothing was written to it. Keep this medium apart and report it to the election chair.' }
const OTHER = { ja: 'この選挙の媒体を入れてください。入れ違いがないか、番号札を確かめてください。', en: 'Insert a medium of this election; compare the label, it may have been mixed up.' }
const SEAL = {
  ja: '投票機で閉鎖(封印)してから、もう一度確かめてください。できないときは選挙長に報告してください。',
  en: 'Close and seal it at a voting machine, then check again. If that is impossible, report it to the election chair.',
}
const EXPLAIN = { ja: '媒体は封印したときのままです。理由を書いて、選挙長に報告してください。', en: 'The medium is as it was sealed. Write down why, and report it to the election chair.' }
const SHARE = { ja: '何も開いていません。保管者の持ち分を確かめて、もう一度入れてください。', en: "Nothing was opened. See which holder's share it is, and give it again." }
const REPORT = {
  ja: '報告と媒体のどちらも残してください。投票所の書類と照らし、選挙長に報告してください。',
  en: "Keep both report and medium. Compare with the station's papers and tell the election chair.",
}
const PACKAGE = { ja: '選挙管理委員会から受け取った選挙データを、もう一度写し直してください。', en: 'Take the package from the election commission again.' }

export const verifyRefusals = {
  missing: {
    ja: { title: 'ここに媒体のファイルがありません。', next: '媒体が差し込まれているか、場所の名前が正しいかを確かめてください。' },
    en: { title: 'There is no ballot box at this place.', next: 'See that the medium is inserted and that the path is right.' },
  },
  'no-permission': {
    ja: { title: 'この利用者には、この媒体を読む権限がありません。', next: '媒体には何も書いていません。読める利用者で、もう一度確かめてください。' },
    en: { title: 'This user may not read the medium.', next: 'Nothing was written to it. Check again as a user who may read it.' },
  },
  'not-a-file': {
    ja: { title: 'ファイルではありません(装置、パイプなど)。', next: '媒体を読み取り専用で接続し、そのディレクトリを指定してください。' },
    en: { title: 'This is no file: a device, a pipe or the like.', next: 'Mount the medium read-only and name its directory.' },
  },
  unreadable: {
    ja: { title: '媒体を読めません。', next: KEEP.ja },
    en: { title: 'The medium cannot be read.', next: KEEP.en },
  },
  'not-a-ballot-box': {
    ja: { title: '投票の媒体ではありません。', next: OTHER.ja },
    en: { title: 'This is no ballot box.', next: OTHER.en },
  },
  'unknown-format': {
    ja: { title: 'この検査が知らない形式の媒体です。', next: '新しい版の検査を使ってください。' },
    en: { title: 'This medium has a format that this check does not know.', next: 'Use a newer version of the check.' },
  },
  'header-not-signed': {
    ja: { title: '媒体の見出しに、選挙管理委員会の署名がありません。', next: KEEP.ja },
    en: { title: 'The header of the medium is not signed by the election commission.', next: KEEP.en },
  },
  'header-malformed': {
    ja: { title: '媒体の見出しが正しくありません。', next: KEEP.ja },
    en: { title: 'The header of the medium is malformed.', next: KEEP.en },
  },
  'other-use': {
    ja: { title: '本番・模擬・見本の別が、この選挙と違う媒体です。', next: OTHER.ja },
    en: { title: 'The medium is of another use: live, rehearsal and fixture never mix.', next: OTHER.en },
  },
  'other-election': {
    ja: { title: '別の選挙の媒体です。', next: OTHER.ja },
    en: { title: 'The medium belongs to another election.', next: OTHER.en },
  },
  'other-key-set': {
    ja: { title: '別の鍵で作られた媒体です。', next: OTHER.ja },
    en: { title: 'The medium was made with other keys.', next: OTHER.en },
  },
  'unknown-station': {
    ja: { title: 'この選挙にない投票所の媒体です。', next: OTHER.ja },
    en: { title: 'No station of this election has this medium.', next: OTHER.en },
  },
  'unknown-pair': {
    ja: { title: 'この投票所にない組の媒体です。', next: OTHER.ja },
    en: { title: 'No voting machine of its station has this pair of media.', next: OTHER.en },
  },
  'header-contradicts-package': {
    ja: { title: '媒体の選挙・投票日・投票の種類が、選挙データと合いません。', next: KEEP.ja },
    en: { title: 'The medium was made for other contests, days or kind of voting than the package says.', next: KEEP.en },
  },
  truncated: {
    ja: { title: '媒体が短く、一部がありません。', next: KEEP.ja },
    en: { title: 'The medium is too short: part is missing.', next: KEEP.en },
  },
  oversize: {
    ja: { title: '媒体が見出しより長く、余分なデータがあります。', next: KEEP.ja },
    en: { title: 'The medium is longer than its header says.', next: KEEP.en },
  },
  'as-initialised': {
    ja: { title: '準備したときのままで、一度も使われていない媒体です。', next: '予備なら、投票所の報告と合うことを確かめてください。使われたはずなら、選挙長に報告してください。' },
    en: { title: 'The medium is as it was prepared: it was never used.', next: 'If it is a spare, see that the station report says so; if it was used, report it to the election chair.' },
  },
  'not-closed': {
    ja: { title: '閉鎖(封印)されていない媒体です。', next: SEAL.ja },
    en: { title: 'The medium was not closed: it has no seal.', next: SEAL.en },
  },
  'closed-for-a-day-only': {
    ja: { title: 'その日の封印だけがあり、最後の封印がありません。', next: SEAL.ja },
    en: { title: 'The medium was closed for a day only; the final seal is missing.', next: SEAL.en },
  },
  'seal-malformed': {
    ja: { title: '封印の内容が正しくありません。', next: KEEP.ja },
    en: { title: 'The closing seal is malformed.', next: KEEP.en },
  },
  'seal-of-unknown-machine': {
    ja: { title: 'この投票所の投票機ではないものが封印しています。', next: KEEP.ja },
    en: { title: 'It was sealed by no voting machine of this station.', next: KEEP.en },
  },
  'seal-not-signed': {
    ja: { title: '封印の署名が合いません。', next: KEEP.ja },
    en: { title: 'The signature of the closing seal does not fit.', next: KEEP.en },
  },
  'seal-of-other-medium': {
    ja: { title: '別の媒体の封印です。', next: KEEP.ja },
    en: { title: 'The closing seal belongs to another medium.', next: KEEP.en },
  },
  'this-medium-failed': {
    ja: { title: '投票中に故障したと封印に書かれた媒体です。', next: '相手の媒体を使ってください。相手もないときは選挙長に報告してください。' },
    en: { title: 'The seal says that this medium failed while voting.', next: 'Use its partner; if there is none, report it to the election chair.' },
  },
  'gap-not-zero': {
    ja: { title: '何も書かれないはずの場所に、余分なデータがあります。', next: KEEP.ja },
    en: { title: 'There is foreign data where nothing is ever written.', next: KEEP.en },
  },
  'earlier-seals-altered': {
    ja: { title: '前の日の封印が変えられています。', next: KEEP.ja },
    en: { title: 'A seal of an earlier day was changed.', next: KEEP.en },
  },
  altered: {
    ja: { title: '封印のあとで内容が変わっています。', next: KEEP.ja },
    en: { title: 'The contents changed after the seal.', next: KEEP.en },
  },
  damaged: {
    ja: { title: '壊れた記録があります。', next: KEEP.ja },
    en: { title: 'Records are damaged.', next: KEEP.en },
  },
  'counts-differ': {
    ja: { title: '記録の数が封印と合いません。', next: KEEP.ja },
    en: { title: 'The number of records differs from the seal.', next: KEEP.en },
  },
  'pages-lost': {
    ja: { title: '2つの媒体のどちらにも残っていない記録のページがあります(封印に数があります)。', next: EXPLAIN.ja },
    en: { title: 'Some pages are held by neither medium any more; the seal counts them.', next: EXPLAIN.en },
  },
  'marks-differ-from-sessions': {
    ja: { title: '使用済みの印の数が、終わった投票の数と合いません。', next: EXPLAIN.ja },
    en: { title: 'The number of spent marks differs from the sessions that were finished.', next: EXPLAIN.en },
  },
  'log-chain-broken': {
    ja: { title: '記録簿の鎖が切れています。', next: EXPLAIN.ja },
    en: { title: 'The chain of the log is broken.', next: EXPLAIN.en },
  },
  'day-seal-bad': {
    ja: { title: '前の日の封印のページが壊れています。', next: EXPLAIN.ja },
    en: { title: 'The seal page of an earlier day is no whole seal.', next: EXPLAIN.en },
  },
  'sealed-by-another-machine': {
    ja: { title: 'この組の投票機ではない、同じ投票所の別の投票機が封印しています。', next: '引き継ぎだったかどうかを投票録で確かめ、選挙長に報告してください。' },
    en: { title: 'Another machine of the station sealed it than the one of this pair.', next: "See in the station's record whether the pair was taken over, and tell the election chair." },
  },
  'seals-fall': {
    ja: { title: '後の封印の数が、前の日の封印より小さくなっています。', next: EXPLAIN.ja },
    en: { title: 'A later seal counts less than that of an earlier day.', next: EXPLAIN.en },
  },
  'records-above-marks': {
    ja: { title: '一つの選挙の記録が、終わった投票の数より多くあります。', next: EXPLAIN.ja },
    en: { title: 'One contest has more records than there were sessions.', next: EXPLAIN.en },
  },
  'record-twice': {
    ja: { title: '同じ暗号の記録が二度あります。', next: EXPLAIN.ja },
    en: { title: 'One encrypted record stands twice.', next: EXPLAIN.en },
  },
  'older-list': {
    ja: { title: '投票機が古い候補者一覧で投票に使われました（記録簿による）。', next: '選挙長に報告してください。票は、画面に出ていた候補者のものとして数えます。' },
    en: { title: 'The machine was used for voting under an older candidate list, as its log tells.', next: 'Report it to the election chair. Votes count for whom the screen showed.' },
  },
  'failure-not-logged': {
    ja: { title: '封印が伝える媒体の故障が、記録簿と合いません。', next: EXPLAIN.ja },
    en: { title: 'The seal names a failed medium otherwise than the log.', next: EXPLAIN.en },
  },
  'pair-copy-of-a-medium': {
    ja: {
      title: '同じ組の同じ役(正（原本）または副（複写）)の媒体が2つあり、すべてのバイトが同じです: {paths}',
      next: '票は一度だけ数えます。同じ媒体を二度示したのでなければ、だれがなぜ写しを作ったかを確かめ、選挙長に報告してください。',
    },
    en: {
      title: 'There are two media in the same role of this pair, alike in every byte: {paths}',
      next: 'Its votes count once. Unless one medium was named twice, find out who made a copy and why, and tell the election chair.',
    },
  },
  'pair-same-role-twice': {
    ja: { title: '同じ組の同じ役(正（原本）または副（複写）)の媒体が2つあります。', next: KEEP.ja },
    en: { title: 'There are two media in the same role of this pair.', next: KEEP.en },
  },
  'pair-headers-differ': {
    ja: { title: '正（原本）と副（複写）が、互いに組として作られたものではありません。', next: KEEP.ja },
    en: { title: 'Original and duplicate were not made for each other.', next: KEEP.en },
  },
  'pair-contents-differ': {
    ja: { title: '正（原本）と副（複写）の内容が違います。', next: KEEP.ja },
    en: { title: 'Original and duplicate hold different contents.', next: KEEP.en },
  },
  'pair-unreadable': {
    ja: { title: '正（原本）と副（複写）を比べられません。', next: KEEP.ja },
    en: { title: 'The two cannot be compared.', next: KEEP.en },
  },
  'marks-on-two-machines': {
    ja: { title: '投票所 {station}: 同じ投票カードの印が2度あります(組 {pairs}、{marks} 枚)。', next: 'カードが複製されたおそれがあります。選挙長に報告してください。' },
    en: { title: 'Station {station}: the mark of one card stands twice (pairs {pairs}, {marks} cards).', next: 'A card may have been copied. Report it to the election chair.' },
  },
  'report-not-genuine': {
    ja: { title: '投票所の報告として信じられないファイルがあります: {file}', next: 'この投票所の発券機が署名した報告を使ってください。この報告からは何も信じていません。' },
    en: { title: 'This is no report that an issuer of its station signed: {file}', next: "Use the report that the station's issuer signed. Nothing of this one was believed." },
  },
  'records-on-two-media': {
    ja: { title: '同じ暗号の記録が、二つの媒体にあります(投票所 組): {pairs}', next: '写された記録のおそれがあります。選挙長に報告してください。' },
    en: { title: 'One encrypted record stands on two media (station, pair): {pairs}', next: 'It may have been copied. Report it to the election chair.' },
  },
  'report-sealed-but-not-started': {
    ja: { title: '{place}: 報告では使っていない({told})のに、封印された記録があります。', next: REPORT.ja },
    en: { title: '{place}: sealed records, though the report does not call it used ({told}).', next: REPORT.en },
  },
  'report-begun-but-not-started': {
    ja: { title: '{place}: 報告では使っていない({told})のに、使い始めて閉鎖されていない媒体があります。', next: REPORT.ja },
    en: { title: '{place}: a medium that was begun and never closed, though the report does not call it used ({told}).', next: REPORT.en },
  },
  'report-medium-not-given': {
    ja: { title: '{place}: 報告では使われています({told})が、確かめられる媒体が入れられていません。', next: 'その組の媒体も入れて、もう一度確かめてください。' },
    en: { title: '{place}: used according to the report ({told}), and no whole medium of it was given.', next: 'Give a medium of this pair as well, and check again.' },
  },
  'report-pair-not-named': {
    ja: { title: '{place}: 媒体がなく、報告にも書かれていません。', next: REPORT.ja },
    en: { title: '{place}: there is no medium of it, and no report names it.', next: REPORT.en },
  },
  'report-reports-disagree': {
    ja: { title: '{place}: 投票所の報告が互いに違います(最後の報告では {told})。', next: REPORT.ja },
    en: { title: '{place}: the reports of the station contradict each other (the last one says {told}).', next: REPORT.en },
  },
  'report-station-did-not-vote': {
    ja: { title: '{place}: 報告では、カードは一枚も出ていません。', next: '繰延投票（公職選挙法57条）の投票所か、選挙管理委員会に確かめてください。' },
    en: { title: '{place}: by its report not one card was issued.', next: 'Ask the election commission whether its voting was postponed (Public Offices Election Act, art. 57).' },
  },
  'report-machine-differs-from-report': {
    ja: { title: '{place}: 封印した投票機 {machine} が、報告の投票機 {told} と違います。', next: REPORT.ja },
    en: { title: '{place}: sealed by {machine}, the report names {told}.', next: REPORT.en },
  },
  'report-records-told-differ': {
    ja: { title: '{place}: 報告の記録数と媒体の記録数が違います(選挙 報告/媒体): {records}', next: REPORT.ja },
    en: { title: '{place}: records in the report and on the media differ (contest, told/found): {records}', next: REPORT.en },
  },
  'report-seal-number-differs': {
    ja: { title: '{place}: 封印の照合番号({found})が、報告の番号({told})と違います。', next: REPORT.ja },
    en: { title: '{place}: the check number of the seal ({found}) is not the one in the report ({told}).', next: REPORT.en },
  },
  'report-sealed-after-report': {
    ja: { title: '{place}: 封印({closedAt})が報告({madeAt})より後です。', next: REPORT.ja },
    en: { title: '{place}: sealed at {closedAt}, after the report of {madeAt}.', next: REPORT.en },
  },
  'roll-list-differs': {
    ja: {
      title: '投票所 {station}（受付{desk}）: 報告の名簿の更新（第{number}号）は、選管が署名した第{number}号と同じではありません（ここにある号は第{newest}号まで）。',
      next: '最後の号のファイル（roll-round-）を選管に確かめ、投票所に渡された更新を調べて、選挙長に報告してください。',
    },
    en: {
      title: 'Station {station} (desk {desk}): the roll list {number} of its report is not list {number} that the commission signed (the round that is here goes up to {newest}).',
      next: 'Ask the commission for the file of its last round (roll-round-), find out which list the station was given, and report it to the election chair.',
    },
  },
  'roll-list-earlier': {
    ja: {
      title: '投票所 {station}（受付{desk}）: 持っていた名簿の更新は第{number}号までで、選管の最後の第{newest}号より前です。',
      next: '開票録に選挙長の理由があるか確かめてください。',
    },
    en: {
      title: "Station {station} (desk {desk}): it held roll lists up to {number}; the commission's last one is {newest}.",
      next: 'See whether the minutes of the count have the reason of the election chair.',
    },
  },
  'roll-round-missing': {
    ja: {
      title: '名簿の更新がある選挙なのに、選管の最後の号のファイル（roll-round-）がありません（ここにある号は第{newest}号まで）。',
      next: '投票所がどの名簿で発券したかを確かめられません。開票の --out か、選管から受け取り、--reports の場所に置いてください。',
    },
    en: {
      title: "Lists change the roll of this election, and the file of the commission's last round (roll-round-) is not here (up to {newest}).",
      next: 'Nobody can say by which roll a station issued cards. Take the file from the --out of the count or from the commission, and put it into the folder of --reports.',
    },
  },
  'roll-round-not-signed': {
    ja: { title: '名簿の更新の号のファイル（{file}）に、選挙管理委員会の署名と、承認者二人の承認がそろっていません。', next: '使っていません。選管から受け取りなおしてください。' },
    en: {
      title: 'The file of a round of roll lists ({file}) has not both the signature of the commission and the approvals of two approvers.',
      next: 'It was not used. Have the commission give it again.',
    },
  },
  'report-books': {
    ja: {
      title: '{place}: 出たカードと記録の数が合いません（選挙 投票者数－記録－発見: {remainders}。報告の、戻らないカード: {missing}）。',
      next: '媒体がほかにないか、投票所の書類と照らし、選挙長に報告してください。欠けていない、とは言えません。',
    },
    en: {
      title: '{place}: cards and records differ (contest, voters − records − found: {remainders}; cards not back by the report: {missing}).',
      next: "See by the station's papers whether there are more media, and tell the election chair. Nobody can say that all is there.",
    },
  },
  'begun-but-not-started': {
    ja: { title: '始めていないと報告された組に、使い始めて閉鎖されていない媒体があります: {pairs}', next: '何も開いていません。選挙長に報告してください。' },
    en: { title: 'These pairs were begun and never closed, although the station reports that they were never started: {pairs}', next: 'Nothing was opened. Report it to the election chair.' },
  },
  'district-incomplete': {
    ja: {
      title: '開票区の全部がそろっていないので、開きません: {pairs}',
      next: 'すべての投票機の媒体を入れてください。始めていない予備は --reports の署名つき報告で、なくなった組は署名つきの宣言で示します。',
    },
    en: {
      title: 'The counting district is not complete, so nothing is opened: {pairs}',
      next: 'Give a whole medium of every machine. Signed reports (--reports) show unused spares, a signed declaration lost pairs.',
    },
  },
  'pair-contested': {
    ja: { title: '封印された2つの媒体が、一つの組の正（原本）と副（複写）として合いません: {pairs}', next: 'どちらが数えられたかを選挙長に確かめ、その媒体だけを入れてください。' },
    en: { title: 'Two sealed media do not belong together as original and duplicate of one pair: {pairs}', next: 'Ask the election chair which one counts, and give that one alone.' },
  },
  'sealed-but-not-started': {
    ja: { title: '始めていないと報告された組に、封印された媒体があります: {pairs}', next: '何も開いていません。選挙長に報告してください。' },
    en: { title: 'These pairs are sealed, although the station reports that they were never started: {pairs}', next: 'Nothing was opened. Report it to the election chair.' },
  },
  'lost-but-present': {
    ja: { title: 'なくなったと宣言された組の媒体があります: {pairs}', next: '媒体が優先します。その組を除いた宣言に改めてもらってください。何も開いていません。' },
    en: { title: 'These pairs were declared lost, and are here: {pairs}', next: 'The media come first: have the declaration renewed without these pairs. Nothing was opened.' },
  },
  'never-started-but-used': {
    ja: { title: '投票を始めていないと宣言された組が、報告または媒体では使われています: {pairs}', next: '宣言を改めてもらってください。何も開いていません。' },
    en: { title: 'These pairs were declared never started, and a report or a medium says that they were used: {pairs}', next: 'Have the declaration renewed. Nothing was opened.' },
  },
  'online-box-not-here': {
    ja: {
      title: 'この選挙にはオンライン投票箱があり、記録媒体だけでは開票区の全部になりません。',
      next: '何も開いていません。媒体だけを開くと、オンラインの票の内訳が差し引きでわかるためです。集計が残した公表データを ippyo verify-bundle で確かめてください。',
    },
    en: {
      title: 'This election has an online ballot box: the media alone are not the whole district.',
      next: "Nothing was opened, because the online votes' figures would follow by subtraction. Check the count's bundle by ippyo verify-bundle.",
    },
  },
  'lost-media-not-signed': {
    ja: { title: 'なくなった媒体の宣言に、選挙管理委員会の署名と、承認者二人の承認がそろっていません。', next: '何も開いていません。委員会が署名し、二人が承認した宣言を使ってください。' },
    en: {
      title: 'The declaration of lost media has not both the signature of the commission and the approvals of two approvers.',
      next: 'Nothing was opened. Use the declaration that the commission signed and two people approved.',
    },
  },
  'share-unreadable': {
    ja: { title: '鍵の持ち分を読めません: {share}', next: SHARE.ja },
    en: { title: 'This share cannot be read: {share}', next: SHARE.en },
  },
  'not-a-share': {
    ja: { title: '鍵の持ち分ではありません: {share}', next: SHARE.ja },
    en: { title: 'This is no key share: {share}', next: SHARE.en },
  },
  'share-damaged': {
    ja: { title: '鍵の持ち分が壊れています: {share}', next: SHARE.ja },
    en: { title: 'The share is damaged: {share}', next: SHARE.en },
  },
  'share-of-other-election': {
    ja: { title: '別の選挙の鍵の持ち分です: {share}', next: SHARE.ja },
    en: { title: 'The share belongs to another election: {share}', next: SHARE.en },
  },
  'wrong-passphrase': {
    ja: { title: '合言葉が違います: {share}', next: '何も開いていません。本人がもう一度入れてください。' },
    en: { title: 'The passphrase is wrong: {share}', next: 'Nothing was opened. Its holder types it again.' },
  },
  'wrong-share': {
    ja: { title: '選挙データにある鍵の持ち分ではありません: {share}', next: SHARE.ja },
    en: { title: 'This is not the share that the package committed to: {share}', next: SHARE.en },
  },
  'share-twice': {
    ja: { title: '同じ番号の持ち分が2つあります: {index}', next: SHARE.ja },
    en: { title: 'Two shares have the same number: {index}', next: SHARE.en },
  },
  'too-few-shares': {
    ja: { title: '鍵の持ち分が足りません: {given}/{needed}', next: '何も開いていません。ほかの保管者の持ち分を --share で加えてください。' },
    en: { title: 'There are too few shares: {given} of {needed}', next: 'Nothing was opened. Add the shares of other holders with --share.' },
  },
  'wrong-key': {
    ja: { title: '持ち分は正しいのに、選挙データの鍵になりません。', next: '何も開いていません。選挙管理委員会に報告してください。' },
    en: { title: 'All shares are right, and yet they do not give the key of the package.', next: 'Nothing was opened. Report it to the commission.' },
  },
  'medium-changed': {
    ja: { title: '確かめたあとで媒体が変わりました: {path}', next: '結果は出していません。媒体を書き込み禁止にして、もう一度確かめてください。' },
    en: { title: 'The medium changed after it was verified: {path}', next: 'No result was given. Write-protect the media and check again.' },
  },
  'key-process-ended': {
    ja: { title: '鍵の処理が途中で終わりました。', next: '鍵は残っていません。結果も出していません。もう一度、持ち分を入れてください。' },
    en: { title: 'The key process ended before it was done.', next: 'No key is left and no result was given. Give the shares again.' },
  },
  'records-unopened': {
    ja: {
      title: '開けない票が {count} 件あります。中身を読めないか、名簿にない番号の記録で、どの候補者にも加えていません。',
      next: '選挙長に報告し、開票録に理由が書かれているか確かめてください。投票機のプログラムも調べてください。',
    },
    en: {
      title: '{count} records are unopened: they cannot be read, or hold a number of no list. They are added to no candidate.',
      next: "Report it to the election chair and see whether the counting record says why. Have the machines' software examined.",
    },
  },
  'count-missing': {
    ja: {
      title: '開票の記録がないか、途中までしかありません。ないもの: {path}',
      next: '--count が開票の --out の場所かどうかを確かめてください。場所が正しければ、記録が失われています。選挙長に報告してください。',
    },
    en: {
      title: 'There are no files of a count, or not all of them. Not there: {path}',
      next: 'See that --count names the --out directory of the count. If it does, part of its files is lost: report it to the election chair.',
    },
  },
  'count-declaration-missing': {
    ja: {
      title: '開票では、なくなったと宣言された組を除いています。その宣言（lost-media.json）が、示された場所にありません。',
      next: '宣言のある場所を --reports か --count で示してください。開票の --out か、投票所の報告の場所にあります。',
    },
    en: {
      title: 'The count left out pairs that were declared lost. Their declaration (lost-media.json) is in no folder that you named.',
      next: 'Name its folder with --reports or --count: it is in the --out of the count, or beside the station reports.',
    },
  },
  'count-of-other-package': {
    ja: { title: '別の選挙データの開票の記録です。', next: 'この選挙の開票の場所を指定してください。' },
    en: { title: 'These files are of the count of another package.', next: "Name the directory of this election's count." },
  },
  'count-malformed': {
    ja: { title: '開票の記録の形式が分かりません。', next: '同じ版の開票の記録を使ってください。' },
    en: { title: 'The files of the count have an unknown form.', next: 'Use the files of a count of the same version.' },
  },
  'count-differs': {
    ja: { title: '開票の記録と合いません。', next: '選挙長に報告してください。どちらの記録も消さないでください。' },
    en: { title: 'The count differs from what was found here.', next: 'Report it to the election chair. Keep both.' },
  },
  'bundle-missing': {
    ja: {
      title: 'ここに開票の公表データがありません。',
      next: '公表データのフォルダーか .tar を指定してください。中に package というフォルダーがあります。.tar なら、決まった形でないか、途中で切れています。',
    },
    en: {
      title: 'There is no bundle of a count at this place.',
      next: 'Name the directory of the bundle, or its .tar. A directory named package is inside. A .tar may be of another form, or cut short.',
    },
  },
  'verify-reports-missing': {
    ja: { title: '投票所の報告がこのフォルダーに一つもありません: {path}', next: '何も確かめていません。--reports で、投票所の報告（.json と .sig）のあるフォルダーを指定してください。' },
    en: { title: 'There is no station report in this folder: {path}', next: 'Nothing was checked. Name the folder of the station reports (.json and .sig) with --reports.' },
  },
  'verify-package-missing': {
    ja: { title: 'この場所に選挙データがありません: {path}', next: '--package で、package.json のあるフォルダーを指定してください。' },
    en: { title: 'There is no election package at this place: {path}', next: 'Name the folder that holds package.json with --package.' },
  },
  'verify-package-too-large': {
    ja: { title: '選挙データが大きすぎます。', next: PACKAGE.ja },
    en: { title: 'The package is larger than any package can be.', next: PACKAGE.en },
  },
  'verify-authority-key-unusable': {
    ja: { title: '選挙管理委員会の公開鍵として使えません。', next: '鍵の式の記録にある authority.pub を使ってください。' },
    en: { title: 'This is no usable public key of a commission.', next: 'Use the authority.pub of the ceremony record.' },
  },
  'verify-file-missing-or-altered': {
    ja: { title: '選挙データにあるはずのファイルがないか、変えられています: {file}', next: PACKAGE.ja },
    en: { title: 'A file that the package lists is missing or was changed: {file}', next: PACKAGE.en },
  },
  'verify-candidate-list-missing': {
    ja: { title: '候補者一覧がありません。', next: PACKAGE.ja },
    en: { title: 'There is no candidate list.', next: PACKAGE.en },
  },
  'verify-candidate-list-refused': {
    ja: { title: '候補者一覧を使えません: {file}({why})', next: PACKAGE.ja },
    en: { title: 'This candidate list cannot be used: {file} ({why})', next: PACKAGE.en },
  },
  'verify-package-not-signed': {
    ja: { title: '選挙データに署名がありません。', next: PACKAGE.ja },
    en: { title: 'The package is not signed.', next: PACKAGE.en },
  },
  'verify-package-of-other-authority': {
    ja: {
      title: '別の選挙管理委員会が署名した選挙データです。',
      next: `まず --authority の鍵を確かめてください。その照合番号は {fingerprint} です。鍵生成の記録（紙）の番号と違えば、鍵のファイルが違います。同じなら、選挙データが違います。${PACKAGE.ja}`,
    },
    en: {
      title: 'The package was signed by another commission.',
      next: `First look at the key that --authority names: its check number is {fingerprint}. If the paper of the key ceremony has another one, the key file is wrong; if the same, the package is. ${PACKAGE.en}`,
    },
  },
  'verify-package-altered': {
    ja: { title: '選挙データが変えられています。', next: PACKAGE.ja },
    en: { title: 'The package was changed.', next: PACKAGE.en },
  },
  'verify-package-malformed': {
    ja: { title: '選挙データの形式が分かりません。', next: PACKAGE.ja },
    en: { title: 'The package has an unknown form.', next: PACKAGE.en },
  },
} satisfies RefusalCatalogue<MediumCode | DoubtCode | PairCode | DistrictCode | StationCode | CountCode | PackageCode>
