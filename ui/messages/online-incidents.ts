/** Words of what went wrong with the online ballot box (M1–M3): on the voter's page, at the help desk, on paper, and where it is entered. */
import type { TextCatalogue } from './message.ts'

export const incidentWords = {
  title: { ja: 'お知らせ', en: 'Notice' },
  /** Before each incident that lasts. */
  class_system: { ja: 'システムの不具合', en: 'A fault of the system' },
  class_device: { ja: '機械の不具合', en: 'A fault of a machine' },
  class_operation: { ja: '手順の誤り', en: 'A mistake in the procedure' },
  measure_stopped: {
    ja: 'オンライン投票は、いま止まっています。直るまでお待ちください。',
    en: 'Online voting is stopped now. Please wait until it works again.',
  },
  'measure_going-on': { ja: 'オンライン投票は、続けられます。', en: 'Online voting goes on.' },
  'measure_other-way': {
    ja: 'オンラインではない方法で投票してください。方法は、手紙にある窓口で聞けます。',
    en: 'Please vote in another way than online. The desk named on the letter knows how.',
  },
  measure_mistaken: { ja: '書き間違いで、何も起きていませんでした。', en: 'Entered by mistake: nothing had happened.' },
  since: { ja: '{from} から', en: 'Since {from}' },
  none: { ja: 'いま続いている不具合はありません。', en: 'Nothing is wrong now.' },
  notRead: {
    ja: '不具合の一覧が読めません。署名が合わないか、壊れています。運用担当に知らせてください。',
    en: 'The list of incidents cannot be read: its signatures do not hold, or it is damaged. Call the operator.',
  },
} as const satisfies TextCatalogue

/** Words of the terminal at which two people enter a line. Both languages are printed: whoever is called reads either. */
export const incidentQuestions = {
  known: {
    ja: '{incident}　{class}　{from} から {to}　{measure}　{line}',
    en: '{incident}  {class}  from {from} to {to}  {measure}  {line}',
  },
  lasts: { ja: '（続いています）', en: '(it lasts)' },
  nothing: { ja: 'まだ何も書かれていません。', en: 'Nothing was entered yet.' },
  incident: {
    ja: '新しいトラブルは、そのまま改行します。書いたものを終わらせるか直すときは、その番号を入れます。',
    en: 'For a new incident press Enter alone. To end or correct one, type its number.',
  },
  class: { ja: '種類：1 システム、2 機械、3 手順', en: 'Kind: 1 system, 2 machine, 3 procedure' },
  measure: {
    ja: '処置：1 投票は止まっています、2 投票は続けられます、3 ほかの方法を案内します、4 書き間違いでした',
    en: 'Measure: 1 voting is stopped, 2 voting goes on, 3 voters are sent another way, 4 entered by mistake',
  },
  from: { ja: '始まり（日本時間、例 {now}）。いまなら、そのまま改行します。', en: 'Since when (Japan, as {now})? Press Enter alone for now.' },
  fromBefore: { ja: '始まり（日本時間）。{before} のままなら、そのまま改行します。', en: 'Since when (Japan)? Press Enter alone to keep {before}.' },
  to: { ja: '終わり（日本時間、例 {now}）。続いていれば、そのまま改行します。', en: 'Until when (Japan, as {now})? Press Enter alone while it lasts.' },
  lineJa: {
    ja: '公表する文（日本語、200字まで）。人の名前、番号、電話番号は書かないでください。',
    en: 'The public line in Japanese, at most 200 letters. No name of a person, no number, no telephone.',
  },
  lineEn: { ja: '公表する文（英語、200字まで）。', en: 'The public line in English, at most 200 letters.' },
  textBefore: { ja: 'このままなら、そのまま改行します：{before}', en: 'Press Enter alone to keep: {before}' },
  right: {
    ja: '全部の投票者がこの行を読みます。内容が正しく、だれの名前も番号もなければ、行の番号 {number} を入力してください。違うときは、何も入力せずに改行してください。',
    en: 'Every voter reads this line. If it is right and names nobody and has no number of a person, type the number of the line, {number}. If not, press Enter alone.',
  },
  done: {
    ja: '第{number}行を {path} に書きました。投票のページと名簿側のサーバーのフォルダーに、同じファイルを置いてください。',
    en: 'Line {number} was written to {path}. Put the same file into the folders of the page of voters and of the server of the roll.',
  },
  paper: { ja: 'トラブル報告書を {path} に書きました。', en: 'The report was written to {path}.' },
} as const satisfies TextCatalogue

