/** Sorting an online ballot box: what stops it, by the checks of docs/formats/online-sorted.md §2, and what its files and sticks can lack. */

import { inEach } from '#election/language.ts'
import type { SortingRefusal } from '#election/online/sorting/refusal.ts'
import type { RefusalCatalogue, RefusalText, Text, TextCatalogue } from './message.ts'

const NOTHING: Text = { ja: '仕分けは止まり、何も書いていません。媒体はそのままです。', en: ' Sorting stopped and wrote nothing. All sticks are as they were.' }
/** Two people decide in writing. */
const DECIDE: Text = {
  ja: '媒体を封筒に入れ、この画面の番号と件数を書き、開票管理者と選管の二人で文書により決めてください。もう一度押しても結果は同じです。',
  en: 'Put the sticks into their envelopes, write down the number and the counts of this screen, and let two people of the commission decide in writing. To run it again changes nothing.',
}
const OTHER_STICK: Text = {
  ja: 'もう一方の媒体で試してください。それも同じなら、選管の二人で文書により決めてください。',
  en: 'Try the other stick of the two. If it is the same, two people of the commission decide in writing.',
}
const FOLDERS: Text = {
  ja: '選挙データ・オンライン投票の設定・媒体が同じ選挙のものか確かめて、もう一度実行してください。',
  en: 'Look whether package, settings and sticks are of one election, then run the command again.',
}
const STATIONS: Text = {
  ja: 'その投票所の発券機の媒体と報告を確かめ、ファイルをそろえてもう一度実行してください。失われたときは、二人の署名した決定がいります。',
  en: "Look at the stick of that station's issuer and at its report, bring the files and run the command again. A file that is lost needs a decision signed by two.",
}

function text(title: Text, next: Text): RefusalText {
  return inEach((language) => ({ title: `${title[language]}${NOTHING[language]}`, next: next[language] }))
}

/** A list that is not here approves nobody: a newer one may have the person. */
const APPROVED: Text = {
  ja: `承認した人の一覧（online-approved-）のいちばん新しいものが --evidence のフォルダーにあるか、先に確かめてください。あれば、${DECIDE.ja}`,
  en: `Look first whether the newest list of approved people (online-approved-) is in the directory of --evidence. If it is: ${DECIDE.en.charAt(0).toLowerCase()}${DECIDE.en.slice(1)}`,
}

/** Boxes that were approved late are on a later list. */
const BOXES: Text = {
  ja: `投票箱の一覧（online-boxes-）が全部 --boxes のフォルダーにあるか、先に確かめてください。全部あれば、${DECIDE.ja}`,
  en: `Look first whether all lists of boxes (online-boxes-) are in the directory of --boxes. If they are: ${DECIDE.en.charAt(0).toLowerCase()}${DECIDE.en.slice(1)}`,
}

/** A refusal that no file mends: two people decide, and sign it with their own keys. */
function decidedBy(use: string, ja: string, en: string): Text {
  return {
    ja: `${ja}それで直らないときは、この画面の箱か投票所について、ippyo decide-online --use ${use} で二人が決定に署名し、--voids のフォルダーに加えてください。`,
    en: `${en} If that mends nothing, let two people sign a decision about this box or station with ippyo decide-online --use ${use}, and put it into the directory of --voids.`,
  }
}
const ROUND: Text = {
  ja: '選管が名簿の更新とともに作ったファイル（roll-round-）のいちばん新しいものと署名を、--voids のフォルダーに入れて、もう一度実行してください。',
  en: "Put the newest file of the commission's rounds (roll-round-) and its signature into the directory of --voids, and run the command again.",
}

