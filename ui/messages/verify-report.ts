/** Words of what `ippyo verify` tells besides its refusals: media, pairs, the district, and the count that was compared. */
import type { TextCatalogue } from './message.ts'

/** Two people's word for package and lists. */
export const approvalWords = {
  by: { ja: '選挙データを承認した人　{name}　照合番号 {number}（作業の記録 {lines}件の後）', en: 'package and lists approved by {name}, check number {number} (after {lines} acts of the record)' },
  refused: { ja: '選挙データに、承認者二人の承認がありません。理由の記号：{problem}', en: 'package and lists are not approved by two of the approvers. Reason: {problem}' },
} satisfies TextCatalogue

/** What a person compares with paper before all else. */
export const fingerprintWords = {
  authority: {
    ja: '選挙管理委員会の鍵の照合番号  {fingerprint}  ← 鍵生成の記録（紙）と比べてください',
    en: "check number of the authority's key  {fingerprint}  ← compare with the ceremony record, on paper",
  },
  election: { ja: '選挙データの照合番号  {fingerprint}  ← 確認書と比べてください', en: 'check number of package and candidate list  {fingerprint}  ← compare with the confirmation sheets' },
} satisfies TextCatalogue

export const mediumWords = {
  who: { ja: '投票所 {station} 組 {pair}', en: 'station {station} pair {pair}' },
  station: { ja: '投票所 {station}', en: 'station {station}' },
  original: { ja: '正（原本）', en: 'original' },
  duplicate: { ja: '副（複写）', en: 'duplicate' },
  unused: { ja: '投票所の報告のとおり、一度も使われていません。', en: 'It was never used, as its station reports.' },
  failedAsSealed: { ja: '故障した媒体です。相手の媒体の封印に、そう書かれています。数えるのは相手の媒体です。', en: 'This medium failed, as the seal of its partner says: the partner counts.' },
  sealedBy: { ja: '封印した機械 {machine}, 封印の照合番号 {fingerprint}', en: 'sealed by {machine}, check number of the seal {fingerprint}' },
  records: { ja: '記録', en: 'records' },
  sessions: { ja: '終えた投票 {finished}, 係員が終了 {endedByStaff}, 返却 {released}', en: 'finished {finished}, ended by staff {endedByStaff}, released {released}' },
  seals: { ja: '封印', en: 'seals' },
  final: { ja: '最後', en: 'final' },
  failed: { ja: '故障と書かれた相手の媒体', en: 'its seal names as failed the' },
  lost: { ja: '失われたページ', en: 'lost pages' },
  log: { ja: '記録簿', en: 'log pages' },
  marks: { ja: '使用済みの印', en: 'spent marks' },
  differs: { ja: '数の違い: {what} — 封印 {sealed}、見つかった数 {found}', en: 'number differs: {what} – sealed {sealed}, found {found}' },
  damage: { ja: '違うところ: {section}, ページ {page}, 位置 {offset} ({what})', en: 'differs at: {section}, page {page}, offset {offset} ({what})' },
  more: { ja: 'ほか {count} ページ(全部は --json で)', en: 'and {count} more pages (all with --json)' },
  pairAgrees: { ja: '正（原本）と副（複写）は、合うべきすべてのバイトが同じです。', en: 'Original and duplicate agree in every byte that must agree.' },
  holds: { ja: 'すべて真正で、欠けていません。', en: 'All is authentic and complete.' },
  fails: { ja: '合わないものがあります(上の NO と ?)。', en: 'Not everything holds: see NO and ? above.' },
} satisfies TextCatalogue

/** What was given is not always all that there is. */
export const givenWords = {
  alone: { ja: '{place}: 入れられたのは{role}だけです。もう一つの媒体とは比べていません。', en: '{place}: given: {role} only; it was not compared with the other medium.' },
  untold: {
    ja: '署名された報告がない投票所（どの組が使われたか、どのカードにも記録があるかは分かりません）: {stations}',
    en: 'Stations without a signed report (nothing shows which pairs were used, and that each card has its record): {stations}',
  },
  open: {
    ja: '{place}: 選挙 {contest} で、カードが記録より {remainder} 枚多く出ています。報告では、戻らないカードが {missing} 枚です。',
    en: '{place}: contest {contest} has {remainder} more cards than records; its report names {missing} cards that never came back.',
  },
  holdsSoFar: {
    ja: '入れられた媒体は、すべて真正です。欠けている媒体や記録があるかどうかは、投票所の報告のフォルダーを --reports で示すと分かります。',
    en: 'All that was given is authentic. The station reports show whether media or records are missing: name their folder with --reports.',
  },
  holdsOfGiven: { ja: '入れられた媒体は、すべて真正です。入れられていないのは、上に並べた媒体だけです。', en: 'All that was given is authentic. Not given is only what is named above.' },
  holdsButOpen: {
    ja: '入れられた媒体は、すべて真正です。ただし、上に挙げたカードには記録がありません。投票所の書類で理由を確かめてください。',
    en: "All that was given is authentic. But the cards named above have no record: see by the station's papers why.",
  },
  holdsButLost: {
    ja: '入れられた媒体は、すべて真正です。欠けているのは、選挙管理委員会が失われたと宣言した、上の組の票だけです。',
    en: 'All that was given is authentic. Missing are only the votes of the pairs above, which the commission declared lost.',
  },
} satisfies TextCatalogue

