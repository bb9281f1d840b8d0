/** Words of the office's command line except its refusals: questions, progress bars, results, and the facts that `ippyo inspect` shows. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const phaseWords = {
  import: { ja: '取り込み（MB）', en: 'import (MB)' },
  machines: { ja: '機械', en: 'machines' },
  keys: { ja: '鍵', en: 'keys' },
  package: { ja: '選挙データ', en: 'package' },
  shares: { ja: '鍵の持ち分', en: 'shares' },
  media: { ja: '記録媒体', en: 'media' },
  verify: { ja: '検査', en: 'verify' },
  bundle: { ja: '公表データの検査', en: 'bundle' },
  mixing: { ja: '混合', en: 'mixing' },
  opening: { ja: '開票', en: 'opening' },
} satisfies TextCatalogue

/** The tally's screen has other words, which name a place on the screen; those of `ippyo count` name the lines that it has just printed. */
export const countRefusals: RefusalCatalogue<'incomplete'> = {
  incomplete: {
    ja: { title: 'まだ {count} 件がそろっていません。記録は開いていません。', next: '上の行にあるものをそろえ、同じ命令をもう一度実行してください。' },
    en: { title: '{count} items are still missing. No record was opened.', next: 'Bring in what the lines above name, and run the same command again.' },
  },
}

export const questionWords = {
  office: { ja: '選管の合言葉', en: 'passphrase of the office' },
  holder: { ja: '鍵の保管者{holder}の合言葉', en: 'passphrase of key holder {holder}' },
  sortingHolder: { ja: '仕分けの鍵の保管者{holder}の合言葉', en: 'passphrase of holder {holder} of the sorting key' },
  seat: { ja: '{seat} 番の合言葉', en: 'passphrase of share {seat}' },
  share: { ja: '{path} の合言葉', en: 'passphrase of {path}' },
  tally: { ja: '集計機の合言葉', en: 'passphrase of the tally' },
  sorter: { ja: '仕分けの機械の合言葉', en: 'passphrase of the sorting machine' },
  again: { ja: '{question}（もう一度）', en: '{question} (again)' },
} satisfies TextCatalogue

/** People compare these with the paper of the ceremony. */
export const personalisedWords = {
  machineNumber: { ja: '機械の照合番号 {number}', en: 'check number of the machine {number}' },
  machineApprover: { ja: '承認者 {name}　照合番号 {number}', en: 'approver {name}, check number {number}' },
} satisfies TextCatalogue

/** The heads of the columns in the table of problems, and the lines around it. */
export const problemWords = {
  head: { ja: ['ファイル', '行', '列', '内容', '値', '使えるもの'], en: ['file', 'line', 'column', 'problem', 'value', 'allowed'] },
  warnings: { ja: '注意 {count}件', en: '{count} warnings' },
  more: { ja: '… 全部は --json で', en: '… all of them with --json' },
} as const

export const inspectedKinds = {
  package: { ja: '選挙データ', en: 'package' },
  medium: { ja: '記録媒体', en: 'medium' },
  share: { ja: '鍵の持ち分', en: 'share' },
  'sorting-share': { ja: '仕分けの鍵の持ち分', en: 'share of the sorting key' },
  machine: { ja: '機械', en: 'machine' },
  card: { ja: 'カード', en: 'card' },
} satisfies TextCatalogue

/** The English names are those of the JSON output, except that of `fingerprint`. */
export const inspectedFacts = {
  agreementKey: { ja: '鍵交換の公開鍵', en: 'agreementKey' },
  candidateLists: { ja: '候補者一覧の数', en: 'candidateLists' },
  capacity: { ja: '入る票の数', en: 'capacity' },
  contests: { ja: '選挙の種類', en: 'contests' },
  cost: { ja: '合言葉の手間', en: 'cost' },
  date: { ja: '投票日', en: 'date' },
  dates: { ja: '使う日', en: 'dates' },
  electionId: { ja: '選挙の番号', en: 'electionId' },
  fingerprint: { ja: '照合番号', en: 'check number' },
  id: { ja: '名前', en: 'id' },
  index: { ja: '持ち分の番号', en: 'index' },
  kdf: { ja: '合言葉の方式', en: 'kdf' },
  keyHolders: { ja: '鍵の保管者', en: 'keyHolders' },
  keySet: { ja: '鍵の組', en: 'keySet' },
  keyThreshold: { ja: '開票に必要な保管者', en: 'keyThreshold' },
  kind: { ja: '種類', en: 'kind' },
  kiosks: { ja: '投票機', en: 'kiosks' },
  municipality: { ja: '自治体', en: 'municipality' },
  packageSha256: { ja: '選挙データのSHA-256', en: 'packageSha256' },
  pages: { ja: 'ページ', en: 'pages' },
  pair: { ja: '組', en: 'pair' },
  presence: { ja: 'リーダーの上', en: 'presence' },
  registered: { ja: '名簿の人数', en: 'registered' },
  role: { ja: '正（原本）・副（複写）の別', en: 'role' },
  serial: { ja: '機体番号・媒体番号', en: 'serial' },
  shares: { ja: '持ち分の数', en: 'shares' },
  signingKey: { ja: '署名の公開鍵', en: 'signingKey' },
  spare: { ja: '予備', en: 'spare' },
  spareKiosks: { ja: '予備の投票機', en: 'spareKiosks' },
  station: { ja: '投票所', en: 'station' },
  stations: { ja: '投票所の数', en: 'stations' },
  threshold: { ja: '開票に必要な持ち分', en: 'threshold' },
  title: { ja: '選挙の名称', en: 'title' },
  uid: { ja: 'カードの番号', en: 'uid' },
  use: { ja: '本番・模擬・見本の別', en: 'use' },
} satisfies TextCatalogue
