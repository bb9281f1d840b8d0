/** The roll that lives: labels of its panel, and its refusals. */
import { type RefusalCatalogue, refusal, type TextCatalogue, text } from './message.ts'

export const issuerRoll = {
  roll: text('名簿', 'Roll'),
  rollAsOf: text('名簿の基準日 {date}', 'Roll as of {date}'),
  rollAsOfUnknown: text(
    '名簿の基準日は、選挙データに書かれていません',
    'The election package does not say of which day the roll is',
  ),
  rollListNone: text('名簿の更新：まだありません', 'Roll lists: none yet'),
  rollListHeld: text(
    '名簿の更新：第{number}号まで（変更 {changed} 件、追加 {added} 人）',
    'Roll lists: up to no. {number} ({changed} changes, {added} added)',
  ),
  rollListLast: text(
    '名簿の更新：第{number}号まで（最終。変更 {changed} 件、追加 {added} 人）',
    'Roll lists: up to no. {number}, the last ({changed} changes, {added} added)',
  ),
  takeOverRollList: text('媒体にある名簿の更新：第{number}号まで', 'Roll lists on the medium: up to no. {number}'),
  rollListsRead: text('名簿の更新を読み込む', 'Take in roll lists'),
  rollListsReading: text('名簿を確かめています', 'Looking at the roll'),
  rollListAwaited: text(
    '最終の更新を読み込むまで、投票カードは発券しません。',
    'No card is issued before the last list is taken in.',
  ),
  rollWaiveReason: text('最終の更新なしで始める理由', 'Why voting goes on without the last list'),
  rollWaive: text('投票管理者の判断で始める', 'Go on by decision of the presiding officer'),
  rollWaived: text('最終の更新なしで発券しています：{reason}', 'Cards are issued without the last list: {reason}'),
  rollContradicted: text(
    '投票カードを受けた後に、投票できないと分かった方：名簿番号 {numbers}',
    'Had a card before the roll said that they may not vote: roll numbers {numbers}',
  ),
  rollChange: text('電話・書面による変更', 'Change by telephone or paper'),
  rollChangeNumber: text('名簿番号', 'Roll number'),
  rollChangeMark: text('新しい印', 'New mark'),
  rollChangeSource: text('知らせの方法', 'How it came'),
  rollChangeFrom: text('知らせた人', 'Who told it'),
  rollChangeFirst: text('受けた人', 'Taken down by'),
  rollChangeSecond: text('名簿と照らした人', 'Checked against the row by'),
  rollChangeReason: text('理由', 'Reason'),
  rollChangeGo: text('変更を記録する', 'Record the change'),
  rollChanged: text('名簿番号 {number}：{mark}（{source}）', 'Roll number {number}: {mark} ({source})'),
  rollSource_telephone: text('電話', 'telephone'),
  rollSource_paper: text('書面', 'paper'),
  rollMark_none: text('印なし（投票できる）', 'no mark (may vote)'),
  rollMark_struck: text('抹消', 'struck'),
  rollMark_died: text('死亡', 'died'),
  rollMark_moved: text('転出', 'moved away'),
  rollMark_disqualified: text('失権・誤載', 'disqualified or entered by mistake'),
  rollMark_absentee_voted: text('不在者投票済', 'voted by absentee paper'),
  rollMark_absentee_issued: text('不在者投票用紙を交付', 'absentee papers given out'),
  rollMark_early_voted: text('期日前投票済', 'voted early'),
  'officer_go-on-without-list': text('最終の更新なしで発券を始める', 'Issue cards without the last list'),
  'officer_go-on-without-list_words': text(
    '期日前投票や不在者投票を済ませた方が、まだ名簿に載っていないかもしれません。選挙管理委員会と連絡がついたかも書いてください。理由は投票所報告書に載ります。',
    'Who has voted early or by absentee paper may not be marked yet. Say as well whether the commission was reached. The reason stands in the station report.',
  ),
  'officer_change-roll': text('名簿の印を変える', 'Change a mark of the roll'),
  'officer_change-roll_words': text(
    '名簿番号・印・知らせた人を読み上げ、二人で確かめてください。',
    'Read number, mark and caller aloud; two people check them.',
  ),
} as const satisfies TextCatalogue