/** `{check}` is the number of the check, `{count}` how often it failed, `{where}` the first boxes by handle and revision. */
export const sortingStops = {
  'export-refused': text({ ja: '{check}：書き出しのファイルが読めません（{why}）。', en: '{check}: the export cannot be taken ({why}).' }, OTHER_STICK),
  'export-of-another': text({ ja: '{check}：書き出しは、ほかの選挙・設定・時刻のものです（{what}）。', en: '{check}: the export is of another election, setting or time ({what}).' }, FOLDERS),
  'build-not-reviewed': text({ ja: '{check}：書き出したプログラムは、確かめられたものではありません。', en: '{check}: the program that exported is none of those that were reviewed.' }, DECIDE),
  'copies-differ': text({ ja: '{check}：正（原本）と副（複写）の {file} の中身が違います。', en: '{check}: the two sticks do not have the same bytes of {file}.' }, DECIDE),
  'log-malformed': text({ ja: '{check}：記録簿のファイルの形が正しくありません。', en: '{check}: the file of the log has another form.' }, OTHER_STICK),
  'log-of-another': text({ ja: '{check}：記録簿がほかの選挙のものです。', en: '{check}: the log is of another election.' }, FOLDERS),
  'checkpoint-refused': text({ ja: '{check}：記録簿の最後の署名が正しくありません。', en: '{check}: the last checkpoint is not signed by this log.' }, DECIDE),
  'too-few-witnesses': text({ ja: '{check}：記録簿の最後を確かめた証人が足りません。', en: '{check}: too few witnesses saw the last checkpoint.' }, DECIDE),
  'root-differs': text({ ja: '{check}：記録簿の中身が、署名された値や書き出しと合いません。', en: '{check}: the log is not the tree that was signed, or not the one of the export.' }, DECIDE),
  'first-entries-differ': text(
    { ja: '{check}：記録簿の最初の二つが、投票ページと設定のものではありません。', en: '{check}: the first two entries of the log are not those of page and settings.' },
    DECIDE,
  ),
  'votes-and-log-differ': text(
    {
      ja: '{check}：票と記録簿が合いません。記録簿にない票 {missing}、票のない記録 {strange}。',
      en: '{check}: votes and log differ: votes that the log lacks {missing}, entries of no vote {strange}.',
    },
    DECIDE,
  ),
  'cast-refused': text({ ja: '{check}：正しくない票 {count}（{why}）：{where}。', en: '{check}: votes that do not hold: {count} ({why}): {where}.' }, DECIDE),
  'row-of-another-box': text({ ja: '{check}：ほかの投票箱の票 {count}：{where}。', en: '{check}: votes in the row of another box: {count}: {where}.' }, DECIDE),
  'permit-twice': text({ ja: '{check}：一つの投票許可で二票 {count}：{where}。', en: '{check}: one permit for two votes: {count}: {where}.' }, DECIDE),
  'revision-missing': text({ ja: '{check}：途中の票がありません {count}：{where}。', en: '{check}: an earlier vote of the box is missing: {count}: {where}.' }, DECIDE),
  'second-vote': text({ ja: '{check}：やり直しのない選挙で二回目の票 {count}：{where}。', en: '{check}: a second vote where none is taken: {count}: {where}.' }, DECIDE),
  copied: text({ ja: '{check}：ほかの票の写し {count}：{where}。', en: '{check}: copies of another vote: {count}: {where}.' }, DECIDE),
  'evidence-missing': text({ ja: '{check}：署名の控えのない票 {count}：{where}。', en: '{check}: votes without evidence of a card: {count}: {where}.' }, DECIDE),
  'evidence-differs': text({ ja: '{check}：投票許可と違う署名の控え {count}：{where}。', en: '{check}: evidence that is not the one of the permit: {count}: {where}.' }, DECIDE),
  'evidence-not-opened': text({ ja: '{check}：開けない署名の控え {count}：{where}。', en: '{check}: evidence that does not open: {count}: {where}.' }, DECIDE),
  'card-not-genuine': text({ ja: '{check}：カードの署名か証明書が正しくない票 {count}：{where}。', en: '{check}: votes whose card or its signature is not genuine: {count}: {where}.' }, DECIDE),
  'declaration-of-another': text({ ja: '{check}：ほかの投票のための宣言 {count}：{where}。', en: '{check}: declarations made for another session: {count}: {where}.' }, DECIDE),
  'card-not-good-then': text({ ja: '{check}：そのとき有効と確かめられないカード {count}：{where}。', en: '{check}: cards that nobody called good at that time: {count}: {where}.' }, DECIDE),
  'not-approved': text({ ja: '{check}：承認された人のない投票箱の票 {count}：{where}。', en: '{check}: votes in boxes for which nobody was approved: {count}: {where}.' }, APPROVED),
  'card-of-another': text({ ja: '{check}：承認された人と違うカードの票 {count}：{where}。', en: '{check}: votes by the card of another person than the approved one: {count}: {where}.' }, APPROVED),
  'declaration-twice': text({ ja: '{check}：一つの宣言で二票 {count}：{where}。', en: '{check}: one declaration for two votes: {count}: {where}.' }, DECIDE),
  'voids-missing': text({ ja: '{check}：投票所 {station} の無効化のファイルがありません。', en: '{check}: there is no file of voids of station {station}.' }, STATIONS),
  'voids-contradict': text(
    { ja: '{check}：投票所 {station} の無効化のファイルが食い違います。', en: '{check}: the files of voids of station {station} contradict one another.' },
    decidedBy('online-voids-lost', 'その投票所の発券機の媒体と報告を確かめてください。', "Look at the stick of that station's issuer and at its report."),
  ),
  'voids-not-as-reported': text(
    {
      ja: '{check}：投票所 {station} の無効化のファイルが、その最後の報告のものではありません（--reports）。または、入力した数と違います（--reported）。',
      en: '{check}: the file of voids of station {station} is not the one of its last report (--reports), or has other numbers than were typed (--reported).',
    },
    decidedBy(
      'online-voids-taken',
      '最後の報告と同じ番号のファイルを持って来てください。報告が紙だけのときは、その数と入力した数を見比べてください。',
      'Bring the file with the number of the last report. Where the report is on paper alone, compare its numbers with those that were typed.',
    ),
  ),
  'voids-of-older-list': text(
    {
      ja: '{check}：投票所 {station} は、最後の名簿の更新より前の名簿で無効化のファイルを作りました。だれがオンラインで投票したかを知らずに、投票カードを渡したかもしれません。',
      en: '{check}: station {station} made its file of voids with an older roll list than the newest one. It may have given cards without knowing who had voted online.',
    },
    decidedBy(
      'online-voids-taken',
      '更新を読み込んだ後の報告があれば、そのファイルにしてください。なければ、その投票所でカードを渡した人を名簿と見比べ、オンラインでも投票した人の箱ごとに決定（online-void）を作ります。',
      'If there is a report from after the list was taken in, bring its file. Else compare who got a card there with the roll, and make a decision (online-void) for the box of each who voted online as well.',
    ),
  ),
  'round-older': text(
    { ja: '{check}：投票所 {station} には、ここにあるものより新しい名簿の更新がありました。', en: '{check}: station {station} held a newer roll list than the newest round that is here.' },
    ROUND,
  ),
  'round-missing': text({ ja: '{check}：最後の名簿の更新がどれか、分かりません。', en: '{check}: it is not known which round of roll lists is the newest.' }, ROUND),
  'rounds-contradict': text({ ja: '{check}：同じ番号の名簿の更新のファイルが、二つあって食い違います。', en: '{check}: two files of one round of roll lists contradict one another.' }, DECIDE),
  'round-not-last': text({ ja: '{check}：いちばん新しい名簿の更新が、最終ではありません。', en: '{check}: the newest round of roll lists is not a last one.' }, ROUND),
  'void-of-no-vote': text(
    { ja: '{check}：票のない投票箱の無効化 {count}：{where}。', en: '{check}: voids of boxes without a vote: {count}: {where}.' },
    decidedBy('online-restore', 'その投票所の媒体と報告を確かめてください。', "Look at the station's stick and report."),
  ),
  'void-twice': text(
    { ja: '{check}：同じ投票箱が二度出ます {count}：{where}。', en: '{check}: boxes that are named twice: {count}: {where}.' },
    decidedBy('online-void', '二つの投票所の媒体と報告を確かめてください。', 'Look at the sticks and reports of both stations.'),
  ),
  'void-of-held': text(
    { ja: '{check}：停止中の投票箱の無効化 {count}：{where}。', en: '{check}: voids of boxes that are held: {count}: {where}.' },
    decidedBy('online-restore', 'その投票所の媒体と報告を確かめてください。', "Look at the station's stick and report."),
  ),
  'restore-of-no-void': text({ ja: '{check}：無効化されていない投票箱の取消し {count}：{where}。', en: '{check}: restores of boxes that were not voided: {count}: {where}.' }, DECIDE),
  'decided-twice': text(
    { ja: '{check}：一つの投票箱に、決定が二つあります {count}：{where}。', en: '{check}: boxes about which there are two decisions: {count}: {where}.' },
    { ja: '一つを残し、ほかを --voids のフォルダーから出して、もう一度実行してください。', en: 'Leave one, take the others out of the directory of --voids, and run the command again.' },
  ),
  'void-without-a-card': text(
    {
      ja: '{check}：カードも用紙も渡していない人の票を、無効にする決定があります {count}：{where}。',
      en: '{check}: decisions to void votes of people who got no card or paper: {count}: {where}.',
    },
    {
      ja: 'その決定を --voids のフォルダーから出すか、その投票所についての決定（online-voids-taken か online-voids-lost）も加えて、もう一度実行してください。',
      en: 'Take that decision out of the directory of --voids, or add the decision about its station (online-voids-taken or online-voids-lost), and run the command again.',
    },
  ),
  'card-and-vote': text(
    { ja: '{check}：カードか用紙を渡した人の票が残っています {count}：{where}。', en: '{check}: votes that count, of people who got a card or paper: {count}: {where}.' },
    decidedBy(
      'online-void',
      'その投票所の報告と名簿の更新を確かめ、カードか用紙で投票した人なら、オンラインの票を外します。投票せずに返した人なら、発券機の記録を添えて同じように決めてください。',
      'Look at the report and the roll lists of that station: if the person voted there, the online vote is taken out. If the card came back unvoted, decide likewise, with the record of the issuer.',
    ),
  ),
  'held-with-vote': text(
    {
      ja: '{check}：票のある投票箱が停止されていますが、その票をどうするか二人が決めていません {count}：{where}。',
      en: '{check}: boxes that are held and have a vote about which two people have not decided: {count}: {where}.',
    },
    {
      ja: '名簿側の一覧（roll.ts … holds）と比べてください。名簿側の二人が停止した箱は ippyo decide-online --use online-held --holds 一覧、一覧にない箱は --use online-unheld（票を数える）で二人が署名し、--voids のフォルダーに加えます。設定で票を無効にできない選挙では、online-unheld だけが使えます。',
      en: 'Compare them with the list of the roll side (roll.ts … holds). A box that two people there held gets ippyo decide-online --use online-held --holds LIST; one that is not on that list gets --use online-unheld, and its vote counts. Put the files into the directory of --voids. Where the settings let nobody make a vote void, only online-unheld is taken.',
    },
  ),
  'decision-without-hold': text(
    {
      ja: '{check}：停止されていない投票箱についての決定（online-held、online-unheld）があります {count}：{where}。',
      en: '{check}: decisions (online-held, online-unheld) about boxes that are not held: {count}: {where}.',
    },
    { ja: 'その決定を --voids のフォルダーから出して、もう一度実行してください。', en: 'Take that decision out of the directory of --voids, and run the command again.' },
  ),
  'box-not-listed': text(
    {
      ja: '{check}：名簿側の二人が署名した一覧にない投票箱の票があります {count}：{where}。',
      en: '{check}: votes of boxes that are on no list that two people of the roll side signed: {count}: {where}.',
    },
    BOXES,
  ),
  'contests-not-listed': text(
    {
      ja: '{check}：その投票箱の人にはない選挙の票か、ある選挙の票のない投票があります {count}：{where}。',
      en: '{check}: votes whose contests are not those that two people of the roll side signed for the box: {count}: {where}.',
    },
    DECIDE,
  ),
  'voted-list-differs': text({ ja: '{check}：済の一覧が、票のある投票箱と違います。', en: '{check}: the list of who voted is not the list of boxes with a vote.' }, DECIDE),
  'voted-list-of-another-round': text(
    {
      ja: '{check}：投票所の名簿の「済」は、この書き出しと別の一覧から作られています。',
      en: "{check}: the stations' marks of who voted online were made of another list than that of this export.",
    },
    ROUND,
  ),
} satisfies RefusalCatalogue<SortingRefusal['type']>

