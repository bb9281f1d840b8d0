/** Words of the page on which the changes of the rolls become signed lists for the stations. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const officeRollsWords = {
  pageRolls: { ja: '名簿の異動', en: 'Rolls' },
  step_rolls: { ja: '名簿の異動を投票所に届ける', en: 'Changes of the rolls go to the stations' },
  step_rolls_how: {
    ja: '期日前・不在者投票、死亡、転出などを二人で承認し、署名した名簿の更新を投票所ごとのUSBメモリーで届けます。最終の更新が届くまで、投票所は投票カードを出しません。',
    en: 'Early and absentee votes, deaths, moves: two people approve them, and signed lists go to each station on a stick. No station issues a card before the last one is there.',
  },
  waits_rolls: { ja: '次の異動か、渡したという知らせを待っています', en: 'waits for other changes, or for word that it was handed over' },
  'item_roll-list': { ja: '名簿の更新 第{number}号', en: 'roll list {number}' },

  rollsText: {
    ja: '一つの号を、取り込み、二人が承認し、選管の鍵と二人の鍵で署名し、投票所ごとのUSBメモリーに書きます。どの投票所にも、異動のない投票所にも届けます。',
    en: "One list at a time: brought in, approved by two people, signed with the office's key and theirs, and written onto a stick for each station, also for one in which nothing changed.",
  },
  rollsMadeNone: { ja: '名簿の更新は、まだありません。', en: 'No list was made yet.' },
  rollsMade: { ja: '第{number}号　変更 のべ{changed}件、追加 {added}人　{at} に署名', en: 'List {number}: {changed} changes, {added} added, signed {at}' },
  rollsMadeLast: { ja: '第{number}号（最終）　変更 のべ{changed}件、追加 {added}人　{at} に署名', en: 'List {number}, a last one: {changed} changes, {added} added, signed {at}' },
  roundTitle: { ja: '第{number}号を作る', en: 'List {number} is made' },
  roundNone: {
    ja: '取り込むか、「最終の更新にする」を選ぶと、次の号が始まります。',
    en: 'The next list begins when something is brought in, or with "Make it the last list".',
  },
  takeChanges: { ja: '異動を取り込む', en: 'Bring the changes in' },
  takeChangesText: {
    ja: 'USBメモリーの changes.csv（同じフォルダーに異動の読み方があれば、それで読み替えます。オンライン投票の行があれば、投票済みの一覧も同じフォルダーに要ります）と、期日前投票所の投票者の一覧を取り込みます。続けて別のUSBメモリーからも取り込めます。changes.csv は一号に一つです。投票所の一覧は新しい方に置きかわり、前の承認は消えます。',
    en: 'From the stick: changes.csv, read by changes-profile.csv if that is beside it (with rows of online boxes, online-voted.ippyo must be beside it too), and the day lists of early-voting stations. Other sticks may follow. A list has one changes.csv; a day list takes the place of an earlier one, and approvals are gone.',
  },
  roundProfile: {
    ja: '▲ 異動の読み方（対応表）で読み替えています。「異動の行を見る」を押し、読み替えの表の件数も確かめてから承認してください。',
    en: '▲ Read by its profile. Press "Look at the rows", and compare the counts in the table of forms that were read, too, before you approve.',
  },
  byProfile: { ja: '異動の読み方（対応表）で読み替え', en: 'read by its profile' },
  roundChanges: { ja: 'changes.csv の異動', en: 'Changes in changes.csv' },
  roundNoChanges: { ja: 'changes.csv は取り込んでいません', en: 'no changes.csv was brought in' },
  causesNone: { ja: '異動なし', en: 'no changes' },
  rollNext: { ja: '、', en: ', ' },
  causeCount: { ja: '{cause} {count}件', en: '{cause}: {count}' },
  'cause_early-voting': { ja: '期日前投票', en: 'early vote' },
  cause_absentee: { ja: '不在者投票', en: 'absentee vote' },
  'cause_absentee-returned': { ja: '不在者投票の返還', en: 'absentee paper returned' },
  cause_death: { ja: '死亡', en: 'death' },
  cause_move: { ja: '転出', en: 'move' },
  cause_disqualified: { ja: '失権', en: 'right lost' },
  'cause_entered-by-mistake': { ja: '誤載', en: 'entered by mistake' },
  cause_supplementary: { ja: '補正登録', en: 'entered late' },
  cause_online: { ja: 'オンライン投票', en: 'online vote' },
  cause_court: { ja: '決定書・判決書', en: 'decision or judgment' },
  dayListOf: { ja: '期日前投票所 {station} の{number}日目までの一覧', en: 'day list {number} of early-voting station {station}' },
  earlyCaption: { ja: '期日前投票所の投票者の一覧', en: 'Day lists of early-voting stations' },
  earlyDay: { ja: '✓ {days}日のうち{day}日目までの一覧があります', en: '✓ there up to day {day} of {days}' },
  earlyNone: { ja: '○ まだ一つもありません', en: '○ none yet' },
  earlyWithout: { ja: '▲ 届かないと記入しました：{why}', en: '▲ entered that it does not come: {why}' },
  earlyAwaited: { ja: '最終の更新には、最後の日の一覧が要ります', en: 'A last list needs that of the last day' },
  giveUpWhy: { ja: '届かない訳と、投票者をどう確かめたか', en: 'Why it does not come, and how its voters are known' },
  giveUp: { ja: '一覧は届かない', en: 'It does not come' },
  onlineCaption: { ja: 'だれがオンラインで投票したか', en: 'Who voted online' },
  onlineRows: {
    ja: 'オンライン投票の 未 {none}人、済 {voted}人（書き出しの一覧にある票 {listed}）',
    en: 'online boxes: without a vote {none}, voted {voted} (votes in the list of the export: {listed})',
  },
  onlineIncidents: {
    ja: '障害の一覧 {lines}行を、各投票所の名簿の更新に入れます。紙のトラブル報告書の行の数と見比べてから承認してください。',
    en: 'The list of incidents (lines: {lines}) goes into the list of each station. Compare the number with the paper report of incidents before you approve.',
  },
  onlineIncidentsNone: { ja: '障害の一覧（online-incidents.json）はありません。', en: 'No list of incidents (online-incidents.json) is here.' },
  onlineRowsThere: { ja: '✓ 前の号にあります', en: '✓ there, in an earlier list' },
  onlineRowsNone: { ja: '○ まだありません。最終の更新には、投票の締切り後の一覧が要ります', en: '○ not yet. A last list needs those from after the close' },
  onlineRowsText: {
    ja: '「済」の数を、書き出しのときに画面と紙で確かめた票の数と見比べてから承認してください。「済」が票より少ないときは、差は停止中の箱の数です。',
    en: 'Before you approve, compare the voted ones with the number that was on screen and paper at the export. Where there are fewer, the difference is boxes that are held.',
  },
  onlineWithout: { ja: '▲ 来ないと記入しました：{why}', en: '▲ entered that none come: {why}' },
  onlineWithoutText: {
    ja: '投票所は、オンラインで投票した人を見分けずに投票カードを出します。二つの票が残ることがあり、仕分けは止まって二人の決定を待ちます。',
    en: 'The stations will give cards without knowing who voted online. Two votes of one person may be left, and the sorting stops until two people decide.',
  },
  onlineWhy: { ja: 'オンライン投票の行が来ない訳', en: 'Why no online rows come' },
  giveOnlineUp: { ja: 'オンライン投票の行は来ない', en: 'No online rows come' },
  sayLast: { ja: '最終の更新にする', en: 'Make it the last list' },
  sayNotLast: { ja: '最終ではない更新にする', en: 'Make it not the last' },
  roundIsLast: { ja: '▲ これは最終の更新です。届いた投票所は、投票カードを出し始められます。', en: '▲ This is the last list: a station that has it may issue cards.' },
  roundLastWarning: {
    ja: '前夜までに分かったことが全部入っているかを、署名の前に確かめてください。この後に分かった異動は、次の号が届くか投票所に電話するまで、カードを止めません。',
    en: 'Make sure before it is signed that all is in it that is known by the eve. What becomes known later stops no card until another list or a call reaches the station.',
  },
  roundIsNotLast: { ja: '最終ではありません。届いても、投票所は投票カードを出しません。', en: 'It is not the last one: stations that wait go on waiting.' },
  roundStaysLast: { ja: '最終の更新をもう作ったので、この後の号も、どれも最終です。', en: 'A last list was made: every list after it is a last one too.' },
  lookAtRound: { ja: '異動の行を見る', en: 'Look at the rows' },
  seekRow: { ja: '名簿番号か氏名で探す', en: 'Seek by roll number or name' },
  seekRows: { ja: '探す', en: 'Seek' },
  rowsText: { ja: '承認する前に、取り込んだ行を名簿と見比べてください。', en: 'Compare the rows with the roll before you approve.' },
  rowsCaption: { ja: 'changes.csv の行', en: 'Rows of changes.csv' },
  rowsShown: { ja: '全部で{all}行。当てはまる{found}行のうち、{shown}行を表示しています。', en: '{all} rows in all; {shown} of the {found} that match are shown.' },
  colRollNo: { ja: '名簿番号', en: 'Roll number' },
  colBecomes: { ja: 'どうなるか', en: 'What becomes of it' },
  colCause: { ja: '理由', en: 'Cause' },
  rowAdded: { ja: '新しく載る', en: 'is added' },
  rowOfEarlier: { ja: '（前の号で載った人）', en: '(added by an earlier list)' },
  meetingTitle: { ja: '▲ 二つの投票などが重なっている人　{count}人', en: '▲ Voters on whom two votes meet: {count}' },
  meetingText: {
    ja: '承認する人も署名する人も、めいめいここを見ます。見たら、それぞれの「すること」を、書いてある相手に知らせてください。署名した後も、ここで見られます。',
    en: 'Each person who approves or signs looks here. Then report what is to be done to those whom it names. It can be seen here after the signature too.',
  },
  lookAtMeetings: { ja: '重なっている人を見る', en: 'Look at these voters' },
  meetingHead: { ja: '{meet}　→ 名簿では {becomes}', en: '{meet} → the roll has: {becomes}' },
  meetingRows: { ja: 'この{count}人', en: 'These voters: {count}' },
  meetingAnd: { ja: ' ＋ ', en: ' + ' },
  meetingTodo: { ja: 'すること', en: 'What to do' },
  meetingProvisional: { ja: '期日前の仮投票', en: 'provisional ballot at an early-voting station' },
  rowEveryRight: { ja: '{mark}。すべての選挙の選挙権がある', en: '{mark}; the right to every contest' },
  meetingUnentitled: { ja: '選挙権のない選挙を含む', en: 'no right to a contest that it is for' },
  meetingTwice: { ja: '期日前投票（別の引換券で二度）', en: 'early voting, a second time with another slip' },
  'meetingAdvice_early-twice-stays': {
    ja: '同じ方が、引換券二枚で同じ選挙に二度投票しています。どちらの票も投票箱の中にあり、取り出せません。引換券の番号は、この回のファイルの、二枚使われた行です。名簿システムの担当に確かめ、てん末を書いて選挙長に渡してください。',
    en: 'The same voter has voted twice in a contest, with two slips. Both votes are in their boxes and cannot be taken out. The slips are the lines with twice in slips-used.csv: ask those who run the roll system, and give the election chair a report.',
  },
  'meetingAdvice_envelope-not-accepted': {
    ja: '期日前投票の票は投票箱の中にあり、取り出せません。不在者投票の封筒は当日まで開けないので、この番号を投票所の投票管理者に知らせ、受理しないと決めてもらってください。',
    en: 'The early vote is in its ballot box and cannot be taken out. The envelope stays closed until the day: give this number to the presiding officer of the station, who decides not to accept it.',
  },
  'meetingAdvice_envelope-decided': {
    ja: '不在者投票の封筒は当日まで開けません。この番号と重なっていることを、投票所の投票管理者に知らせてください。受理するかどうかは、投票管理者が当日に決めます。',
    en: 'The envelope of the absentee vote stays closed until the day. Report this number, and what meets, to the presiding officer of the station, who decides on the day whether it is accepted.',
  },
  'meetingAdvice_papers-not-accepted': {
    ja: '不在者投票の用紙が出ています。本人に返してもらってください。投票して送られてきたら、投票管理者が受理するかどうかを決めます。番号を知らせておいてください。',
    en: 'Absentee papers are out. Ask the voter to give them back. If they come with a vote, the presiding officer decides whether it is accepted: report the number.',
  },
  'meetingAdvice_papers-beside-online': {
    ja: '不在者投票の用紙が出ています。使わずに返れば、オンライン投票が残ります。投票して送られてきたら、次の更新に入れてください。オンライン投票は、それで無効になります。',
    en: 'Absentee papers are out. If they come back unused, the online vote stays. If they come with a vote, put that into the next list: it makes the online vote void.',
  },
  'meetingAdvice_online-void-by-itself': {
    ja: 'オンライン投票は、本人の投票所が無効にします。それについてすることはありません。',
    en: 'The station of the voter makes the online vote void. Nothing is to be done about that vote.',
  },
  'meetingAdvice_provisional-decided': {
    ja: '仮投票を受理するかどうかを決める人に、この番号と、ほかに何が重なっているかを知らせてください。',
    en: 'Report this number, and what else meets, to the person who decides whether the provisional ballot is accepted.',
  },
  'meetingAdvice_online-void-if-accepted': {
    ja: '仮投票を受理したときは、仕分けの前に、二人がオンライン投票の無効を決めます。決めないと、二票になります。',
    en: 'If the provisional ballot is accepted, two people decide before the sorting that the online vote is void. Without that there are two votes.',
  },
  'meetingAdvice_early-stays': {
    ja: '期日前投票の票は取り出せません。投票した日に選挙権があったかを、期日前投票所に確かめて控えてください。',
    en: 'The early vote cannot be taken out. Ask the early-voting station whether the voter had the right on the day of that vote, and note the answer.',
  },
  'meetingAdvice_online-stays': {
    ja: 'オンライン投票は残ります。投票したときに選挙権があったかを確かめてください。なかったときは、仕分けの前に、二人がその票の無効を決めます。',
    en: 'The online vote stays. Find out whether the voter had the right at that time. If not, two people decide before the sorting that the vote is void.',
  },
  roundBy: { ja: '取り込み・記入：{names}', en: 'Brought in and entered by: {names}' },
  roundContent: { ja: '内容の符号', en: 'Code of the content' },
  dropRound: { ja: 'この号を取り消す', en: 'Drop this list' },
  dropRoundText: { ja: '取り込んだものを消して、始めからやり直します（作業の記録には残ります）。', en: 'What was brought in is gone, and the list begins anew; the record keeps both.' },
  rollProblems: { ja: 'changes.csv の誤り {count}件（何も取り込んでいません）', en: '{count} problems of changes.csv (nothing was brought in)' },
  rollWarnings: { ja: 'changes.csv で読み替えたもの・注意 {count}件（このまま使えます）', en: '{count} warnings of changes.csv (they stop nothing)' },
  rollProblemsMore: { ja: '初めの {shown}件を表示しています。', en: 'The first {shown} are shown.' },
  'room_roll-list': { ja: '名簿の更新に署名', en: 'The roll list is signed' },
  'roomText_roll-list': {
    ja: '承認した内容で、どの投票所の更新も作って署名します。選管の合言葉と、承認した人のうち二人の、それぞれの合言葉を入れてください。発券機は、二人の署名のない更新を読み込みません。',
    en: "The lists of all stations are made of what was approved, and signed. Type the office's passphrase; two of those who approved type their own. No issuer takes a list without the signatures of two.",
  },
  seat_signer: { ja: '{name} さん（承認した人）', en: '{name}, who approved it' },
  whyTwoSigners: { ja: '選管の合言葉と、承認した二人の合言葉を「渡す」と押せます', en: "First the office's passphrase and those of two who approved are given" },
  'open_roll-list': { ja: '名簿の更新に署名する', en: 'Sign the roll list' },
  'do_roll-list': { ja: '作って署名する', en: 'Make and sign' },
  phase_rolls: { ja: '名簿の更新を作っています', en: 'Making the roll lists' },

  rollSticks: { ja: '第{number}号を投票所に届ける', en: 'List {number} goes to the stations' },
  rollSticksText: {
    ja: '投票所ごとに1本、何も入っていないUSBメモリーか、その投票所の前の号のものを使います。書いてラベルを貼り、もう一人が挿しなおして確かめます。なくしたときは、もう一度書けば同じものになります。投票所では、発券機の「準備」の「名簿」で読み込みます。最後の号のフォルダー（rolls/番号）にある roll-round-番号.ippyo と .sig は、開票所に渡します。',
    en: 'One stick for each station: an empty one, or that with its earlier lists. Write and label it; another person puts it in again and looks. A lost stick is written again with the same bytes. The issuer takes it in under "Prepare", "Roll". The counting centre gets roll-round-<number>.ippyo and .sig from the newest folder in rolls/.',
  },
  rollSticksCaption: { ja: '名簿の更新を入れるUSBメモリー', en: 'Sticks with the roll lists' },
  rollWaits: { ja: '最終が届くまで投票カードを出しません', en: 'issues no card before the last list' },
  putRoll: { ja: '更新を書く', en: 'Write the lists' },
  putRollAgain: { ja: '更新をもう一度書く', en: 'Write the lists again' },
  checkRoll: { ja: '更新を確かめる', en: 'Look at the lists' },
  rollToldBy: { ja: '受け取った人（職・氏名）と時刻', en: 'Who took it, and when' },
  sayRollTold: { ja: '渡しました', en: 'It was handed over' },
  rollTold: { ja: '渡しました：{who}', en: 'handed over: {who}' },

  'act_roll-changes-taken': { ja: '名簿の異動を取り込んだ：{what}', en: 'brought in roll changes: {what}' },
  'act_day-list-given-up': { ja: '期日前投票所 {station} の一覧は届かないと記入した：{why}', en: 'entered that no day list of station {station} comes: {why}' },
  'act_last-round-said': { ja: '名簿の次の更新を最終とした', en: 'made the next roll list the last one' },
  'act_not-last-round-said': { ja: '名簿の次の更新を最終ではないとした', en: 'made the next roll list not the last one' },
  'act_roll-meetings-found': {
    ja: '名簿の更新 第{number}号で、二つの投票などが重なっている人が{count}人見つかった（署名していない）',
    en: 'found {count} voters of roll list {number} on whom two votes meet; nothing was signed',
  },
  'act_round-dropped': { ja: '名簿の更新 第{number}号の取り込みを取り消した', en: 'dropped what was brought in for roll list {number}' },
  'act_roll-list-signed': { ja: '名簿の更新 第{number}号に署名した（変更 のべ{changed}件、追加 {added}人）', en: 'signed roll list {number} ({changed} changes, {added} added)' },
  'act_last-roll-list-signed': {
    ja: '名簿の更新 第{number}号（最終）に署名した（変更 のべ{changed}件、追加 {added}人）',
    en: 'signed roll list {number}, a last one ({changed} changes, {added} added)',
  },
  'act_roll-list-put': { ja: '名簿の更新 第{number}号をUSBメモリーに書いた：{station}', en: 'wrote roll list {number} onto the stick for {station}' },
  'act_online-rows-given-up': { ja: 'オンライン投票の行は来ないと記入した：{why}', en: 'entered that no rows of online boxes come: {why}' },
  'act_roll-list-checked': { ja: '名簿の更新 第{number}号のUSBメモリーを確かめた：{station}', en: 'looked at the stick with roll list {number} for {station}' },
  'act_roll-list-told': { ja: '名簿の更新 第{number}号を渡したと記入した：{station}（{who}）', en: 'entered that roll list {number} was handed over to {station} ({who})' },
} as const satisfies TextCatalogue

export const officeRollsRefusals = {
  'no-roll-changes': {
    ja: {
      title: '{path} に changes.csv も、期日前投票所の一覧もありません。何も取り込んでいません。',
      next: 'ファイルの入ったUSBメモリーを挿して、もう一度押してください。ファイルの名前も確かめてください。',
    },
    en: { title: 'There is no changes.csv and no day list in {path}. Nothing was brought in.', next: 'Put in the stick with the files and press again. Look at their names too.' },
  },
  'changes-twice': {
    ja: { title: '同じファイルが、二つの名前で入っています（{path}）。何も取り込んでいません。', next: '使わないほうをフォルダーから出し、「異動を取り込む」をもう一度押してください。' },
    en: { title: 'One file is there under two names ({path}). Nothing was brought in.', next: 'Take the one that does not count out of the folder and press "Bring the changes in" again.' },
  },
  'changes-taken-before': {
    ja: {
      title: 'このchanges.csvは、前の名簿の更新で取り込んだものと同じです。何も取り込んでいません。',
      next: '古いファイルをUSBメモリーから消し、今日の異動があればそのファイルを入れて、「異動を取り込む」をもう一度押してください。',
    },
    en: {
      title: 'An earlier list took in this very changes.csv. Nothing was brought in.',
      next: 'Take the old file off the stick, put the changes of today onto it if there are any, and press "Bring the changes in" again.',
    },
  },
  'round-has-changes': {
    ja: {
      title: 'この号には、もう別のchanges.csvが取り込まれています。新しいほうは取り込んでいません。',
      next: '両方の行を一つのファイルに入れ、「この号を取り消す」を押してから、取り込み直してください。',
    },
    en: { title: 'This list has another changes.csv already. The new one was not brought in.', next: 'Put the rows of both into one file, press "Drop this list", and bring that file in.' },
  },
  'changes-refused': {
    ja: { title: 'changes.csv に誤りがあります。何も取り込まず、何も署名していません。', next: '「名簿の異動」の表の行を元のファイルで直し、もう一度「異動を取り込む」を押してください。' },
    en: {
      title: 'changes.csv has errors. Nothing was brought in, nothing signed.',
      next: 'Correct the rows of the table under "Rolls" in the file itself, and press "Bring the changes in" again.',
    },
  },
  'rolls-none': {
    ja: { title: '次の号には、まだ何も取り込まれていません。何も変わっていません。', next: '「異動を取り込む」を押すか、異動がないときは「最終の更新にする」を押してください。' },
    en: { title: 'Nothing was brought in for the next list. Nothing was changed.', next: 'Press "Bring the changes in", or, if nothing changed, "Make it the last list".' },
  },
  'words-meet': {
    ja: {
      title: '二つの投票などが重なっている人が、{count}人見つかりました。まだ何も署名していません。',
      next: '「名簿の異動」の「重なっている人を見る」を二人がそれぞれ押して確かめ、もう一度承認してから、署名してください。',
    },
    en: {
      title: 'There are {count} voters on whom two votes meet, or a vote and a lost right. Nothing is signed yet.',
      next: 'Two people each press "Look at these voters" under "Rolls", approve again, and then the list is signed.',
    },
  },
  'meetings-not-seen': {
    ja: { title: '二つの投票などが重なっている人がいて、あなたはまだ見ていません。何も変わっていません。', next: '「重なっている人を見る」を押し、表を確かめてから、もう一度押してください。' },
    en: { title: 'There are voters on whom two votes meet, and you have not looked at them. Nothing was changed.', next: 'Press "Look at these voters", read the table, and press again.' },
  },
  'last-round-stays': {
    ja: { title: '最終の更新をもう作ったので、この号も最終です。何も変わっていません。', next: 'このまま承認し、署名して届けてください。受け取った投票所は、そのまま投票カードを出せます。' },
    en: { title: 'A last list was made, so this one is a last one too. Nothing was changed.', next: 'Approve, sign and bring it as it is. A station that takes it in goes on issuing cards.' },
  },
  'no-early-voting-there': {
    ja: { title: 'その投票所は、期日前投票所ではありません。何も記録していません。', next: '表にある期日前投票所で記入してください。' },
    en: { title: 'That station has no early voting. Nothing was recorded.', next: 'Enter it for an early-voting station of the table.' },
  },
  'online-not-in-election': {
    ja: { title: 'この選挙には、オンライン投票箱がありません。何も記録していません。', next: 'オンライン投票についての記入は要りません。' },
    en: { title: 'This election has no online ballot box. Nothing was recorded.', next: 'Nothing about online votes needs to be entered.' },
  },
  'round-not-signed': {
    ja: { title: '署名した名簿の更新が、まだありません。何も書いていません。', next: '取り込み、二人が承認し、「名簿の更新に署名する」を先に行ってください。' },
    en: { title: 'No roll list is signed yet. Nothing was written.', next: 'Bring the changes in, let two people approve them, and press "Sign the roll list" first.' },
  },
  'roll-list-not-checked': {
    ja: { title: 'このUSBメモリーは、まだ二人目が確かめていません。渡したとは記録していません。', next: '書き、もう一人が「更新を確かめる」を押してから、渡したことを記入してください。' },
    en: { title: 'Nobody else has looked at this stick yet. It is not recorded as handed over.', next: 'Write it, let another person press "Look at the lists", then enter it.' },
  },
  'roll-of-other-office': {
    ja: { title: '投票所 {station} の名簿を、選管の鍵で開けません。更新は作っていません。', next: 'この準備のファイルが入れ替わっています。何も消さず、技術担当に知らせてください。' },
    en: { title: "The roll of station {station} does not open with the office's keys. No list was made.", next: 'Files of this project were exchanged. Delete nothing, and call the technician.' },
  },
  'roll-lists-broken': {
    ja: {
      title: '{path} の名簿の更新が、記録したものと違うか、ありません。何も作らず、何も書いていません。',
      next: 'この準備の控えから、そのフォルダーを元に戻してください。戻せないときは、以後の異動を投票所に電話で知らせます。',
    },
    en: {
      title: 'The roll lists in {path} are missing or not those of the record. Nothing was made, nothing written.',
      next: 'Put that folder back from a copy of this project. If there is none, tell the stations further changes by telephone.',
    },
  },
  'day-list-refused': {
    ja: {
      title: '{place}番目の一覧は、この選挙の期日前投票所の発券機が署名したものではないか、同じ投票所のものが二つあります。更新は作っていません。',
      next: '「この号を取り消す」を押し、期日前投票所からもう一度受け取ったものを取り込んでください。',
    },
    en: {
      title: 'Day list {place} was signed by no issuer of an early-voting station of this election, or there are two of one station. No list was made.',
      next: 'Press "Drop this list", get it again from the early-voting station, and bring it in.',
    },
  },
  'day-list-older': {
    ja: {
      title: '期日前投票所 {station} の{number}日目の一覧は、前の号で受け取った{held}日目のものより古いか、同じ日の別のものです。更新は作っていません。',
      next: '「この号を取り消す」を押し、最も新しい一覧を取り込んでください。同じ日に二つあるときは、投票所に確かめます。',
    },
    en: {
      title: 'The day list {number} of station {station} is older than {held}, which an earlier list took in, or another one of the same day. No list was made.',
      next: 'Press "Drop this list" and bring in the newest one. If there are two of one day, ask the station.',
    },
  },
  'day-list-of-other-rows': {
    ja: { title: '期日前投票所 {station} の一覧に、どの名簿にもない番号 {rollNo} があります。更新は作っていません。', next: '一覧がこの選挙のものかを、期日前投票所に確かめてください。' },
    en: { title: 'The day list of station {station} names roll number {rollNo}, which is on no roll. No list was made.', next: 'Ask the early-voting station whether the list is of this election.' },
  },
  'slips-without-voter': {
    ja: {
      title: '使われた引換券 {slips} の投票者が changes.csv にないので、最終の更新はまだ作れません。何も署名していません。',
      next: '「この号を取り消す」を押し、名簿システムから、これまでに出した引換券をすべて書き出し直して、取り込んでください。それでも分からない引換券は、名簿番号を空けた行にします。承認する二人に示されます。',
    },
    en: {
      title: 'changes.csv names no voter of the used slips {slips}, so the last list cannot be made yet. Nothing was signed.',
      next: 'Press "Drop this list". Let the roll system write all its slips so far once more, and bring that in. A slip whose voter nobody knows is a row without a roll number: the two who approve see it.',
    },
  },
  'day-list-awaited': {
    ja: {
      title: '期日前投票所の最後の日の一覧がないので、最終の更新はまだ作れません。何も署名していません。',
      next: '一覧を取り込んでください。届かないときは、投票者を changes.csv に書き、「一覧は届かない」に訳を記入します。',
    },
    en: {
      title: 'The day list of the last day of early voting is missing, so the last list cannot be made yet. Nothing was signed.',
      next: 'Bring it in. If it cannot come, put its voters into changes.csv, and enter the reason with "It does not come".',
    },
  },
  'online-voted-missing': {
    ja: {
      title: '異動にオンライン投票の行がありますが、投票済みの一覧がありません。更新は作っていません。',
      next: '名簿側から受け取った投票済みの一覧を、異動のファイルと同じフォルダーに入れて、もう一度「異動を取り込む」を押してください。',
    },
    en: {
      title: 'There are rows of online boxes, and no list of who voted (online-voted.ippyo). No list was made.',
      next: 'Put online-voted.ippyo of the roll side into the folder of changes.csv, and press "Bring the changes in" again.',
    },
  },
  'online-voted-refused': {
    ja: { title: '投票済みの一覧が、この選挙のものではないか、壊れています。更新は作っていません。', next: '書き出しの媒体からもう一度受け取り、取り込んでください。' },
    en: { title: 'The list of who voted (online-voted.ippyo) is of another election, or damaged. No list was made.', next: 'Get it again from the stick of the export, and bring it in.' },
  },
  'online-rows-differ': {
    ja: {
      title: 'オンライン投票の行と、投票済みの一覧が合いません。一覧にない「済」の行 {rows}、行のない票 {boxes}。更新は作っていません。',
      next: '名簿側に、この一覧から異動をもう一度書き出してもらってください。手で足した行があれば、その行を見直してください。',
    },
    en: {
      title: 'The rows of online boxes are not those of the list of who voted: rows that it lacks {rows}, votes without a row {boxes}. No list was made.',
      next: 'Let the roll side write the changes again from this list. Look at rows that were added by hand.',
    },
  },
  'online-incidents-refused': {
    ja: {
      title: 'オンライン投票箱の障害の一覧（online-incidents.json）が、この選挙のものではないか、壊れています。更新は作っていません。',
      next: '投票のページと同じフォルダーにある一覧を、もう一度受け取ってください。',
    },
    en: {
      title: 'The list of incidents of the online box (online-incidents.json) is of another election, or damaged. No list was made.',
      next: "Get it again from the folder of the voter's page.",
    },
  },
  'online-incidents-older': {
    ja: {
      title: 'オンライン投票箱の障害の一覧が、前の号で渡したもの（{lines}行）より短いか、違うものです。更新は作っていません。',
      next: '新しい一覧（online-incidents.json）を受け取ってください。新しい一覧も違うときは、書き出しの担当者に知らせてください。',
    },
    en: {
      title: 'The list of incidents of the online box is shorter than the one that an earlier round gave (lines: {lines}), or another one. No list was made.',
      next: 'Get the newest online-incidents.json. If that is another one, too, report it to the exporters.',
    },
  },
  'online-rows-awaited': {
    ja: {
      title: 'だれがオンラインで投票したかの行がないので、最終の更新はまだ作れません。何も署名していません。',
      next: '投票の締切り後の異動と一覧を取り込んでください。来ないときは、「オンライン投票の行は来ない」に訳を記入し、二人で承認します。',
    },
    en: {
      title: 'The rows of who voted online are missing, so the last list cannot be made yet. Nothing was signed.',
      next: 'Bring in the changes and the list from after the close. If none come, enter why with "No online rows come", and two people approve it.',
    },
  },
  'too-many-roll-lists': {
    ja: { title: '名簿の更新は99号までです。もう作れません。', next: '残りの異動は投票所へ電話で知らせ、発券機で、電話による変更として記録してください。' },
    en: { title: 'There can be 99 roll lists. No other can be made.', next: 'Tell the stations the remaining changes by telephone; their issuers record them.' },
  },
  'roll-list-not-read-back': {
    ja: {
      title: '投票所 {station} の第{number}号を、作った後に読み戻せません。何も署名していません。',
      next: 'もう一度「名簿の更新に署名する」を押してください。同じことが起きるときは、何も消さず、技術担当に知らせてください。',
    },
    en: {
      title: 'List {number} of station {station} was made and does not read back. Nothing was signed.',
      next: 'Press "Sign the roll list" again. If it happens again, delete nothing and call the technician.',
    },
  },
  'roll-stick-has-other-files': {
    ja: {
      title: 'このUSBメモリーには、ほかのもの（{found}）が入っています。中身はそのままで、何も書かず、何も記録していません。',
      next: '取り外してください。名簿の更新には、何も入っていないUSBメモリーか、その投票所の前の号のものを使います。',
    },
    en: {
      title: 'There are other things on this stick ({found}). They are as they were: nothing was written, nothing recorded.',
      next: 'Take it out. Roll lists go onto an empty stick, or onto that with the earlier lists of the station.',
    },
  },
  'roll-stick-for-station': {
    ja: {
      title: 'これは投票所 {found} の名簿の更新が入ったUSBメモリーで、{station} のものではありません。何も書かず、何も記録していません。',
      next: '取り外してラベルを見て、{station} のものを挿してください（書くときは空のものでもかまいません）。',
    },
    en: {
      title: 'This is the stick with the roll lists of station {found}, not {station}. Nothing was written, nothing recorded.',
      next: 'Take it out, look at its label, and put in that of {station}, or an empty one to write.',
    },
  },
  'roll-stick-newer': {
    ja: {
      title: 'このUSBメモリーには第{found}号があり、ここで署名した第{number}号より新しいものです。何も書かず、何も記録していません。',
      next: 'この準備は、古い控えから戻したものかもしれません。分かるまで、新しい号を作らず、このUSBメモリーを保管してください。',
    },
    en: {
      title: 'This stick has list {found}, which is newer than {number}, the newest that was signed here. Nothing was written, nothing recorded.',
      next: 'This project may have been restored from an older copy. Make no other list until it is known, and keep the stick.',
    },
  },
  'roll-list-not-on-stick': {
    ja: { title: '{path} がUSBメモリーにありません。確かめていません。', next: 'ラベルを見て、書いたUSBメモリーを挿してください。足りないときは「更新をもう一度書く」で書きなおします。' },
    en: { title: '{path} is not on the stick. Nothing was looked at.', next: 'Look at the label and put in the stick that was written. If a list is missing, press "Write the lists again".' },
  },
  'roll-stick-differs': {
    ja: {
      title: 'USBメモリーの {file} が、署名したものと違います。中身はそのままです。このUSBメモリーは渡さないでください。',
      next: '取り外し、何も入っていない別のUSBメモリーに書いてください。この1本は、何が入っているか分かるまで保管します。',
    },
    en: {
      title: '{file} on the stick is not what was signed. It is as it was. Do not hand this stick over.',
      next: 'Take it out and write onto another, empty stick. Keep this one until it is known what is on it.',
    },
  },
} as const satisfies RefusalCatalogue<string>
