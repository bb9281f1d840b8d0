/**
 * Forms of one kanji that people write for one another when a name is sought: 渡邊, 渡邉 and 渡辺. Only for the search; the roll and every
 * paper keep the exact form. Old and new forms after the table of the 常用漢字表, and the variants of common family names.
 */

/** The first of each group is used for all. */
const GROUPS = `
辺邊邉 斉齊斎齋 高髙 崎﨑碕嵜 浜濱濵 沢澤 広廣 島嶋嶌 桜櫻 滝瀧 竜龍 国國 真眞 恵惠 徳德 吉𠮷 富冨 藪薮籔 曽曾 円圓 条條 渋澁澀 桑桒 黒黑 会會 寿壽 栄榮 弥彌 与與 豊豐
学學 宝寶 応應 横橫 浅淺 縄繩 芦蘆 遥遙 礼禮 関關 顕顯 塩鹽 歯齒 栃枥 鶴靏靍 来來 万萬 亀龜 実實 温溫 清淸 静靜 青靑 穂穗 郎郞 緒緖 猪豬 郷鄕 翠翆 館舘 餅餠 剣劍剱釼劔
効效 勲勳 区區 医醫 単單 厳嚴 参參 双雙 収收 叙敍 台臺 号號 営營 団團 囲圍 図圖 圧壓 塁壘 壌壤 壱壹 売賣 声聲 奥奧 奨奬 姉姊 嬢孃 寛寬 対對 専專 将將 尽盡 届屆 属屬
岳嶽 峡峽 峰峯 巌巖 帯帶 帰歸 庁廳 廃廢 弐貳 当當 彦彥 径徑 従從 恋戀 恒恆 悦悅 悩惱 悪惡 慎愼 懐懷 戦戰 戯戲 戸戶 戻戾 払拂 抜拔 択擇 担擔 拝拜 拡擴 挙擧 挟挾 捜搜
掲揭 揺搖 摂攝 撃擊 教敎 数數 断斷 昼晝 晋晉 暁曉 暦曆 枢樞 栖棲 桧檜 桟棧 検檢 楼樓 楽樂 概槪 様樣 権權 欧歐 歓歡 歩步 歳歲 歴歷 残殘 殴毆 毎每 気氣 没沒 況况 涙淚
渓溪 済濟 渇渴 満滿 湾灣 湿濕 潜潛 瀬瀨 灯燈 炉爐 焼燒 熙煕熈 犠犧 状狀 独獨 狭狹 猟獵 献獻 獣獸 瑶瑤 瓶甁 産產 画畫 畳疊 痩瘦 発發 県縣 砕碎 砺礪 祢禰 秘祕 称稱 稲稻
穏穩 窃竊 竈竃 並竝 箪簞 粋粹 経經 絵繪 継繼 続續 総總 緑綠 縁緣 縦縱 繊纖 聡聰 聴聽 粛肅 脳腦 胆膽 臓臟 舎舍 舗鋪 船舩 艶艷 茎莖 荘莊 萌萠 蒋蔣 薬藥 蔵藏 虚虛 虎乕
蛍螢 蛮蠻 衛衞 装裝 褒襃 覇霸 覚覺 覧覽 観觀 触觸 訳譯 証證 誉譽 読讀 謡謠 譲讓 賛贊 践踐 転轉 軽輕 辞辭 逓遞 遅遲 酔醉 醸釀 釈釋 鉄鐵銕 鉱鑛 銭錢 鋳鑄 録錄 錬鍊 鎮鎭
闘鬪 陥陷 険險 随隨 隠隱 雑雜 霊靈 頬頰 頼賴 駅驛 駆驅 騒騷 験驗 髄髓 髪髮 鯵鰺 鴎鷗 鶏鷄雞 麦麥 黄黃 黙默 亜亞 仏佛 伝傳 価價 倹儉 偽僞 児兒 党黨 内內 両兩 冊册 写寫
処處 凛凜 刃刄 勅敕 勧勸 励勵 労勞 巻卷 即卽 既旣 増增 妙玅 婿壻 尭堯 屏屛 巣巢 廻迴 弾彈 衆眾 穣穰 槙槇 諌諫 頚頸 桝枡 籠篭 蛎蠣 鎚槌
`

const PLAIN = new Map(
  GROUPS.trim()
    .split(/\s+/)
    .flatMap((group) => {
      const [first = '', ...others] = [...group]
      return others.map((other) => [other, first] as const)
    }),
)

/** Selectors that choose a form of the letter before them (IVS), and those of the old kind. */
const SELECTORS = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu

/** One spelling for the forms of a name; what Unicode calls a compatibility form goes with NFKC. */
export function withoutVariants(text: string): string {
  return [...text.normalize('NFKC').replace(SELECTORS, '')].map((kanji) => PLAIN.get(kanji) ?? kanji).join('')
}