/** Each says what is safe, and what to do. */
export const incidentRefusals = {
  'incidents-malformed': {
    ja: 'いまのトラブルの一覧が壊れています。何も変えていません。控えのファイルを戻して、もう一度始めてください。',
    en: 'The list of incidents is damaged. Nothing was changed. Put the copy of the file back, and begin again.',
  },
  'incidents-not-by-two': {
    ja: 'いまの一覧に、担当者二人の署名でない行があります。何も変えていません。控えのファイルを戻し、責任者に知らせてください。',
    en: 'A line of the list is not by two exporters. Nothing was changed. Put the copy of the file back, and report it to the person in charge.',
  },
  'incidents-out-of-order': {
    ja: 'いまの一覧に、前の行につながらない行があります。何も変えていません。控えのファイルを戻し、責任者に知らせてください。',
    en: 'A line of the list does not follow the one before. Nothing was changed. Put the copy of the file back, and report it to the person in charge.',
  },
  'of-another-election': {
    ja: 'いまの一覧は、別の選挙のものです。何も変えていません。設定のフォルダーを確かめてください。',
    en: 'The list is of another election. Nothing was changed. Check the folder in the configuration.',
  },
  'no-such-incident': {
    ja: 'その番号のトラブルは、書かれていません。何も変えていません。番号を見て、もう一度始めてください。',
    en: 'No incident has this number. Nothing was changed. Look at the numbers and begin again.',
  },
  'to-before-from': {
    ja: '終わりが始まりより前です。何も変えていません。時刻を見て、もう一度始めてください。',
    en: 'It ends before it begins. Nothing was changed. Look at the times and begin again.',
  },
  'mistake-lasts': {
    ja: '書き間違いだったトラブルには、終わりの時刻が要ります。何も変えていません。もう一度始めてください。',
    en: 'What was entered by mistake needs an end. Nothing was changed. Begin again.',
  },
  'lines-full': {
    ja: '一覧は999行でいっぱいです。何も変えていません。これからは紙に書いてください。',
    en: 'The list is full with 999 lines. Nothing was changed. Write on paper from now on.',
  },
  'text-empty': {
    ja: '公表する文がないか、前後の空白か、使えない記号があります。何も変えていません。もう一度始めてください。',
    en: 'A public line is missing, or has a space around it or a sign that cannot be shown. Nothing was changed. Begin again.',
  },
  'text-too-long': {
    ja: '公表する文は200字までです。何も変えていません。短くして、もう一度始めてください。',
    en: 'A public line has at most 200 letters. Nothing was changed. Make it shorter and begin again.',
  },
  'text-has-a-number': {
    ja: '公表する文に、人や手紙の番号のような数字があります。何も変えていません。数字を除いて、もう一度始めてください。',
    en: 'A public line has digits like the number of a person or a letter. Nothing was changed. Take them out and begin again.',
  },
  'text-has-a-name': {
    ja: '公表する文に、人の名前のような語（様、さん、氏）があります。何も変えていません。名前を除いて、もう一度始めてください。',
    en: 'A public line has a word that goes with a name (Mr, Mrs). Nothing was changed. Take the name out and begin again.',
  },
  'given-up': {
    ja: '答えがそろいませんでした。何も変えていません。もう一度始めてください。',
    en: 'The answers are not complete. Nothing was changed. Begin again.',
  },
  'not-right': {
    ja: '行は正しいと確認されませんでした。何も変えていません。もう一度始めてください。',
    en: 'The line was not found right. Nothing was changed. Begin again.',
  },
  'no-key': {
    ja: '鍵が開きませんでした。何も変えていません。もう一度始めてください。',
    en: 'No key was opened. Nothing was changed. Begin again.',
  },
  'not-an-exporter': {
    ja: 'この鍵は、この選挙の取り出し担当者のものではありません。何も変えていません。自分の鍵を差して、もう一度始めてください。',
    en: 'This key is of no exporter of this election. Nothing was changed. Insert your own one and begin again.',
  },
  'same-exporter-twice': {
    ja: '二人目の鍵が一人目と同じです。何も変えていません。別の担当者の鍵が必要です。',
    en: 'Both keys are of one person. Nothing was changed. The key of another exporter is needed.',
  },
  'entered-meanwhile': {
    ja: 'その間に、ほかの二人が一行書きました。その行は残っています。一覧を見て、もう一度始めてください。',
    en: 'Two others entered a line meanwhile. Their line is kept. Look at the list and begin again.',
  },
  disk: {
    ja: '一覧のファイルを読み書きできませんでした（{what}）。前の一覧は残っています。空きとフォルダーを確かめて、もう一度始めてください。',
    en: 'The file of the list could not be read or written ({what}). The list before is kept. Look at the room and the folder, and begin again.',
  },
} as const satisfies TextCatalogue
