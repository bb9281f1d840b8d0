/** Words of `ippyo roll-list`, and of what it refuses. */
import { type RefusalCatalogue, refusal, text } from './message.ts'

export const rollListWords = {
  made: text('名簿の更新 第{number}号を作りました: {directory}', 'Roll list {number} was made: {directory}'),
  madeLast: text(
    '名簿の更新 第{number}号（最終）を作りました: {directory}',
    'Roll list {number}, the last one, was made: {directory}',
  ),
  station: text(
    '投票所 {station}: 変更 {changed} 件、追加 {added} 人',
    'Station {station}: {changed} changes, {added} added',
  ),
  next: text(
    '{directory} の中のファイルを、各投票所へ持って行く媒体に入れてください。発券機の「準備」の「名簿」で読み込みます。',
    'Put the files of {directory} on the stick for each station. Its issuer takes them in under "Prepare", "Roll".',
  ),
}

export const rollListRefusals = {
  'roll-of-other-office': refusal(
    '投票所 {station} の名簿を、選管のファイルで開けません。更新は作っていません。',
    'この選挙データを準備したときの office のフォルダーを指定してください。',
    "The roll of station {station} does not open with the office's files. No list was made.",
    'Name the office directory of the preparation that made this package.',
  ),
  'roll-lists-broken': refusal(
    '{path} がないか、前の更新に続くものではありません。更新は作っていません。',
    'これまでに作った更新をすべて --out のフォルダーに戻して、もう一度行ってください。',
    '{path} is missing, or does not follow the list before it. No list was made.',
    'Put every list that was made so far back into the directory of --out, and run this again.',
  ),
  'changes-refused': refusal(
    '変更の一覧に誤りがあります。更新は作っていません。',
    '上の表の行をすべて直して、もう一度行ってください。',
    'The file of changes has errors. No list was made.',
    'Correct every line of the table above, and run this again.',
  ),
  'too-many-roll-lists': refusal(
    '更新は {most} 号までです。更新は作っていません。',
    '残りの変更は、投票所へ電話で知らせ、発券機で、電話による変更として記録してください。',
    'There can be {most} lists. None was made.',
    'Tell the stations the remaining changes by telephone; their issuers record them.',
  ),
} as const satisfies RefusalCatalogue<string>
