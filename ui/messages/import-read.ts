/** Forms that an office writes and the import reads (`{value}`: how often, `{allowed}`: the first of them), and those it asks about. */
import type { AskedCode, ReadCode } from '#election/definition/import/problem.ts'
import type { Meaning } from '#election/definition/import/written-forms.ts'
import { type RefusalCatalogue, refusal, type Text, text } from './message.ts'

export const importAskedWords = {
  'geta-in-name': refusal(
    '候補者などの名前に「〓」があります：{value}',
    '届出の字を入れてください（{allowed}）。候補者の名前は、正しい字でなければ取り込めません。',
    'A name of a candidate or a party has 〓: {value}',
    'Put the letter of the filed papers ({allowed}). A name to be voted on must be right.',
  ),
  'two-digit-year': refusal(
    '年が2桁で、元号か西暦か分かりません：{value}',
    'どの年か選ぶか、{allowed} の形で書いてください。',
    'A year of two digits, of an era or of a century: {value}',
    'Say which, or write {allowed}.',
  ),
  'date-order': refusal(
    '月と日の順が分かりません：{value}',
    '月が先か日が先か選ぶか、{allowed} の形で書いてください。',
    'Which is the month and which the day? {value}',
    'Say which comes first, or write {allowed}.',
  ),
  'serial-date': refusal(
    '日付が、表計算ソフトの通し番号になっています：{value}',
    '数えはじめの年を選ぶか、{allowed} の形で書いてください。',
    'A date as the serial number of a spreadsheet: {value}',
    'Say from which year it counts, or write {allowed}.',
  ),
  'era-digit': refusal(
    '日付が、元号の番号で書かれているようです：{value}',
    '元号の番号（1 明治〜5 令和）か確かめて選ぶか、{allowed} の形で書いてください。',
    'It may be a date with the number of its era: {value}',
    'Say whether the first digit is the era (1 Meiji … 5 Reiwa), or write {allowed}.',
  ),
  'sex-digit': refusal(
    '性別が番号です：{value}',
    'どちらが男か選ぶか、{allowed} で書いてください。',
    'Sex as a number: {value}',
    'Say which is male, or write {allowed}.',
  ),
  'lost-letter': refusal(
    '名簿の氏名に、失われた文字（?）があります：{value}',
    '元の名簿の字に直すか、〓 として取り込み、後で一覧を見て確かめてください（{allowed}）。',
    "A letter of a voter's name was lost (?): {value}",
    'Put back the letter of the register, or take it as 〓 and look at the list ({allowed}).',
  ),
} as const satisfies RefusalCatalogue<AskedCode | 'geta-in-name'>

export const importReadWords = {
  'heading-read': refusal(
    '日本語の見出し・項目名を {value}か所読み替えました。',
    '例：{allowed}',
    'Read {value} Japanese headings.',
    'For example {allowed}',
  ),
  'western-date-read': refusal(
    '西暦の日付を {value}件読み替えました。',
    '例：{allowed}',
    'Read {value} dates written in another way.',
    'For example {allowed}',
  ),
  'era-date-read': refusal(
    '和暦の日付を {value}件読み替えました。',
    '例：{allowed}',
    'Read {value} dates by their era.',
    'For example {allowed}',
  ),
  'ended-era-read': refusal(
    '元号の始まる前・終わった後の日付を {value}件、続けて数えて読み替えました。',
    '例：{allowed}',
    'Read {value} dates outside the years of their era, counted on.',
    'For example {allowed}',
  ),
  'time-read': refusal(
    '時刻を {value}件読み替えました。',
    '例：{allowed}',
    'Read {value} times.',
    'For example {allowed}',
  ),
  'full-width-read': refusal(
    '全角などの番号・記号を {value}件、半角に読み替えました。',
    '例：{allowed}',
    'Read {value} full-width numbers and codes.',
    'For example {allowed}',
  ),
  'word-read': refusal(
    '日本語の区分（男・女、はい・いいえ など）を {value}件読み替えました。',
    '例：{allowed}',
    'Read {value} Japanese words for values.',
    'For example {allowed}',
  ),
  'space-read': refusal(
    '前後の空白を {value}件取りました。',
    '例：{allowed}',
    'Took {value} spaces around cells away.',
    'For example {allowed}',
  ),
  'half-width-kana-read': refusal(
    '半角のかなを {value}件、全角に読み替えました。',
    '例：{allowed}',
    'Read {value} cells of half-width kana.',
    'For example {allowed}',
  ),
  'unshown-letter-read': refusal(
    '表示できない字のある欄 {value}件を 〓 にしました。',
    '一覧を名簿の原本と照らしてください。例：{allowed}',
    'Put 〓 into {value} cells with letters that cannot be shown.',
    'Hold the list against the register. For example {allowed}',
  ),
  'blank-rows-read': refusal(
    '空の行を {value}行読み飛ばしました。',
    '必要な行が消えていないか確かめてください（{allowed}）。',
    'Skipped {value} empty rows.',
    'Check that no data was lost ({allowed}).',
  ),
  'unshown-letter': refusal(
    '表示できない字を 〓 にしました：{value}',
    '名簿の原本と照らしてください。もとの符号：{allowed}',
    'A letter that cannot be shown is 〓: {value}',
    'Hold it against the register. Its code: {allowed}',
  ),
} as const satisfies RefusalCatalogue<ReadCode | 'unshown-letter'>

/** On the button of an answer. */
export const meaningWords = {
  showa: text('昭和の年', 'years of Showa'),
  heisei: text('平成の年', 'years of Heisei'),
  reiwa: text('令和の年', 'years of Reiwa'),
  nineteen: text('西暦19○○年', 'years 19…'),
  twenty: text('西暦20○○年', 'years 20…'),
  'month-first': text('月が先', 'the month first'),
  'day-first': text('日が先', 'the day first'),
  'from-1900': text('1900年から数える（Windows の表）', 'counted from 1900 (Windows)'),
  'from-1904': text('1904年から数える（古い Mac の表）', 'counted from 1904 (old Mac)'),
  'era-of-digit': text('はじめの数字が元号', 'the first digit is the era'),
  'one-is-male': text('1が男、2が女', '1 is male, 2 female'),
  'one-is-female': text('1が女、2が男', '1 is female, 2 male'),
  geta: text('「〓」として取り込む', 'take it as 〓'),
  'as-offered': text('示した内容に直す', 'as it is offered'),
} as const satisfies Record<Meaning | 'as-offered', Text>
