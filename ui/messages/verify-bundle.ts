/** Words of the check of a bundle (docs/formats/bundle.md §6): what each number states. */
import type { TextCatalogue } from './message.ts'

export const bundleChecks = {
  V01: { ja: '公表データのファイルがそろい、余分がなく、目録と一致する', en: 'every file of the bundle is there, none more, as its manifest says' },
  V02: { ja: '投票のある選挙すべてに、票・混合・部分復号・開かれた一覧がある', en: 'each contest with a poll has votes, mixes, openings and an opened list' },
  V04: { ja: '混合が1番から続き、2回以上ある', en: 'the mixes are numbered from 1 without a gap, and are at least two' },
  V05: { ja: '選挙データと候補者一覧に選管の署名がある', en: 'package and candidate lists are signed by the commission' },
  V11: { ja: 'どの票もこの方式・この選挙のもの', en: 'each record is of this suite and contest' },
  V12: { ja: '開票の鍵と、鍵を持つ人それぞれの鍵が合う', en: 'the counting key and the key of each holder fit' },
  V14: { ja: '票の数が、封印に記された数と同じ', en: 'there are as many records as the seals say' },
  V15: { ja: '票の一覧が、各機械の封印した票と同じもの', en: 'the list is what the machines sealed' },
  V16: { ja: '票が決まった順に並び、同じものが二度ない', en: 'votes are in their order, and none is there twice' },
  V17: { ja: '除かれた票には、それぞれ除く理由がある', en: 'each refused record has a reason' },
  V19: { ja: 'どの段階でも票の数が同じ', en: 'the number of votes is the same in each step' },
  V20: { ja: 'どの値も決まった書き方で書かれている', en: 'every value is written in the one way' },
  V21: { ja: 'どの票も、作った機械が自分で作ったと示している', en: 'each vote shows that its maker made it' },
  V22: { ja: '混合の基準の値を計算し直した', en: 'the generators of the mixes were worked out again' },
  V23: { ja: '混合の証明：式1（並べ替え）', en: 'proof of the mix: equation 1 (permutation)' },
  V24: { ja: '混合の証明：式2（積）', en: 'proof of the mix: equation 2 (product)' },
  V25: { ja: '混合の証明：式3（重み）', en: 'proof of the mix: equation 3 (weights)' },
  V26: { ja: '混合の証明：式4（票の前半）', en: 'proof of the mix: equation 4 (first halves of the votes)' },
  V27: { ja: '混合の証明：式5（票の後半）', en: 'proof of the mix: equation 5 (second halves of the votes)' },
  V28: { ja: '混合の証明：式6（つながり）', en: 'proof of the mix: equation 6 (chain)' },
  V29: { ja: '部分復号の証明：鍵を持つ人の鍵による', en: 'proof of the opening: by the key of this holder' },
  V30: { ja: '部分復号の証明：すべての行が正しい', en: 'proof of the opening: every row is right' },
  V31: { ja: '必要な人数ちょうどの、別々の人が開いた', en: 'exactly as many different holders opened as are needed' },
  V32: { ja: '開かれた一覧の名前は、どの行もその票の中身', en: 'each row of the opened list is what its vote says' },
  V33: { ja: '得票数が、開かれた一覧を数えた数と同じ', en: 'the totals are the sums of the opened list' },
} as const satisfies TextCatalogue

export const bundleWords = {
  holds: { ja: '確かめた', en: 'holds' },
  fails: { ja: '合わない', en: 'DOES NOT HOLD' },
  notChecked: { ja: '確かめられなかった', en: 'not checked' },
  row: { ja: '{file}　{row}行目', en: '{file}, row {row}' },
  fingerprint: {
    ja: '公表データの番号　{number}　開票録の番号と見比べてください。違えば、別のデータです。',
    en: 'Number of the bundle: {number}. Compare it with the minutes of the count. If it differs, this is another bundle.',
  },
  candidate: { ja: '　{number}　{name}　{records}票', en: '  {number}  {name}: {records}' },
  unknownCandidate: { ja: '　（現在の一覧にない者）　{records}票', en: '  (nobody of the current list): {records}' },
  gone: { ja: '　{number}　{name}（死亡・辞退）　{records}票（無効）', en: '  {number}  {name} (died or withdrew): {records}, invalid' },
  rest: {
    ja: '　途中で終了 {ended}　読めない票 {unopened}　除かれた票 {refused}　票の数 {records}',
    en: '  ended without voting {ended}, unreadable {unopened}, refused {refused}; votes {records}',
  },
  allHold: {
    ja: '結論：この公表データは合っています。封印した票から得票数まで、足されたもの、消えたもの、変えられたものはありません。',
    en: 'The bundle holds: from the records to the totals nothing was added, left out or changed.',
  },
  partHolds: {
    ja: '結論：確かめたところは合っています。確かめられなかったものが上にあります。封印のデータがなければ、票の一覧が各機械の封印した票かどうかはわかりません。',
    en: 'What was checked holds. What could not be checked is named above. Without the seals nobody sees whether the list is what the machines sealed.',
  },
  someFail: {
    ja: '結論：この公表データは合いません。上の番号とファイル名を選挙管理委員会に知らせ、データを消さずに保管してください。',
    en: 'The bundle does not hold. Report the numbers and files above to the election commission, and keep the bundle as it is.',
  },
} as const satisfies TextCatalogue
