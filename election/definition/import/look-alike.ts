/** Names that differ in code points and look the same, or are variants of one character. For warnings only, never to change a name. */

/** Each group is one character to a reader in a hurry; the first stands for all. */
const GROUPS = `
  高髙 崎﨑嵜碕 辺邉邊 斎齋斉齊 浜濱濵 柳栁桺 土圡 昇曻 桑桒 橋𣘺 吉𠮷 富冨 島嶋嶌 広廣 沢澤 桜櫻 国國 真眞 恵惠 徳德
  瀬瀨 渕淵 条條 浅淺 竜龍 滝瀧 学學 実實 壮壯 寿壽 万萬 与與 関關 辻䢍 黒黑 青靑 清淸 増增 館舘 峰峯 梅楳 松枩
  郎郞 頼賴 緑綠 歩步 巻卷 檜桧 籠篭 薮藪 鴎鷗 一ー―－ ニ二 ロ口 カ力 エ工 タ夕 ト卜 ハ八 ヘへ ミ三
`
  .trim()
  .split(/\s+/)

const FOLD: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap((group) => {
    const [first = '', ...others] = group
    return others.map((other): [string, string] => [other, first])
  }),
)

const IGNORED = /[\s・･]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu

/** Equal for names that a reader may take for one another. */
export function looksLike(name: string): string {
  const plain = name.normalize('NFKC').replaceAll(IGNORED, '')
  return Array.from(plain, (character) => FOLD.get(character) ?? character).join('')
}
