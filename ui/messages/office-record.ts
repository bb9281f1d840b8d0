/** Words of the record: who did what. */
import type { TextCatalogue } from './message.ts'

export const officeRecordWords = {
  recordCaption: { ja: '誰が、いつ、何を行ったか（新しい順）', en: 'Who did what, and when (the newest first)' },
  recordText: {
    ja: '{count}件。一件ごとに行った人の鍵で署名され、前の行とつながっています。照合番号を紙に控えてください。',
    en: '{count} acts. Each is signed by who did it and names the line before. Write the check number on paper.',
  },
  recordNewer: { ja: '◀ 新しいほうへ', en: '◀ Newer' },
  recordOlder: { ja: '古いほうへ ▶', en: 'Older ▶' },
  recordPage: { ja: '{page} / {pages} ページ', en: 'Page {page} of {pages}' },
  recordPrint: { ja: '全部を PDF にする', en: 'All of it as PDF' },
  colWhen: { ja: '日時', en: 'When' },
  colWho: { ja: '誰が', en: 'Who' },
  colWhat: { ja: '何を', en: 'What' },
  act_begun: { ja: '準備を始めた（{use}）', en: 'began the project ({use})' },
  act_joined: { ja: '{name} を加えた', en: 'took in {name}' },
  act_imported: { ja: 'ファイルを取り込んだ：{files}', en: 'imported {files}' },
  act_mended: {
    ja: '{file} {line}行目 {column} を直した：{was} → {is}',
    en: 'mended {file} line {line} {column}: {was} → {is}',
  },
  'act_papers-made': {
    ja: '書類 {count}件を作った',
    en: 'made {count} papers',
  },
  act_reading: { ja: '{file}：{read}', en: '{file}: {read}' },
  act_read: { ja: '［{words}］', en: '[{words}]' },
  readingsCount: { ja: '読み替え：{kinds}種類、{count}件', en: 'Read in another way: {count} cells, {kinds} kinds' },
  readingsMore: { ja: 'ほかの{count}種類も見る', en: 'See {count} other kinds' },
  'act_kind-mended': {
    ja: '{file} の {column} {count}件を、まとめて直した：{answer}',
    en: 'mended {count} cells of {column} in {file}: {answer}',
  },
  act_mendedRoll: { ja: '{file} {line}行目 {column} を直した', en: 'mended {file} line {line} {column}' },
  'act_lot-drawn': {
    ja: 'くじを記入した：{contest} {on} {drawnBy}',
    en: 'entered the lot of {contest}: {on}, {drawnBy}',
  },
  'act_lot-drawn-again': {
    ja: 'くじをもう一度記入した（前の記入に代わる）：{contest} {on} {drawnBy}',
    en: 'entered the lot of {contest} again, in place of what was entered before: {on}, {drawnBy}',
  },
  'act_office-made': { ja: '選管の鍵とキットを作った', en: "made the commission's key and kits" },
  'act_kits-put': { ja: 'キットを写した（{stations}投票所）', en: 'put kits of {stations} stations on a stick' },
  'act_machines-taken': { ja: '機械のファイルを取り込んだ（{machines}台）', en: 'took in {machines} machine files' },
  'act_package-signed': {
    ja: '選挙データに署名した　選挙データの照合番号 {number}',
    en: 'signed the package, check number of the package {number}',
  },
  'act_list-signed': {
    ja: '候補者一覧 第{version}版に署名した　選挙データの照合番号 {number}',
    en: 'signed candidate list {version}, check number of the package {number}',
  },
  'act_cards-made': {
    ja: '{station} のカードを作った：{kind} {count}枚',
    en: 'made cards of {station}: {kind}, {count}',
  },
  'act_share-proved': { ja: '保管者 {index} の持ち分を確かめた', en: 'saw the share of holder {index} proved' },
  act_approved: { ja: '承認した：{item}', en: 'approved {item}' },
  'act_medium-put': { ja: '媒体 {medium} を書いた', en: 'wrote medium {medium}' },
  'act_medium-checked': { ja: '媒体 {medium} を確かめた', en: 'saw that medium {medium} is what its label says' },
} as const satisfies TextCatalogue
