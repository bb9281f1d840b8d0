/** What does not go together at a count, and who says why. Each stops its station; nothing of it is a candidate's figure. */
import { type RefusalCatalogue, refusal } from './message.ts'

const EXPLAIN_JA = '媒体と報告はそのままです。選挙長の判断と理由、立ち会った人の氏名を書いてください。'
const EXPLAIN_EN =
  "Media and reports stay as they are. Write down the election chair's decision, the reason and the names."
const PAPER_JA =
  '投票所の書類（投票録、印刷された報告書）と照らし、選挙長の判断と理由、立ち会った人の氏名を書いてください。'
const PAPER_EN =
  "Compare with the station's papers; write down the election chair's decision, the reason and the names."

export const doubtWords = {
  'pair-contested': refusal(
    '一つの組に、内容の違う封印された媒体があります。{seals}',
    'どれを集計するかを選挙長が決めます。選んだ媒体だけを集計し、ほかは封をして保管します。',
    'One pair has sealed media with different contents. {seals}',
    'The election chair decides which one counts. The others are kept under seal.',
  ),
  'sealed-but-not-started': refusal(
    '報告では使っていない（{told}）組に、封印された記録があります（封印の照合番号 {seal}）。この組の媒体を集計に入れるまで、開票できません。',
    PAPER_JA,
    'The report does not call this pair used ({told}), and there are sealed records of it (seal number {seal}). Nothing is opened before a medium of this pair counts.',
    PAPER_EN,
  ),
  'begun-but-not-started': refusal(
    '報告では使っていない（{told}）組に、使い始めて閉鎖されていない媒体があります。',
    '投票所の投票機で閉鎖してから読むのが先です。できないときは選挙長の判断と理由を書いてください。この媒体は集計に入りません。',
    'The report does not call this pair used ({told}), and a medium of it was begun and never closed.',
    "First have it closed on a machine of the station. If that is impossible, write down the election chair's decision. This medium is not counted.",
  ),
  'reports-disagree': refusal(
    '前の報告では使ったとされた組が、最後の報告では使っていない（{told}）とされています。媒体はありません。',
    PAPER_JA,
    'An earlier report called this pair used, the last one does not ({told}). There is no medium of it.',
    PAPER_EN,
  ),
  'station-did-not-vote': refusal(
    '報告では、この投票所でカードは一枚も出ていません。この投票所の人の票は、一票も入りません。',
    '繰延投票（公職選挙法57条）の投票所なら、その日の投票が終わるまで、開票区の票を開けないでください。開けたあとに加えることはできません。票がないことが確かなときだけ、選挙長の判断と理由、氏名を書きます。',
    'By its report not one card was issued at this station. Not one vote of its voters is in the count.',
    "If its voting was postponed (Public Offices Election Act, art. 57), do not open the district before that day is over: nothing can be added afterwards. Only when it is certain that there are no votes, write down the election chair's decision, the reason and the names.",
  ),
  'report-not-as-printed': refusal(
    '受け取った報告の照合番号（{number}）が、投票所の紙の報告書の番号と違います。',
    '投票所の投票管理者に電話で確かめ、正しい報告を受け取りなおしてください。見まちがいなら「紙の照合番号と同じ」を押します。ほかの報告がないときだけ、選挙長の判断と理由、氏名を書きます。',
    "The check number of the received report ({number}) is not the one on the station's printed sheet.",
    'Ask the station\'s officer by telephone and receive the right report. If the number was misread, press "Same as on the paper". Only when there is no other report, write down the election chair\'s decision, the reason and the names.',
  ),
  'sealed-by-another-machine': refusal(
    '封印した投票機 {machine} が、この組の投票機 {own}（報告では {told}）と違います。封印した投票機は、報告では {sealer} です。',
    PAPER_JA,
    'Machine {machine} sealed this pair; its own machine is {own}, the report names {told}. The report says of the sealing machine: {sealer}.',
    PAPER_EN,
  ),
  'records-told-differ': refusal(
    '閉鎖のときに投票機が示した記録数と、媒体の記録数が違います（選挙 示した数/媒体の数）: {records}',
    PAPER_JA,
    'The records told at closing are not those on the media (contest, told/found): {records}',
    PAPER_EN,
  ),
  'seal-number-differs': refusal(
    '封印の照合番号（{found}）が、閉鎖のときに投票所が報告した番号（{told}）と違います。',
    '投票録と投票所報告書の紙の番号を見て、読み違いか、封印の作り直しかを確かめてください。作り直しの疑いがあれば開票管理者に伝えます。',
    'The check number of the seal ({found}) is not the one that the station reported at closing ({told}).',
    'Look at the number on the record of voting and on the printed report: is it misread, or was the seal made anew? If the latter, tell the election chair.',
  ),
  'sealed-after-report': refusal(
    '封印（{closedAt}）が、閉鎖を伝える報告（{madeAt}）より後です。',
    PAPER_JA,
    'It was sealed at {closedAt}, after the report of {madeAt} that tells of its closing.',
    PAPER_EN,
  ),
  'marks-differ-from-sessions': refusal(
    '使用済みの印 {marks} と、終わった投票 {sessions} の数が合いません。',
    EXPLAIN_JA,
    'There are {marks} spent marks for {sessions} sessions that were finished.',
    EXPLAIN_EN,
  ),
  'marks-on-two-machines': refusal(
    '同じ投票カードの印が二度あります。カードが複製されたおそれがあります。',
    EXPLAIN_JA,
    'The mark of one card stands twice: a card may have been copied.',
    EXPLAIN_EN,
  ),
  'pages-lost': refusal(
    'どちらの媒体にも残っていないページが {pages} あります。',
    EXPLAIN_JA,
    '{pages} pages are held by neither medium any more.',
    EXPLAIN_EN,
  ),
  'log-chain-broken': refusal('記録簿の鎖が切れています。', EXPLAIN_JA, 'The chain of the log is broken.', EXPLAIN_EN),
  'day-seal-bad': refusal(
    '前の日の封印のページが、その日の正しい封印ではありません。',
    EXPLAIN_JA,
    'The seal page of an earlier day is no whole seal of that day.',
    EXPLAIN_EN,
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
    '同じ暗号の記録が二度あります（{media}）。写された記録のおそれがあります。',
    EXPLAIN_JA,
    'One encrypted record stands twice ({media}): it may have been copied.',
    EXPLAIN_EN,
  ),
  'failure-not-logged': refusal(
    '封印が伝える媒体の故障が、記録簿と合いません。',
    EXPLAIN_JA,
    'The seal names a failed medium otherwise than the log.',
    EXPLAIN_EN,
  ),
  'older-list': refusal(
    '投票機が古い候補者一覧で投票に使われました（使った版 {lists}、いまの版 {current}）。票は、画面に出ていた候補者のものとして数えます。',
    EXPLAIN_JA,
    'The machine was used for voting under an older candidate list (lists {lists}, current {current}). Votes count for whom the screen showed.',
    EXPLAIN_EN,
  ),
  books: refusal(
    '投票者数－記録数－発見が 0 になりません（選挙 残り）: {remainders}。戻らないカード {missing}、そのうち読めず再発行 {replaced}、発見 {found}',
    PAPER_JA,
    'Voters − records − found is not 0 (contest, remainder): {remainders}. Cards not back {missing}, of these unreadable and issued again {replaced}; found {found}',
    PAPER_EN,
  ),
  'records-unopened': refusal(
    '開けない票が開票区に {count} 件あります。',
    EXPLAIN_JA,
    '{count} records of the district are unopened.',
    EXPLAIN_EN,
  ),
} as const satisfies RefusalCatalogue<string>

/** What a report says of a pair or of a machine, in the places of the words above. */
export const toldWords = {
  started: { ja: '使用', en: 'used' },
  failed: { ja: '途中で故障', en: 'failed later' },
  spare: { ja: '予備のまま', en: 'spare, not used' },
  'not-started': { ja: '使っていない', en: 'not started' },
  'left-out': { ja: '記載なし', en: 'not named' },
  '—': { ja: '記載なし', en: 'not named' },
} as const