export const reportWords = {
  read: { ja: '投票所 {station} の報告 第{version}版（{madeAt}）、報告書の照合番号 {number}', en: 'report of station {station}, version {version} ({madeAt}), check number of the report {number}' },
  ofNobody: {
    ja: '人違いにより名簿のどの行のものでもない投票: {votes}（投票が権利よりその数だけ多い。帳簿の差異ではない）',
    en: "votes that are no row's, by a wrongly marked row: {votes} (so many more than rights; the books balance)",
  },
} satisfies TextCatalogue

export const sealStates = {
  none: { ja: 'なし', en: 'none' },
  whole: { ja: 'あり', en: 'whole' },
  bad: { ja: '壊れ', en: 'bad' },
} satisfies TextCatalogue

export const chainWords = {
  whole: { ja: '鎖はつながっています', en: 'chain whole' },
  broken: { ja: '鎖が切れています', en: 'chain broken' },
} satisfies TextCatalogue

export const damageWords = {
  'check-fails': { ja: '検査が合わない', en: 'check fails' },
  'not-zero': { ja: '空でない', en: 'not zero' },
  'differs-from-partner': { ja: '相手と違う', en: 'differs from partner' },
} satisfies TextCatalogue

/** Every record is in one of the first four. */
export const sumWords = {
  valid: { ja: '有効投票数', en: 'valid' },
  invalid: { ja: '無効（候補者でなくなった者への投票）', en: 'invalid (for somebody who stands no more)' },
  ended: { ja: '操作を途中で終了した者の数', en: 'ended without voting' },
  unopened: { ja: '開けない票', en: 'unopened' },
  records: { ja: '記録の数', en: 'records' },
} satisfies TextCatalogue

export const countWords = {
  district: { ja: '開票区の合計(機械の分)', en: 'Totals of the counting district (machine votes)' },
  lost: { ja: '集計に含まれない組（失われたとの宣言）', en: 'not in the count, declared lost' },
  same: { ja: '開票の記録は、ここで確かめられるところがすべて同じです。', en: 'All that can be checked of the files of the count is the same.' },
  differs: { ja: 'ここでは {here}、開票の記録では {count}', en: '{here} here, {count} in the count' },
  more: { ja: 'ほか {count} か所(全部は --json で)', en: 'and {count} more (all with --json)' },
  notChecked: { ja: '開票の記録のうち、確かめていないところ:', en: 'Not checked of the files of the count:' },
} satisfies TextCatalogue

export const notCheckedWords = {
  'needs-shares': { ja: '持ち分を --share で入れると確かめられます', en: 'give shares with --share' },
  'typed-from-paper': { ja: '紙の報告書から二人が入力したもので、署名したものと比べられません', en: 'typed in from paper by two people: held against nothing that is signed' },
  'needs-reports': { ja: '投票所の報告を --reports で示すと確かめられます', en: 'give the station reports with --reports' },
  'needs-all-media': { ja: '集計した媒体のすべてを示すと確かめられます', en: 'give all media that were counted' },
  'word-of-people': { ja: '人の言葉や判断で、署名されたものと比べられません', en: 'what people said and decided: nothing signed tells' },
  'word-of-the-tally': { ja: '集計機だけが見たことで、署名されたほかのものと比べられません', en: 'what the counting machine alone saw: nothing else that is signed tells' },
  'checked-with-the-bundle': {
    ja: '公表データの証明は ippyo verify-bundle か検証ページ（ippyo-check.html）で確かめます',
    en: 'the proofs of the bundle: ippyo verify-bundle, or the page ippyo-check.html',
  },
  'needs-bundle': { ja: '集計が残した bundle/ を count/ の隣に置くと、その公表データかどうかを確かめられます', en: "put the count's bundle/ beside count/: then it is held against it" },
  unknown: { ja: 'この版の形式の文書にないものです', en: "no page of this version's formats names it" },
} satisfies TextCatalogue

/** What is wrong with a document of the package. */
export const documentWords = {
  missing: { ja: 'ありません', en: 'missing' },
  'too-large': { ja: '大きすぎます', en: 'too large' },
  'not-signed': { ja: '署名がありません', en: 'not signed' },
  altered: { ja: '変えられています', en: 'changed' },
  'of-other-authority': { ja: '別の委員会の署名です', en: 'signed by another commission' },
  malformed: { ja: '形式が分かりません', en: 'malformed' },
  'contradicts-earlier': { ja: '前の名簿と食い違います', en: 'contradicts an earlier list' },
} satisfies TextCatalogue