export const rollRefusals = {
  'roll-list-awaited': refusal(
    '名簿の最終の更新をまだ読み込んでいません（第{held}号まで）。発券していません。',
    '「準備」の「名簿」で、届いた媒体から読み込んでください。届かないときは投票管理者に知らせてください。',
    'The last roll list is not taken in yet (held: up to no. {held}). No card was issued.',
    'Take it in from the stick under "Prepare", "Roll". If it has not come, call the presiding officer.',
  ),
  'roll-lists-none': refusal(
    'この媒体に、この投票所の新しい更新はありません（第{held}号まで読み込み済み）。',
    '媒体が差し込まれているか、この投票所のものかを確かめてください。',
    'There is no new list for this station on the stick (held: up to no. {held}).',
    'Check that the stick is in, and that it is the one for this station.',
  ),
  'roll-list-missing': refusal(
    '第{missing}号の更新がありません。それより後のものは読み込んでいません。',
    '選挙管理委員会に連絡し、第{missing}号を受け取ってから、もう一度読み込んでください。',
    'List no. {missing} is missing. Nothing after it was taken in.',
    'Call the election commission, get no. {missing} and take the lists in again.',
  ),
  'roll-list-refused': refusal(
    '第{number}号は、この投票所のために選挙管理委員会が署名したものではないか、壊れています。読み込んでいません。',
    '選挙管理委員会に連絡し、もう一度受け取ってください。前の名簿のままです。',
    'List no. {number} is not signed by the commission for this station, or it is damaged. It was not taken in.',
    'Call the election commission and get it again. The roll stands as it was.',
  ),
  'roll-list-of-another-chain': refusal(
    '第{number}号は、ここにある名簿や更新に続くものではありません。読み込んでいません。',
    '選挙管理委員会に連絡してください。同じ番号の更新が二つ作られたかもしれません。',
    'List no. {number} does not follow the roll and lists that are here. It was not taken in.',
    'Call the election commission: two lists of one number may have been made.',
  ),
  'roll-contradicted': refusal(
    '更新で投票できないとされた方が、すでに投票カードを受けています：名簿番号 {numbers}',
    '発券は続けられます。投票管理者が選挙管理委員会に連絡し、扱いを決めて投票録に書いてください。カードが投票前に戻れば、受け取れます。',
    'Somebody whom the list says may not vote has had a card already: roll numbers {numbers}',
    'Issuing goes on. The presiding officer calls the commission, decides and writes it into the record. A card that comes back unvoted can be taken.',
  ),
  'roll-change-not-on-roll': refusal(
    '名簿番号 {number} は、この投票所の名簿にありません。何も変えていません。',
    '番号を電話の相手と確かめてください。新しく登録する人は、名簿の更新で届きます。',
    'Roll number {number} is not on the roll of this station. Nothing was changed.',
    'Check the number with the caller. Who is entered anew comes with a roll list.',
  ),
  'roll-change-card-out': refusal(
    '名簿番号 {number} の方は、今日すでに投票カードを受けています。印は変えていません。',
    '投票管理者を呼んでください。選挙管理委員会と扱いを決め、投票録に書きます。',
    'Roll number {number} has had a card today. The mark was not changed.',
    'Call the presiding officer, who decides with the commission and writes it into the record.',
  ),
  'roll-change-two-persons': refusal(
    '受けた人と照らした人が同じです。何も変えていません。',
    '別の人がもう一度、名簿の行と照らしてください。',
    'The same person took it down and checked it. Nothing was changed.',
    'Somebody else checks it against the row.',
  ),
} as const satisfies RefusalCatalogue<string>