/** Refusals before sorting, and after it. */
export const sortingRefusals = {
  'sorted-before': text({ ja: 'S03：この投票箱の票は、この機械で前に仕分け、結果が違いました。', en: 'S03: this machine has sorted the votes of this evening before, with another result.' }, DECIDE),
  'sorted-before-damaged': text(
    { ja: 'この機械が何を仕分けたかの控え（{path}）が読めません。', en: 'The list of what this machine has sorted ({path}) cannot be read.' },
    { ja: 'その控えを封筒に移して保管し、二人で文書により決めてから、もう一度実行してください。', en: 'Move that file aside and keep it; two people decide in writing, then run the command again.' },
  ),
  'online-box-not-in-package': text({ ja: 'この選挙データには、オンライン投票箱がありません。', en: 'This package has no online ballot box.' }, FOLDERS),
  'sorting-file-missing': text(
    { ja: '{path} がないか、読めません。', en: '{path} is not there or cannot be read.' },
    { ja: '媒体を差し直し、場所の名前を確かめて、もう一度実行してください。', en: 'Insert the stick again, look at the name of the place, and run the command again.' },
  ),
  'settings-refused': text({ ja: '{path} は、この選挙のオンライン投票の設定ではありません（{why}）。', en: '{path} is not the setting of this election ({why}).' }, FOLDERS),
  'settings-not-approved': text(
    {
      ja: 'オンライン投票の設定を二人が承認していません（{path} がないか、この機械の知る二人のものではありません）。',
      en: 'Two people have not approved the settings ({path} is not there, or not by two whom this machine knows).',
    },
    {
      ja: '選管の画面で二人が設定を承認し、USBメモリーに書いた承認のファイルを、設定と同じフォルダーに入れて、もう一度実行してください。',
      en: 'Let two people approve the settings on the page of the office where numbers are approved, put the file that it writes beside the settings, and run the command again.',
    },
  ),
  'sorter-not-approved': text(
    {
      ja: 'この機械を二人が承認していません（{path} がないか、この機械の知る二人のものではありません）。',
      en: 'Two people have not approved this machine ({path} is not there, or not by two whom this machine knows).',
    },
    {
      ja: 'この機械の tally.json と tally.sig を選管に持って行き、番号を承認する画面で二人が承認して書いたファイルを、この機械のフォルダーに入れて、もう一度実行してください。',
      en: 'Bring tally.json and tally.sig of this machine to the commission, let two people approve them on the page of the office where numbers are approved, put the file that it writes into the directory of this machine, and run the command again.',
    },
  ),
  'copies-are-one': text(
    { ja: '正（原本）と副（複写）が同じ場所です。', en: 'The two copies are one and the same place.' },
    { ja: '副（複写）の媒体の場所を --duplicate に書いてください。', en: 'Name the place of the second stick with --duplicate.' },
  ),
  'voted-list-refused': text({ ja: '{path} は、この選挙の済の一覧ではありません。', en: '{path} is no list of voted boxes of this election.' }, OTHER_STICK),
  'voted-list-not-by-two': text({ ja: '{path} に、この選挙の書き出した二人の署名がありません。', en: '{path} is not signed by two exporters of this election.' }, OTHER_STICK),
  'voted-list-before-the-close': text({ ja: '{path} は、締切りの前に作られた済の一覧です。', en: '{path} is a list of voted boxes from before the close.' }, OTHER_STICK),
  'round-refused': text(
    {
      ja: '{path} は、この選挙の選管が署名し、二人が承認した名簿の更新のファイルではありません。',
      en: '{path} is no round of roll lists signed by the commission of this election and approved by two.',
    },
    ROUND,
  ),
  'report-refused': text({ ja: '{path} は、この選挙の発券機の署名した投票所の報告ではありません。', en: '{path} is no report of a station that an issuer of this election signed.' }, STATIONS),
  'reports-differ': text({ ja: '投票所 {station} の最後の報告が二つあり、中身が違います。', en: 'There are two last reports of station {station}, and they differ.' }, STATIONS),
  'typed-beside-a-report': text(
    {
      ja: '投票所 {station} は、署名された報告があるのに、数も入力されています。',
      en: 'Figures were typed for station {station}, and its signed report is here.',
    },
    {
      ja: 'その投票所の --reported を消して、もう一度実行してください。数を入力するのは、報告が紙だけの投票所です。',
      en: 'Leave --reported out for this station, and run the command again. Figures are typed only where the report is on paper alone.',
    },
  ),
  'voids-refused': text({ ja: '{path} は、この選挙の発券機の署名した無効化のファイルではありません。', en: '{path} is no file of voids signed by an issuer of this election.' }, STATIONS),
  'voids-not-by-issuer': text({ ja: '{path} に、その投票所の発券機の署名がありません。', en: '{path} is not signed by an issuer of its station.' }, STATIONS),
  'voids-of-another-election': text({ ja: '{path} は、別の選挙か別の開票区の無効化のファイルです。', en: '{path} is a file of voids of another election or district.' }, STATIONS),
  'box-list-refused': text(
    {
      ja: '{path} は、持って来た一覧（approvers.json）の二人が署名した、この選挙の投票箱の一覧ではありません。',
      en: '{path} is no list of boxes of this election signed by two people of the list that was brought (approvers.json).',
    },
    { ja: '名簿側に、投票箱側へ渡したのと同じファイルを出してもらい、もう一度実行してください。', en: 'Ask the roll side for the file that it gave to the box side, and run the command again.' },
  ),
  'box-lists-contradict': text({ ja: '{path} の投票箱の一覧が、同じ投票箱に違う選挙を書いています。', en: 'The lists of boxes in {path} have other contests for one box.' }, DECIDE),
  'decision-refused': text(
    { ja: '{path} は、この選挙の二人の署名した決定ではありません。', en: '{path} is no decision signed by two people of this election.' },
    { ja: '二人の署名をそろえるか、そのファイルを除いて、もう一度実行してください。', en: 'Bring both signatures or take the file away, then run the command again.' },
  ),
  'cards-needed': text(
    { ja: 'この選挙では、票ごとにカードを確かめます。', en: 'In this election the card behind each vote is checked.' },
    { ja: '--evidence、--cards と、必要な数の --share を付けて、もう一度実行してください。', en: 'Give --evidence, --cards and as many --share as are needed, and run the command again.' },
  ),
  'cards-refused': text(
    { ja: '{path} は、カードの認証局の一覧として読めません。', en: '{path} is no list of authorities of cards.' },
    { ja: '認証の設定（cards）と同じ証明書と値にして、もう一度実行してください。', en: "Give it the certificates and values of the gate's own configuration (cards), and run the command again." },
  ),
  'test-cards-in-a-live-election': text(
    { ja: '試験用カードの認証局が、本番の選挙の一覧にあります。', en: 'An authority of invented cards is in the list of a live election.' },
    { ja: '本番の証明書にして、もう一度実行してください。', en: 'Name the certificates of the public service, and run the command again.' },
  ),
  'evidence-refused': text({ ja: 'S10：{path} がないか、この選挙の署名の控えではありません。', en: 'S10: {path} is not there, or is not the evidence of this election.' }, FOLDERS),
  'approved-list-refused': text(
    {
      ja: 'S13：{path} の承認した人の一覧がないか、開けないか、二人の署名がないか、同じ番号のものが二つあります。',
      en: 'S13: the approved list at {path} is not there, does not open, is not signed by two, or two of them have one number.',
    },
    {
      ja: '選管の画面から保存した一覧を一つずつ置いて、もう一度実行してください。なければ、二人で新しい一覧に署名してください。前の一覧が欠けていてもかまいません。',
      en: 'Bring each list once as the page of the office saved it, and run the command again. If there is none, let two people sign a new one; a list before it may be missing.',
    },
  ),
  'not-a-sorting-share': text(
    { ja: '{path} は、この選挙の仕分けの鍵の持ち分ではありません。', en: '{path} is no share of the sorting key of this election.' },
    { ja: '仕分けの鍵の持ち分（開票の鍵ではないもの）にして、もう一度実行してください。', en: 'Give a share of the sorting key, which is not the counting key, and run the command again.' },
  ),
  'wrong-share-passphrase': text(
    { ja: '{path} の合言葉が違います。', en: 'The passphrase of {path} is wrong.' },
    { ja: '持ち分の人が、もう一度入れてください。何回でも入れられます。', en: 'Its holder types it once more. There is no limit of tries.' },
  ),
  'sorting-share-twice': text(
    { ja: '{index} 番の持ち分が二度あります。', en: 'Share {index} is given twice.' },
    { ja: '別の人の持ち分にして、もう一度実行してください。', en: 'Give the share of another holder, and run the command again.' },
  ),
  'too-few-sorting-shares': text(
    { ja: '仕分けの鍵の持ち分は {needed} ついりますが、{given} です。', en: 'The sorting key needs {needed} of its shares; given: {given}.' },
    { ja: '持ち分を足して、もう一度実行してください。', en: 'Add --share, and run the command again.' },
  ),
  'sorter-not-set-up': text(
    {
      ja: '{path} は、この選挙の仕分けの機械ではありません。集計機の鍵では仕分けられません。',
      en: '{path} is no machine that was set up to sort this election. The key of a counting machine sorts nothing.',
    },
    { ja: 'ippyo personalise tally --sorting で、この機械をこの選挙のために用意してください。', en: 'Set the machine up for this election by ippyo personalise tally --sorting.' },
  ),
  'wrong-tally-passphrase': text({ ja: '仕分けの機械の合言葉が違います。', en: "The sorting machine's passphrase is wrong." }, { ja: 'もう一度入れてください。', en: 'Type it once more.' }),
  'tally-key-damaged': text(
    { ja: '仕分けの機械の鍵のファイルが壊れています。', en: "The sorting machine's key file is damaged." },
    { ja: '別のフォルダーで ippyo personalise tally --sorting をやり直してください。', en: 'Run ippyo personalise tally --sorting again with a new directory.' },
  ),
  'sorted-otherwise-there': {
    ja: { title: '{path} に、別の仕分けの結果があります。何も上書きしていません。', next: '空の媒体を差し込んで、もう一度実行してください。前の媒体は封筒に入れてください。' },
    en: { title: '{path} is of another sorting. Nothing was written over it.', next: 'Insert an empty stick and run the command again. Put the other stick into an envelope.' },
  },
  'sorted-stick-full': {
    ja: { title: '{path} に空きがありません。書いた分は消しました。集計機は、この媒体から何も受け取りません。', next: '空きのある媒体を差し込んで、もう一度実行してください。同じ結果になります。' },
    en: {
      title: 'There is no room at {path}. The parts that were written were removed; a counting machine takes nothing from this stick.',
      next: 'Insert a stick with room and run the command again. The result is the same.',
    },
  },
  'sorted-stick-failed': {
    ja: { title: '{path} に書けませんでした。集計機は、この媒体から途中のものを受け取りません。', next: '媒体を差し直すか別の媒体にして、もう一度実行してください。同じ結果になります。' },
    en: { title: '{path} could not be written. A counting machine takes nothing half from this stick.', next: 'Insert it again, or another one, and run the command again. The result is the same.' },
  },
} satisfies RefusalCatalogue<string>

