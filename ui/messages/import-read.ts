/** Forms that an office writes and the import reads (`{value}`: how often, `{allowed}`: the first of them), and those it asks about. */
import type { AskedCode, ReadCode } from '#election/definition/import/problem.ts'
import type { Meaning } from '#election/definition/import/written-forms.ts'
import type { RefusalCatalogue, Text } from './message.ts'

export const importAskedWords = {
  'geta-in-name': {
    ja: { title: '候補者などの名前に「〓」があります：{value}', next: '届出の字を入れてください（{allowed}）。候補者の名前は、正しい字でなければ取り込めません。' },
    en: { title: 'A name of a candidate or a party has 〓: {value}', next: 'Put the letter of the filed papers ({allowed}). A name to be voted on must be right.' },
  },
  'two-digit-year': {
    ja: { title: '年が2桁で、元号か西暦か分かりません：{value}', next: 'どの年か選ぶか、{allowed} の形で書いてください。' },
    en: { title: 'A year of two digits, of an era or of a century: {value}', next: 'Say which, or write {allowed}.' },
  },
  'date-order': {
    ja: { title: '月と日の順が分かりません：{value}', next: '月が先か日が先か選ぶか、{allowed} の形で書いてください。' },
    en: { title: 'Which is the month and which the day? {value}', next: 'Say which comes first, or write {allowed}.' },
  },
  'serial-date': {
    ja: { title: '日付が、表計算ソフトの通し番号になっています：{value}', next: '数えはじめの年を選ぶか、{allowed} の形で書いてください。' },
    en: { title: 'A date as the serial number of a spreadsheet: {value}', next: 'Say from which year it counts, or write {allowed}.' },
  },
  'era-digit': {
    ja: { title: '日付が、元号の番号で書かれているようです：{value}', next: '元号の番号（1 明治〜5 令和）か確かめて選ぶか、{allowed} の形で書いてください。' },
    en: { title: 'It may be a date with the number of its era: {value}', next: 'Say whether the first digit is the era (1 Meiji … 5 Reiwa), or write {allowed}.' },
  },
  'sex-digit': {
    ja: { title: '性別が番号です：{value}', next: 'どちらが男か選ぶか、{allowed} で書いてください。' },
    en: { title: 'Sex as a number: {value}', next: 'Say which is male, or write {allowed}.' },
  },
  'lost-letter': {
    ja: { title: '名簿の氏名に、失われた文字（?）があります：{value}', next: '元の名簿の字に直すか、〓 として取り込み、後で一覧を見て確かめてください（{allowed}）。' },
    en: { title: "A letter of a voter's name was lost (?): {value}", next: 'Put back the letter of the register, or take it as 〓 and look at the list ({allowed}).' },
  },
} as const satisfies RefusalCatalogue<AskedCode | 'geta-in-name'>

