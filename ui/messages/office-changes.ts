/** Words of the page on which the next candidate list is brought about: paper for a time, somebody who stands no more, another day. */
import type { TextCatalogue } from './message.ts'

export const officeChangesWords = {
  pageChanges: { ja: '変更', en: 'Changes' },
  changesText: {
    ja: '署名した後に変わることは、次の候補者一覧で、すべての機械に届きます。鍵・媒体・カードはそのままです。記入し、二人が承認し、署名して、機械に届けます。',
    en: 'What changes after signing reaches all machines with the next candidate list. Keys, media and cards stay. It is entered here, approved by two, signed, and carried to the machines.',
  },
  changesKinds: { ja: '何が変わりますか', en: 'What changes?' },
  change_paper: { ja: '補充立候補', en: 'Supplementary candidacy' },
  change_gone: { ja: '候補者の死亡・辞退', en: 'A candidate died or withdrew' },
  change_day: { ja: '期日・時間', en: 'Day and hours' },

  paperText: {
    ja: '補充立候補ができるとき、届出が終わるまで、その選挙だけを紙で投票します（電磁法13条の2）。',
    en: 'While another candidate may still stand (supplementary candidacy), that contest alone is voted on paper until filing ends.',
  },
  paperState_machines: { ja: '投票機で投票', en: 'on the machines' },
  paperState_going: { ja: '紙の投票にする（記入済み。署名はまだです）', en: 'goes to paper (entered, not signed yet)' },
  paperState_paper: { ja: '紙で投票しています', en: 'on paper' },
  paperState_returning: { ja: '投票機に戻す（記入済み。署名はまだです）', en: 'comes back (entered, not signed yet)' },
  paperSaid: { ja: '{by} が記入：{why}（決めた人 {decidedBy}）', en: 'Entered by {by}: {why} (decided by {decidedBy})' },
  paperMeans: { ja: '紙の投票にすると', en: 'What it means' },
  paperMeansBack: { ja: '投票機に戻すと', en: 'What coming back means' },
  paperMeans_machines: {
    ja: '投票機 {kiosks}台：新しい一覧で起動しなおすと、{title}が画面から消えます。ほかの選挙の投票は続きます。それまでに記録された票は、そのまま数えます。',
    en: '{kiosks} voting machines: started anew with the list, they no longer show {title}. The others go on. Votes recorded before count.',
  },
  paperMeans_issuers: {
    ja: '発券機 {issuers}台（予備とも）：{title}を選んだ方には、カードといっしょに普通の投票用紙を渡します。まだ使っていない古いカードは、投票機が断り、受付で換えます。',
    en: '{issuers} issuers, spares too: whoever chooses {title} gets an ordinary ballot paper with the card. A card issued before and not begun is refused by the machine and exchanged at the desk.',
  },
  paperMeans_print: {
    ja: '{stations}投票所に届けるもの：{title}の投票用紙（全員が投票しても {electors}枚）、投票箱と記載台、氏名等掲示、機械に入れる一覧のUSBメモリーと送り状。',
    en: 'To {stations} stations: ballot papers of {title} ({electors} if everybody votes), a ballot box and booths, the notice of candidates, the stick with the list and its slip.',
  },
  paperMeans_order: {
    ja: '投票所ごとに：投票を中断し、発券機と投票機を起動しなおし、照合番号を見て、再開します。届いていない機械は、前の一覧のままです。',
    en: 'At each station: voting is suspended, issuers and machines are started anew, check numbers are looked at, voting goes on. A machine that did not get the list keeps the one before.',
  },
  paperMeans_back: {
    ja: '補充の届出の後、くじを引きなおした候補者のファイルを先に取り込み、くじを記入します。紙で投票した方の{title}は、もうカードに入りません。',
    en: 'First import the candidates in the order of the new lot and enter the lot. Whoever voted {title} on paper does not get it on a card.',
  },
  paperWhy: { ja: '理由（誰の死亡・辞退で、いつ知ったか）', en: 'Why (who died or withdrew, and when it was known)' },
  paperWhyBack: { ja: '理由（補充の届出の結果、くじの日）', en: 'Why (what filing brought, day of the lot)' },
  decidedBy: { ja: '決めた人（職・氏名）', en: 'Who decided (office and name)' },
  toPaper: { ja: '紙の投票にする', en: 'To paper' },
  fromPaper: { ja: '投票機に戻す', en: 'Back to the machines' },
  paperUndo: { ja: '取り消す', en: 'Take it back' },
  paperWhyUndo: { ja: '取り消す理由', en: 'Why it is taken back' },

  goneText: {
    ja: '番号と氏名は画面に残り、「死亡」「辞退」と出て、選べなくなります。残りが選挙すべき人数以下になれば、無投票になります。',
    en: 'Number and name stay on the screen with the word, and cannot be chosen. Where no more candidates than seats are left, the contest has no poll.',
  },
  goneIneligible: {
    ja: '被選挙権がないと分かった候補者は、ここでは変えません。開票のとき、集計機の「被選挙権の決定」に、選挙長の決定を記入します。',
    en: 'Whoever turns out not to be eligible is not changed here: at the count the decision of the chair is entered on the tally ("Decide on eligibility").',
  },
  goneCandidate: { ja: '候補者', en: 'Candidate' },
  goneState: { ja: '異動', en: 'What happened' },
  standing_stands: { ja: '候補者のまま（誤りを取り消す）', en: 'stands (it was a mistake)' },
  standing_died: { ja: '死亡', en: 'died' },
  standing_withdrew: { ja: '辞退', en: 'withdrew' },
  goneHeard: { ja: 'いつ、誰からの届出・通知か', en: 'When it was known, and from whom' },
  sayGone: { ja: '候補者の異動を記入する', en: 'Enter it' },

  dayStopsStay: { ja: '移動する期日前投票所です。止まる場所と日時は、そのままです。', en: 'This early-voting station moves: its stops stay as they are.' },
  dayText: {
    ja: '新しい期日と時間を入れると、election.csv と stations.csv がここで直ります。開く日の数は、媒体に用意した数のままです。住所要件の日と名簿は変わりません。',
    en: 'Enter the new day and hours: election.csv and stations.csv are corrected here. Each station keeps as many days as its media have. The day of residence and the roll stay.',
  },
  dayDate: { ja: '選挙期日', en: 'Election day' },
  dayOpens: { ja: '開始（時:分）', en: 'Opens' },
  dayCloses: { ja: '終了（時:分）', en: 'Closes' },
  dayOf: { ja: '{at}日目', en: 'Day {at}' },
  dayStations: { ja: '投票所ごとの日と時間', en: 'Days and hours of each station' },
  dayElectionDay: { ja: '期日どおり', en: 'election day' },
  dayNotice: { ja: '告示（番号・日）', en: 'Notice (number and day)' },
  sayDay: { ja: '期日・時間を記入する', en: 'Enter day and hours' },

  changesNext: { ja: '次の候補者一覧で変わること', en: 'What the next list changes' },
  changesNone: { ja: '記入されていません。', en: 'Nothing is entered.' },
  changesNames: { ja: '候補者一覧（氏名・順序・異動）が、署名したものと違います。', en: 'Names, order or standing differ from the signed list.' },
  changesOpen: { ja: 'まだ二人の承認がない項目：{items}', en: 'Not approved by two yet: {items}' },
  changesGoApprove: { ja: '承認の画面へ', en: 'To approving' },
  changesGoSign: { ja: '署名の画面へ', en: 'To signing' },
  changesReady: { ja: '二人の承認がそろいました。署名できます。', en: 'Approved by two. It can be signed.' },

  changesToPaper: { ja: '次の候補者一覧で、{title}を紙の投票にします。投票機にも新しいカードにも出ません。', en: 'With the next list {title} goes to paper: on no voting machine and no new card.' },
  changesFromPaper: { ja: '次の候補者一覧で、{title}を投票機に戻します。', en: 'With the next list {title} comes back to the machines.' },
  item_paper: { ja: '紙の投票：{title}', en: 'Paper: {title}' },
  'act_day-said': {
    ja: '期日・時間を記入した：{date} {opens}–{closes}（決めた人 {decidedBy}、告示 {notice}）',
    en: 'entered day and hours: {date} {opens}–{closes} (decided by {decidedBy}, notice {notice})',
  },
  'act_gone-said': { ja: '候補者の異動を記入した：{contest} {number}番 {state}（{heard}）', en: 'entered of candidate {number} of {contest}: {state} ({heard})' },
  'act_to-paper': { ja: '紙の投票にすると記入した：{contest}（{why}、決めた人 {decidedBy}）', en: 'entered that {contest} goes to paper ({why}; decided by {decidedBy})' },
  'act_from-paper': { ja: '投票機に戻すと記入した：{contest}（{why}、決めた人 {decidedBy}）', en: 'entered that {contest} comes back to the machines ({why}; decided by {decidedBy})' },
} as const satisfies TextCatalogue

