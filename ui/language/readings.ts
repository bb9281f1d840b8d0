import { ONLINE_READINGS } from './readings-online.ts'

/**
 * How the kanji in the words of a voter's pages are read (K13). `大(おお)き` is 大 before き; the longest entry that fits counts, so a word
 * comes before its letters. A test holds that nothing on these pages is without a reading, and nothing here without use.
 */
const READINGS: readonly string[] = [
  ...[
    '投票(とうひょう)',
    '投票用紙(とうひょうようし)',
    '投票機(とうひょうき)',
    '投票所(とうひょうじょ)',
    '投票管理者(とうひょうかんりしゃ)',
  ],
  ...[
    '選挙(せんきょ)',
    '選挙人(せんきょにん)',
    '候補者(こうほしゃ)',
    '代理(だいり)',
    '本人(ほんにん)',
    '全員(ぜんいん)',
  ],
  ...[
    '名簿届出政党等(めいぼとどけでせいとうとう)',
    '名簿登載者(めいぼとうさいしゃ)',
    '政党等(せいとうとう)',
    '名称(めいしょう)',
    '取下(とりさ)げ',
    '下(さ)げ',
  ],
  ...[
    '裁判官(さいばんかん)',
    '国民審査(こくみんしんさ)',
    '審査(しんさ)',
    '方(ほう)がよい',
    '思(おも)う',
    '行(おこな)われ',
  ],
  ...['補助(ほじょ)', '補助者(ほじょしゃ)', '係員(かかりいん)', '方(かた)', '1人(ひとり)', '2人(ふたり)', '名(めい)'],
  ...[
    '記録(きろく)',
    '確認(かくにん)',
    '確(たし)か',
    '選(えら)',
    '決(き)',
    '選択(せんたく)',
    '選択肢(せんたくし)',
    '選択中(せんたくちゅう)',
    '説明(せつめい)',
    '投票中(とうひょうちゅう)',
    '死亡(しぼう)',
    '辞退(じたい)',
  ],
  ...[
    '終(お)',
    '終了(しゅうりょう)',
    '途中(とちゅう)',
    '最初(さいしょ)',
    '最後(さいご)',
    '決定(けってい)',
    '太(ふと)い',
    '枠(わく)',
    '動(うご)か',
    '次(つぎ)',
    '前(まえ)',
    '先(さき)',
  ],
  ...['今(いま)', '今日(きょう)', '一度(いちど)', '時間(じかん)', '時計(とけい)', '状態(じょうたい)', '都合(つごう)'],
  ...[
    '画面(がめん)',
    '文字(もじ)',
    '名前(なまえ)',
    '番号(ばんごう)',
    '内容(ないよう)',
    '色(いろ)',
    '行(ぎょう)',
    '音(おと)',
  ],
  ...[
    '小(しょう)',
    '小(ちい)さ',
    '標準(ひょうじゅん)',
    '大(だい)',
    '大(おお)き',
    '特大(とくだい)',
    '低(ひく)',
    '別(べつ)',
    '下(した)',
  ],
  ...['音声(おんせい)', '音量(おんりょう)', '声(こえ)', '話(はな)', '速(はや)', '設定(せってい)', '専用(せんよう)'],
  ...[
    '受付(うけつけ)',
    '窓口(まどぐち)',
    '返却(へんきゃく)',
    '返(かえ)',
    '案内(あんない)',
    '発券(はっけん)',
    '発券機(はっけんき)',
    '運用(うんよう)',
  ],
  ...['電源(でんげん)', '操作(そうさ)', '手(て)', '手伝(てつだ)', '見守(みまも)', '離(はな)', '解放(かいほう)'],
  ...['本番(ほんばん)', '模擬(もぎ)', '見本(みほん)', '有効(ゆうこう)', '何(なに)', '新(あたら)', '残(のこ)'],
  ...['置(お)', '押(お)', '取(と)', '持(も)', '戻(もど)', '待(ま)', '見(み)', '読(よ)', '呼(よ)', '知(し)', '進(すす)'],
  ...[
    '直(なお)',
    '変(か)',
    '替(か)',
    '使(つか)',
    '出(だ)す',
    '出(で)た',
    '分(わ)か',
    '切(き)',
    '合(あ)',
    '付(つ)',
    '受(う)',
  ],
  ...['始(はじ)', '止(と)', '比(くら)', '渡(わた)', '続(つづ)', '過(す)', '違(ちが)', '隠(かく)', '仕上(しあ)'],
  ...['組(くみ)', '引(ひ)', '継(つ)'],
  ...ONLINE_READINGS,
]

interface Entry {
  readonly written: string
  readonly base: string
  readonly reading: string
}

export const ENTRIES: readonly Entry[] = READINGS.map((entry) => {
  const [base = '', reading = '', after = ''] = entry.split(/[()]/)
  return { written: base + after, base, reading }
}).sort((a, b) => b.written.length - a.written.length)

/** A stretch of a sentence, from `at` on; kana, figures and places for values have no reading. */
export interface ReadingPart {
  readonly at: number
  readonly base: string
  readonly reading: string | null
}

export function readingParts(sentence: string): readonly ReadingPart[] {
  const parts: ReadingPart[] = []
  let plainFrom = 0
  const plainUntil = (at: number) => {
    if (at > plainFrom) parts.push({ at: plainFrom, base: sentence.slice(plainFrom, at), reading: null })
  }
  for (let at = 0; at < sentence.length; ) {
    const entry = ENTRIES.find(({ written }) => sentence.startsWith(written, at))
    if (entry === undefined) {
      at += 1
      continue
    }
    plainUntil(at)
    parts.push({ at, base: entry.base, reading: entry.reading })
    at += entry.base.length
    plainFrom = at
  }
  plainUntil(sentence.length)
  return parts
}