export const importReadWords = {
  'heading-read': {
    ja: { title: '日本語の見出し・項目名を {value}か所読み替えました。', next: '例：{allowed}' },
    en: { title: 'Read {value} Japanese headings.', next: 'For example {allowed}' },
  },
  'western-date-read': {
    ja: { title: '西暦の日付を {value}件読み替えました。', next: '例：{allowed}' },
    en: { title: 'Read {value} dates written in another way.', next: 'For example {allowed}' },
  },
  'era-date-read': {
    ja: { title: '和暦の日付を {value}件読み替えました。', next: '例：{allowed}' },
    en: { title: 'Read {value} dates by their era.', next: 'For example {allowed}' },
  },
  'ended-era-read': {
    ja: { title: '元号の始まる前・終わった後の日付を {value}件、続けて数えて読み替えました。', next: '例：{allowed}' },
    en: { title: 'Read {value} dates outside the years of their era, counted on.', next: 'For example {allowed}' },
  },
  'time-read': {
    ja: { title: '時刻を {value}件読み替えました。', next: '例：{allowed}' },
    en: { title: 'Read {value} times.', next: 'For example {allowed}' },
  },
  'full-width-read': {
    ja: { title: '全角などの番号・記号を {value}件、半角に読み替えました。', next: '例：{allowed}' },
    en: { title: 'Read {value} full-width numbers and codes.', next: 'For example {allowed}' },
  },
  'check-digit-read': {
    ja: { title: '5桁の団体コードを、6桁にしました。', next: '検査数字（6桁目）か、頭の 0 を補いました。確かめてください：{allowed}' },
    en: { title: 'Made six digits of a municipality code of five.', next: 'Its check digit or its leading 0 was added. Check it: {allowed}' },
  },
  'word-read': {
    ja: { title: '日本語の区分（男・女、はい・いいえ など）を {value}件読み替えました。', next: '例：{allowed}' },
    en: { title: 'Read {value} Japanese words for values.', next: 'For example {allowed}' },
  },
  'space-read': {
    ja: { title: '前後の空白を {value}件取りました。', next: '例：{allowed}' },
    en: { title: 'Took {value} spaces around cells away.', next: 'For example {allowed}' },
  },
  'half-width-kana-read': {
    ja: { title: '半角のかなを {value}件、全角に読み替えました。', next: '例：{allowed}' },
    en: { title: 'Read {value} cells of half-width kana.', next: 'For example {allowed}' },
  },
  'unshown-letter-read': {
    ja: { title: '表示できない字のある欄 {value}件を 〓 にしました。', next: '一覧を名簿の原本と照らしてください。例：{allowed}' },
    en: { title: 'Put 〓 into {value} cells with letters that cannot be shown.', next: 'Hold the list against the register. For example {allowed}' },
  },
  'blank-rows-read': {
    ja: { title: '空の行を {value}行読み飛ばしました。', next: '必要な行が消えていないか確かめてください（{allowed}）。' },
    en: { title: 'Skipped {value} empty rows.', next: 'Check that no data was lost ({allowed}).' },
  },
  'no-day-of-residence-read': {
    ja: { title: '住民となった日のない人が {value}人います。', next: '名簿に載る人は住所の要件を満たすものとして取り込みます。受付の画面では、住民となった日は名簿にないと示します（{allowed}）。' },
    en: { title: '{value} people have no day of residence.', next: 'They are taken as on the roll by right. The desk shows that the roll has no such day ({allowed}).' },
  },
  'birth-as-written-read': {
    ja: { title: '生年月日の一部が不詳、または暦にない日の人が {value}人います。', next: '名簿のとおりの字で取り込み、受付にもそのまま表示します。打ち間違いでないか確かめてください。例：{allowed}' },
    en: {
      title: '{value} people have a day of birth that is unknown in part, or that no calendar has.',
      next: 'It is kept and shown as it is written. Check that it is no slip of the pen. For example {allowed}',
    },
  },
  'no-kana-read': {
    ja: { title: '氏名のかながない人が {value}人います。', next: '受付では氏名の字、番号、生年月日、住所で探せます（{allowed}）。' },
    en: { title: '{value} people have no kana.', next: 'The desk finds them by the letters of the name, number, day of birth and address ({allowed}).' },
  },
  'kana-as-written-read': {
    ja: { title: '氏名のかなに、かなでない字のある人が {value}人います。', next: '名簿のとおりの字で取り込みます。例：{allowed}' },
    en: { title: '{value} people have other letters than kana as their kana.', next: 'They are kept as they are written. For example {allowed}' },
  },
  'sex-unknown-read': {
    ja: { title: '性別が不明、または記載のない人が {value}人います。', next: '男女別の数には入らず、計に入ります。例：{allowed}' },
    en: { title: '{value} people have no sex, or one that is not known.', next: 'They count in the totals, and neither as men nor as women. For example {allowed}' },
  },
  'profile-heading-read': {
    ja: { title: '名簿の読み方の表のとおりに、見出しを読みました。', next: '合っているか確かめてください：{allowed}' },
    en: { title: 'Read a heading by the profile of the roll.', next: 'Check that it is right: {allowed}' },
  },
  'profile-value-read': {
    ja: { title: '名簿の読み方の表のとおりに、{value}件読み替えました。', next: '件数とともに確かめてください：{allowed}' },
    en: { title: 'Read {value} cells by the profile of the roll.', next: 'Check this and its number: {allowed}' },
  },
  'profile-form-read': {
    ja: { title: '名簿の読み方の表の書き方で、日付を {value}件読みました。', next: '例：{allowed}' },
    en: { title: 'Read {value} dates in the form that the profile of the roll names.', next: 'For example {allowed}' },
  },
  'profile-line-read': {
    ja: { title: '名簿の読み方の表のとおりに、表の前後の {value}行を読み飛ばしました。', next: '有権者の行でないことを確かめてください。例：{allowed}' },
    en: { title: 'Passed over {value} lines before and after the rows, by the profile of the roll.', next: 'Check that they are no voters. For example {allowed}' },
  },
  'heading-again-read': {
    ja: { title: '見出しと同じ行を {value}行読み飛ばしました。', next: '頁ごとに見出しのある書き出しなら、このままで使えます（{allowed}）。' },
    en: { title: 'Passed over {value} rows that repeat the headings.', next: 'Right for an extract with headings on each page ({allowed}).' },
  },
  'end-mark-read': {
    ja: { title: 'ファイルの終わりの印を取りました。', next: '古いシステムの書き方で、内容は変わりません（{allowed}）。' },
    en: { title: 'Took the mark of the end of the file away.', next: 'Old systems write it; nothing else is changed ({allowed}).' },
  },
  'profile-letter-read': {
    ja: { title: '名簿の読み方の表の外字の表で、{value}件の欄を読みました。', next: '一覧を名簿の原本と照らしてください。例：{allowed}' },
    en: { title: 'Read {value} cells with letters that the profile of the roll declares.', next: 'Hold the list against the register. For example {allowed}' },
  },
  'declared-letter': {
    ja: { title: '外字を、名簿の読み方の表の字で表示します：{value}', next: '名簿の原本と照らしてください。もとの符号：{allowed}' },
    en: { title: 'A letter of private use is shown as the profile declares: {value}', next: 'Hold it against the register. Its code: {allowed}' },
  },
  'unshown-letter': {
    ja: { title: '表示できない字を 〓 にしました：{value}', next: '名簿の原本と照らしてください。もとの符号：{allowed}' },
    en: { title: 'A letter that cannot be shown is 〓: {value}', next: 'Hold it against the register. Its code: {allowed}' },
  },
} as const satisfies RefusalCatalogue<ReadCode | 'unshown-letter' | 'declared-letter'>

/** On the button of an answer. */
export const meaningWords = {
  showa: { ja: '昭和の年', en: 'years of Showa' },
  heisei: { ja: '平成の年', en: 'years of Heisei' },
  reiwa: { ja: '令和の年', en: 'years of Reiwa' },
  nineteen: { ja: '西暦19○○年', en: 'years 19…' },
  twenty: { ja: '西暦20○○年', en: 'years 20…' },
  'month-first': { ja: '月が先', en: 'the month first' },
  'day-first': { ja: '日が先', en: 'the day first' },
  'from-1900': { ja: '1900年から数える（Windows の表）', en: 'counted from 1900 (Windows)' },
  'from-1904': { ja: '1904年から数える（古い Mac の表）', en: 'counted from 1904 (old Mac)' },
  'era-of-digit': { ja: 'はじめの数字が元号', en: 'the first digit is the era' },
  'one-is-male': { ja: '1が男、2が女', en: '1 is male, 2 female' },
  'one-is-female': { ja: '1が女、2が男', en: '1 is female, 2 male' },
  geta: { ja: '「〓」として取り込む', en: 'take it as 〓' },
  'as-offered': { ja: '示した内容に直す', en: 'as it is offered' },
} as const satisfies Record<Meaning | 'as-offered', Text>