export const officeChangesRefusals = {
  'contest-without-poll': {
    ja: { title: 'この選挙は無投票です。紙の投票にするものはありません。何も記録していません。', next: '補充立候補で投票を行うことになったときは、候補者のファイルを取り込みなおしてください。' },
    en: { title: 'This contest has no poll: there is nothing to vote on paper. Nothing was recorded.', next: 'When a supplementary candidacy brings a poll, import the candidates again.' },
  },
  'change-not-possible': {
    ja: {
      title: '記入したとおりにすると、{file} の {line}行目 {column} が誤りになります。何も変えていません。',
      next: '日・時間の順を確かめて、記入しなおしてください。期日前投票所の日は期日より前、閉める時刻は開ける時刻より後です。',
    },
    en: {
      title: 'As entered, {file} line {line} {column} would be wrong. Nothing was changed.',
      next: 'Check the order of days and hours and enter them again: early days are before election day, and closing is after opening.',
    },
  },
  'day-before-lot': {
    ja: { title: '新しい選挙期日が、記入されているくじの日（{on}）かその前になっています。何も変えていません。', next: '選挙期日を、くじの日より後にしてください。' },
    en: { title: 'The new election day is that of a recorded lot ({on}), or before it. Nothing was changed.', next: 'Choose an election day after the lot.' },
  },
  'day-unchanged': {
    ja: { title: '日も時間も、今のファイルと同じです。何も変えていません。', next: '新しい日または時間を入れてください。' },
    en: { title: 'Day and hours are those in the files already. Nothing was changed.', next: 'Enter the new day or hours.' },
  },
} as const