export const sortingWords = {
  done: { ja: '仕分けが終わり、{out} に書きました。', en: 'Sorted, and written to {out}.' },
  there: { ja: '同じ仕分けの結果が、もう {out} にあります。何も変えていません。', en: 'The same result is at {out} already. Nothing was changed.' },
  sums: {
    ja: '投票 {events} − やり直し {superseded} ＝ 投票箱 {voted}。投票箱 {voted} − 停止 {held} − 無効化 {voided} ＋ 取消し {restored} ＝ 数える投票箱 {counted}。',
    en: 'Casts {events} − superseded {superseded} = boxes with a vote {voted}. {voted} − held {held} − voided {voided} + restored {restored} = boxes that count {counted}.',
  },
  seal: {
    ja: '仕分けの紙に書く：封印の照合番号 {number}（公表データを調べるときに見比べる）、この機械の照合番号 {machine}（集計機の画面と見比べる）',
    en: 'For the paper of the sorting: check number of the seal {number} (compare when the bundle is checked), of this machine {machine} (compare with the screen of the tally)',
  },
  records: { ja: '{title}　{records}票', en: '{title}: {records} votes' },
  copies: {
    ja: '副（複写）の媒体は比べていません。',
    en: 'The second stick was not compared.',
  },
  more: { ja: 'ほか {count}', en: 'more: {count}' },
} satisfies TextCatalogue
