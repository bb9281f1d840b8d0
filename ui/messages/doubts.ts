/** What does not go together at a count, and who says why. Each stops its station; nothing of it is a candidate's figure. */
import type { RefusalCatalogue } from './message.ts'

const EXPLAIN = {
  ja: '媒体と報告はそのままです。選挙長の判断と理由、立ち会った人の氏名を書いてください。',
  en: "Media and reports stay as they are. Write down the election chair's decision, the reason and the names.",
}
const PAPER = {
  ja: '投票所の書類（投票録、印刷された報告書）と照らし、選挙長の判断と理由、立ち会った人の氏名を書いてください。',
  en: "Compare with the station's papers; write down the election chair's decision, the reason and the names.",
}

export const doubtWords = {
  'pair-contested': {
    ja: { title: '一つの組に、内容の違う封印された媒体があります。{seals}', next: 'どれを集計するかを選挙長が決めます。選んだ媒体だけを集計し、ほかは封をして保管します。' },
    en: { title: 'One pair has sealed media with different contents. {seals}', next: 'The election chair decides which one counts. The others are kept under seal.' },
  },
  'sealed-but-not-started': {
    ja: { title: '報告では使っていない（{told}）組に、封印された記録があります（封印の照合番号 {seal}）。この組の媒体を集計に入れるまで、開票できません。', next: PAPER.ja },
    en: { title: 'The report does not call this pair used ({told}), and there are sealed records of it (seal number {seal}). Nothing is opened before a medium of this pair counts.', next: PAPER.en },
  },
  'begun-but-not-started': {
    ja: {
      title: '報告では使っていない（{told}）組に、使い始めて閉鎖されていない媒体があります。',
      next: '投票所の投票機で閉鎖してから読むのが先です。できないときは選挙長の判断と理由を書いてください。この媒体は集計に入りません。',
    },
    en: {
      title: 'The report does not call this pair used ({told}), and a medium of it was begun and never closed.',
      next: "First have it closed on a machine of the station. If that is impossible, write down the election chair's decision. This medium is not counted.",
    },
  },
  'reports-disagree': {
    ja: { title: '前の報告では使ったとされた組が、最後の報告では使っていない（{told}）とされています。媒体はありません。', next: PAPER.ja },
    en: { title: 'An earlier report called this pair used, the last one does not ({told}). There is no medium of it.', next: PAPER.en },
  },
  'station-did-not-vote': {
    ja: {
      title: '報告では、この投票所でカードは一枚も出ていません。この投票所の人の票は、一票も入りません。',
      next: '繰延投票（公職選挙法57条）の投票所なら、その日の投票が終わるまで、開票区の票を開けないでください。開けたあとに加えることはできません。票がないことが確かなときだけ、選挙長の判断と理由、氏名を書きます。',
    },
    en: {
      title: 'By its report not one card was issued at this station. Not one vote of its voters is in the count.',
      next: "If its voting was postponed (Public Offices Election Act, art. 57), do not open the district before that day is over: nothing can be added afterwards. Only when it is certain that there are no votes, write down the election chair's decision, the reason and the names.",
    },
  },
  'roll-list-differs': {
    ja: {
      title:
        'この投票所（受付{desk}）が持っていた名簿の更新（第{number}号）は、選管の第{number}号と同じではありません（届いた号のファイルは第{newest}号まで）。期日前に投票した人や権利を失った人にカードが出たおそれがあります。',
      next: '選管に電話し、最後の号のファイル（roll-round-）が届いているか、この投票所に渡した更新が何かを確かめてください。同じにならないときは、投票録の投票者と最後の名簿を照らし、選挙長の判断と理由、立ち会った人の氏名を書いてください。',
    },
    en: {
      title:
        'The roll list {number} that this station (desk {desk}) held is not list {number} of the commission (the round that is here goes up to {newest}). Somebody who voted early, or lost the right, may have had a card.',
      next: "Ask the commission by telephone whether the file of its last round (roll-round-) is here, and which list the station was given. If they stay different, compare the voters in the record of voting with the last roll; write down the election chair's decision, the reason and the names.",
    },
  },
  'roll-list-earlier': {
    ja: {
      title: 'この投票所（受付{desk}）が持っていた名簿の更新は第{number}号までで、選管の最後の第{newest}号より前です。後の号で投票できなくなった人にカードが出たおそれがあります。',
      next: '投票録と電話・書面による名簿の変更を、後の号の名簿と照らし、選挙長の判断と理由、立ち会った人の氏名を書いてください。',
    },
    en: {
      title: "This station (desk {desk}) held roll lists up to {number}; the commission's last one is {newest}. Somebody whom a later list strikes may have had a card.",
      next: "Compare the record of voting, and the changes by telephone or on paper, with the later lists; write down the election chair's decision, the reason and the names.",
    },
  },
  'roll-round-missing': {
    ja: {
      title: 'この選挙では名簿の更新があり、選管の最後の号のファイルが届いていません（届いたのは第{newest}号まで）。どの投票所も、正しい名簿で発券したかを確かめられません。',
      next: '選管から、最後の号の roll-round-番号.ippyo と .sig を受け取り、報告の媒体に入れて「投票所報告を読む」を押してください。選管に最後の号がないと確かめたときだけ、選挙長の判断と理由、氏名を書きます。',
    },
    en: {
      title:
        "Lists change the roll of this election, and the file of the commission's last round is not here (up to {newest}). Nobody can say of any station whether it issued cards by the right roll.",
      next: 'Have the commission give both files of its last round (roll-round-<number>.sig, .ippyo), put them with the reports and press "Read station reports". Only when it is certain that there is no last round, write down the election chair\'s decision, the reason and the names.',
    },
  },
  'report-not-as-printed': {
    ja: {
      title: '受け取った報告の照合番号（{number}）が、投票所の紙の報告書の番号と違います。',
      next: '投票所の投票管理者に電話で確かめ、正しい報告を受け取りなおしてください。見まちがいなら「紙の照合番号と同じ」を押します。ほかの報告がないときだけ、選挙長の判断と理由、氏名を書きます。',
    },
    en: {
      title: "The check number of the received report ({number}) is not the one on the station's printed sheet.",
      next: 'Ask the station\'s officer by telephone and receive the right report. If the number was misread, press "Same as on the paper". Only when there is no other report, write down the election chair\'s decision, the reason and the names.',
    },
  },
  'sealed-by-another-machine': {
    ja: { title: '封印した投票機 {machine} が、この組の投票機 {own}（報告では {told}）と違います。封印した投票機は、報告では {sealer} です。', next: PAPER.ja },
    en: { title: 'Machine {machine} sealed this pair; its own machine is {own}, the report names {told}. The report says of the sealing machine: {sealer}.', next: PAPER.en },
  },
  'records-told-differ': {
    ja: { title: '閉鎖のときに投票機が示した記録数と、媒体の記録数が違います（選挙 示した数/媒体の数）: {records}', next: PAPER.ja },
    en: { title: 'The records told at closing are not those on the media (contest, told/found): {records}', next: PAPER.en },
  },
  'seal-number-differs': {
    ja: {
      title: '封印の照合番号（{found}）が、閉鎖のときに投票所が報告した番号（{told}）と違います。',
      next: '投票録と投票所報告書の紙の番号を見て、読み違いか、封印の作り直しかを確かめてください。作り直しの疑いがあれば開票管理者に伝えます。',
    },
    en: {
      title: 'The check number of the seal ({found}) is not the one that the station reported at closing ({told}).',
      next: 'Look at the number on the record of voting and on the printed report: is it misread, or was the seal made anew? If the latter, tell the election chair.',
    },
  },
  'sealed-after-report': {
    ja: { title: '封印（{closedAt}）が、閉鎖を伝える報告（{madeAt}）より後です。', next: PAPER.ja },
    en: { title: 'It was sealed at {closedAt}, after the report of {madeAt} that tells of its closing.', next: PAPER.en },
  },
  'marks-differ-from-sessions': {
    ja: { title: '使用済みの印 {marks} と、終わった投票 {sessions} の数が合いません。', next: EXPLAIN.ja },
    en: { title: 'There are {marks} spent marks for {sessions} sessions that were finished.', next: EXPLAIN.en },
  },
  'marks-on-two-machines': {
    ja: { title: '同じ投票カードの印が二度あります。カードが複製されたおそれがあります。', next: EXPLAIN.ja },
    en: { title: 'The mark of one card stands twice: a card may have been copied.', next: EXPLAIN.en },
  },
  'pages-lost': {
    ja: { title: 'どちらの媒体にも残っていないページが {pages} あります。', next: EXPLAIN.ja },
    en: { title: '{pages} pages are held by neither medium any more.', next: EXPLAIN.en },
  },
  'log-chain-broken': {
    ja: { title: '記録簿の鎖が切れています。', next: EXPLAIN.ja },
    en: { title: 'The chain of the log is broken.', next: EXPLAIN.en },
  },
  'day-seal-bad': {
    ja: { title: '前の日の封印のページが、その日の正しい封印ではありません。', next: EXPLAIN.ja },
    en: { title: 'The seal page of an earlier day is no whole seal of that day.', next: EXPLAIN.en },
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
    ja: { title: '同じ暗号の記録が二度あります（{media}）。写された記録のおそれがあります。', next: EXPLAIN.ja },
    en: { title: 'One encrypted record stands twice ({media}): it may have been copied.', next: EXPLAIN.en },
  },
  'failure-not-logged': {
    ja: { title: '封印が伝える媒体の故障が、記録簿と合いません。', next: EXPLAIN.ja },
    en: { title: 'The seal names a failed medium otherwise than the log.', next: EXPLAIN.en },
  },
  'older-list': {
    ja: { title: '投票機が古い候補者一覧で投票に使われました（使った版 {lists}、いまの版 {current}）。票は、画面に出ていた候補者のものとして数えます。', next: EXPLAIN.ja },
    en: { title: 'The machine was used for voting under an older candidate list (lists {lists}, current {current}). Votes count for whom the screen showed.', next: EXPLAIN.en },
  },
  books: {
    ja: { title: '投票者数－記録数－発見が 0 になりません（選挙 残り）: {remainders}。戻らないカード {missing}、そのうち読めず再発行 {replaced}、発見 {found}', next: PAPER.ja },
    en: { title: 'Voters − records − found is not 0 (contest, remainder): {remainders}. Cards not back {missing}, of these unreadable and issued again {replaced}; found {found}', next: PAPER.en },
  },
  'records-unopened': {
    ja: { title: '開けない票が開票区に {count} 件あります。', next: EXPLAIN.ja },
    en: { title: '{count} records of the district are unopened.', next: EXPLAIN.en },
  },
  'paper-differs': {
    ja: {
      title: '{contest}：用紙による投票者の数が、投票所の報告の計と違います（{kind}　報告 {sent}、入力 {typed}）。',
      next: '投票録、封筒、開票した用紙を数え直してください。入力が違うときは、二人が用紙の数を訂正します。違いが残るときは、選挙長の判断と理由、立ち会った人の氏名を書いてください。得票は変わりません。',
    },
    en: {
      title: "{contest}: not as many voters on paper as the stations' reports send ({kind}: {sent} by the reports, {typed} typed).",
      next: "Count polling records, envelopes and ballots again. If the entry is wrong, both correct it; if the difference stays, write down the chair's decision, the reason and the names. No vote changes.",
    },
  },
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
