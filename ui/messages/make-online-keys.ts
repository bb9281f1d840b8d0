/** Words of `ippyo online-key` and `ippyo sorting-key`. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'
import { prepareRefusals } from './prepare.ts'

export const onlineKeyWords = {
  exporter: { ja: '書き出しの担当者の合言葉', en: 'passphrase of the exporter' },
  hostMade: {
    ja: '鍵を {out} に作りました（このコンピューターから出しません）。公開の鍵　{key}　この64字を、オンライン投票箱の設定を作る人に渡してください。',
    en: 'The key is in {out}; it stays on this computer. Public key: {key}. Give these 64 characters to the person who writes the settings of the online ballot box.',
  },
  exporterMade: {
    ja: '鍵を {out} に作りました。合言葉がなければ使えません。媒体は本人が持ちます。公開の鍵　{key}　この64字と氏名を、オンライン投票箱の設定を作る人に渡してください。',
    en: 'The key is in {out}, of no use without the passphrase. Its person keeps the stick. Public key: {key}. Give these 64 characters and the name to the person who writes the settings of the online ballot box.',
  },
  sortingMade: {
    ja: '仕分けの鍵の持ち分 {holders} を {out} に作りました（{threshold} 人で開きます）。次に：sorting-key.json の中身を、設定の keys.sorting に写します。sorting-1.json からを、一人ずつ別の媒体に移し、本人に渡し、このフォルダーから消します。',
    en: 'Shares of the sorting key ({holders}; {threshold} open it) are in {out}. Next: copy the content of sorting-key.json into keys.sorting of the settings. Move sorting-1.json and the others each onto a stick of its holder, hand it over, and erase it from this folder.',
  },
} as const satisfies TextCatalogue

export const onlineKeyRefusals = {
  'key-there': {
    ja: { title: '{path} がもうあります。鍵は作っていません。', next: '作った鍵は上書きしません。要らないものか確かめ、別の名前か別のフォルダーにしてください。' },
    en: { title: '{path} is there already. No key was made.', next: 'A key is never written over. Make sure what it is, and give another name or folder.' },
  },
  'exporter-weak-passphrase': {
    ja: { title: '合言葉が短すぎます。鍵は作っていません。', next: '12文字以上の、本人だけが覚えている合言葉にしてください。' },
    en: { title: 'The passphrase is too short. No key was made.', next: 'Use at least 12 characters that only this person remembers.' },
  },
  'sorting-threshold': {
    ja: {
      title: '{holders} 人の保管者と、開くのに要る {threshold} 人は、組み合わせられません。鍵は作っていません。',
      next: '開く人数は2人以上、保管者の人数以下にしてください。保管者は255人までです。',
    },
    en: {
      title: 'Holders {holders} and the number that opens, {threshold}, do not go together. No key was made.',
      next: 'Two at least open it, and no more than there are holders; there are 255 holders at most.',
    },
  },
  'weak-passphrase': prepareRefusals['weak-passphrase'],
  'same-passphrase': prepareRefusals['same-passphrase'],
} as const satisfies RefusalCatalogue<'key-there' | 'exporter-weak-passphrase' | 'sorting-threshold' | 'weak-passphrase' | 'same-passphrase'>
