/** Words of the check of a bundle (docs/formats/bundle.md §6): what each number states. */
import type { TextCatalogue } from './message.ts'

export const bundleChecks = {
  V01: { ja: '公表データのファイルがそろい、余分がなく、目録と一致する', en: 'every file of the bundle is there, none more, as its manifest says' },
  V02: { ja: '投票のある選挙すべてに、票・混合・部分復号・開かれた一覧がある', en: 'each contest with a poll has votes, mixes, openings and an opened list' },
  V03: { ja: 'どの投票機についても、封印か、署名された報告書か、署名された宣言がある', en: 'each voting machine has a seal, or a signed report or declaration in its place' },
  V04: { ja: '混合が1番から続き、2回以上ある', en: 'the mixes are numbered from 1 without a gap, and are at least two' },
  V05: { ja: '選挙データと候補者一覧に選管の署名がある', en: 'package and candidate lists are signed by the commission' },
  V07: { ja: '封印は、どれもその投票所の投票機が署名したもの', en: 'each seal is signed by a voting machine of its station' },
  V08: { ja: 'どの投票所にも報告書があり、その投票所の発券機の署名がある', en: 'each station has its report, signed by an issuer of the station' },
  V11: { ja: 'どの票もこの方式・この選挙のもの', en: 'each record is of this suite and contest' },
  V12: { ja: '開票の鍵と、鍵を持つ人それぞれの鍵が合う', en: 'the counting key and the key of each holder fit' },
  V14: { ja: '票の数が、封印に記された数と同じ', en: 'there are as many records as the seals say' },
  V15: { ja: '票の一覧が、各機械の封印した票と同じもの', en: 'the list is what the machines sealed' },
  V16: { ja: '票が決まった順に並び、同じものが二度ない', en: 'votes are in their order, and none is there twice' },
  V17: { ja: '除かれた票には、それぞれ除く理由がある', en: 'each refused record has a reason' },
  V18: { ja: '投票所の帳簿（カード、印、記録）が合う', en: 'the books of each station agree: cards, marks and records' },
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
  V34: { ja: '公表データの番号が、紙にある番号と同じ', en: 'the number of the bundle is the one on paper' },
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
  sealNumber: {
    ja: '　投票所 {station}　組 {pair}　照合番号 {number}',
    en: '  station {station}, pair {pair}: {number}',
  },
  onlineNumber: { ja: '　オンライン投票箱　照合番号 {number}', en: '  online ballot box: {number}' },
  reportNumber: { ja: '　投票所 {station}　報告書の照合番号 {number}', en: '  station {station}, report: {number}' },
  typedNumber: {
    ja: '　投票所 {station}　報告書の照合番号 {number}（署名がなく、2人が用紙から入力したもの）',
    en: '  station {station}, report: {number} (not signed: two people typed it in from its sheet)',
  },
  sealsToCompare: {
    ja: '封印と報告書の番号。投票所で見た閉鎖票・報告書の番号と見比べてください（V10）。',
    en: 'Numbers of seals and reports. Compare them with the closing slips and the sheets of the stations (V10).',
  },
  machinesAlone: { ja: '機械の票だけです。用紙の票は入っていません。', en: 'These are votes by machine alone: ballot papers are not in them.' },
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
    ja: '結論：確かめたところは合っています。確かめられなかったものが上にあります。',
    en: 'What was checked holds. What could not be checked is named above.',
  },
  publicHolds: {
    ja: '結論：公表された分は合っています。封印された数だけの票が、最初の混合から得票数まであります。それが封印した票そのものかどうか（同じ数の別の票でないこと）は、全部を受け取った方（開票立会人など）が同じ番号のデータで確かめます。',
    en: 'The published part holds: as many votes as were sealed are there, from the first mix to the totals. Whether they are the sealed ones, and not as many others, is checked by those who received everything, such as the witnesses of the count, in the bundle of the same number.',
  },
  keyDealt: {
    ja: '開票の鍵は1台の計算機で作って分けられました（鍵の生成の記録に、その計算機と消し方があります）。得票数の証明はこれに左右されません。票の秘密は、その計算機が忘れたことにもよります。',
    en: 'The counting key was dealt on one computer: the record of the key ceremony names it, and how it was erased. No proof of the totals depends on it; the secrecy of votes also depends on what that computer forgot.',
  },
  notCompared: {
    ja: '紙の番号と見比べていません：{checks}。番号が違えば、別の選挙管理委員会か別の開票のデータです。紙の番号を入れると確かめられます。',
    en: 'Numbers on paper were not compared: {checks}. If the paper has another number, this is the bundle of another commission or of another count. Give the number to check it.',
  },
  pairs: {
    ja: '選挙データにある{of}組の媒体：封印 {pairs}組、使わなかったと署名された組 {unused}組、失われたと宣言された組 {lost}組。封印のない組の票は、得票数に入っていません。',
    en: 'Pairs of media in the package: {of}. Sealed: {pairs}; never used, by a signed report: {unused}; declared lost: {lost}. The votes of a pair without a seal are in no total.',
  },
  booksDiffer: {
    ja: 'カードと票の数に、報告書だけでは説明のつかない差がある投票所：{stations}。開票録の説明と見比べてください。',
    en: 'Stations whose cards and records differ by more than their report accounts for: {stations}. Compare with the explanation in the minutes of the count.',
  },
  unmixed: {
    ja: '票を混ぜていない混合があります：{files}。得票数は正しくても、この混合は票の秘密を守っていません。',
    en: 'A mix left votes as they were: {files}. The totals may be right all the same, but this mix hid nothing.',
  },
  onlineLost: {
    ja: 'オンライン投票箱の票は、失われたと宣言されていて、得票数に入っていません。',
    en: 'The votes of the online ballot box were declared lost, and are in no total.',
  },
  holdsRoll: {
    ja: '選挙人名簿の抄本（暗号化したもの）が入っています。だれにも渡さないでください。公表されていたものなら、すぐに選挙管理委員会に知らせてください。',
    en: 'An electoral roll is among the files (encrypted). Do not pass this on to anybody. If it was published, report that to the election commission at once.',
  },
  someFail: {
    ja: '結論：この公表データは合いません。上の番号とファイル名を選挙管理委員会に知らせ、データを消さずに保管してください。',
    en: 'The bundle does not hold. Report the numbers and files above to the election commission, and keep the bundle as it is.',
  },
} as const satisfies TextCatalogue

/** Kinds of checks: the headings of the page. */
export const bundleKinds = {
  completeness: { ja: 'そろっているか', en: 'Is everything there?' },
  authenticity: { ja: '選挙管理委員会のものか', en: 'Is it of the election commission?' },
  consistency: { ja: '食い違いがないか', en: 'Do its parts agree?' },
  integrity: { ja: '正しく書かれているか', en: 'Is everything written as it must be?' },
  evidence: { ja: '証明は正しいか', en: 'Do the proofs hold?' },
} as const satisfies TextCatalogue

/** The page on which anybody checks a bundle (`office/check-page/`). */
export const bundlePage = {
  title: { ja: '開票を自分で確かめる', en: 'Check the count yourself' },
  what: {
    ja: '選挙管理委員会が公表した開票のデータ一式（公表データ）を、この端末だけで確かめます。鍵は要りません。このページは通信をせず、選んだファイルはこの端末から出ません。',
    en: 'This page checks the published files of a count (the bundle) on this device alone. No key is needed. The page uses no network, and the files that you choose do not leave this device.',
  },
  filesTitle: { ja: '1　公表データを選ぶ', en: '1  Choose the bundle' },
  filesHelp: {
    ja: 'フォルダーごと選ぶか、.tarファイル1つ、またはすべてのファイルを選んでください。ここへ引いてきて放すこともできます。',
    en: 'Choose its folder, its one .tar file, or all of its files. You may also drop them here.',
  },
  chooseFolder: { ja: 'フォルダーを選ぶ', en: 'Choose a folder' },
  chooseFiles: { ja: '.tarまたはファイルを選ぶ', en: 'Choose a .tar or files' },
  chosen: { ja: '{count}ファイル、{size} MB', en: '{count} files, {size} MB' },
  paperTitle: { ja: '2　紙の番号を写す（なくてもよい）', en: '2  Copy the numbers on paper (you may leave them out)' },
  paperHelp: {
    ja: '紙の番号を入れると、これがその選挙管理委員会の、その開票のデータかどうかも確かめます。入れなければ、その2つは「確かめられなかった」になります。',
    en: 'With them the page also checks that this is the bundle of that commission and of that count. Without them these two are "not checked".',
  },
  authorityNumber: { ja: '選挙管理委員会の鍵の番号（20桁、鍵を作った日の記録にある）', en: 'Number of the key of the commission (20 digits, on the record of the day it was made)' },
  bundleNumber: { ja: '公表データの番号（20桁、開票録にある）', en: 'Number of the bundle (20 digits, on the minutes of the count)' },
  digitsWrong: { ja: '数字が20桁ありません（今は{count}桁）。', en: 'These are not 20 digits (now {count}).' },
  startTitle: { ja: '3　確かめる', en: '3  Check' },
  start: { ja: '確かめる', en: 'Check' },
  stop: { ja: 'やめる', en: 'Stop' },
  noFilesYet: { ja: 'まず公表データを選んでください。', en: 'Choose the bundle first.' },
  working: { ja: '確かめています。この窓を閉じないでください。', en: 'Checking. Please leave this window open.' },
  measuring: { ja: 'かかる時間を測っています。', en: 'Measuring how long it will take.' },
  remaining: { ja: 'あと{time}（{workers}つの計算を同時に進めています）', en: 'About {time} left ({workers} calculations at a time)' },
  seconds: { ja: '{count}秒', en: '{count} s' },
  minutes: { ja: '約{count}分', en: '{count} min' },
  took: { ja: 'かかった時間　{time}', en: 'Time taken: {time}' },
  resultTitle: { ja: '結果', en: 'Result' },
  ofElection: { ja: '{title}　{day}', en: '{title}, {day}' },
  verdictHolds: { ja: '合っています', en: 'It holds' },
  verdictPart: { ja: '確かめたところは合っています', en: 'What was checked holds' },
  verdictFails: { ja: '合いません', en: 'It does not hold' },
  notCheckedList: { ja: '確かめられなかったもの：{checks}', en: 'Not checked: {checks}' },
  failList: { ja: '合わないもの：{checks}', en: 'Does not hold: {checks}' },
  refused: { ja: '確かめられません', en: 'This cannot be checked' },
  compareNumbers: { ja: '紙と見比べる番号', en: 'Numbers to compare with paper' },
  ofAuthority: { ja: '選挙管理委員会の鍵', en: 'Key of the commission' },
  ofPackage: { ja: '選挙データと候補者一覧（投票所の確認書にある）', en: 'Package and candidate list (on the confirmation sheets of the stations)' },
  ofBundle: { ja: '公表データ', en: 'Bundle' },
  columnStation: { ja: '投票所', en: 'Station' },
  columnPair: { ja: '組', en: 'Pair' },
  columnSeal: { ja: '照合番号', en: 'Check number' },
  onlineBox: { ja: 'オンライン投票箱', en: 'Online ballot box' },
  reportRow: { ja: '報告書', en: 'Report' },
  typedRow: { ja: '報告書（署名なし、用紙から入力）', en: 'Report (not signed, typed in from its sheet)' },
  totals: { ja: '得票数', en: 'Totals' },
  sealsTitle: { ja: '封印と報告書の番号', en: 'Numbers of seals and reports' },
  totalsUnproven: { ja: '公表データに書かれた得票数（正しいと確かめられていません）', en: 'Totals that the bundle states (not proven to be right)' },
  columnNumber: { ja: '番号', en: 'No.' },
  columnName: { ja: '候補者', en: 'Candidate' },
  columnVotes: { ja: '得票', en: 'Votes' },
  nobody: { ja: '（現在の一覧にない者）', en: '(nobody of the current list)' },
  goneMark: { ja: '（死亡・辞退。無効）', en: '(died or withdrew; invalid)' },
  checksTitle: { ja: '確かめたこと', en: 'Each check' },
  columnCheck: { ja: '番号', en: 'No.' },
  columnResult: { ja: '結果と、確かめた内容', en: 'Result and statement' },
  print: { ja: '結果を印刷する', en: 'Print the result' },
  tarRefused: {
    ja: '.tarファイルが決まった形ではないか、途中で切れています。もう一度受け取るか、フォルダーを選んでください。',
    en: 'The .tar is not of the form that a bundle has, or is cut short. Get it again, or choose the folder.',
  },
  noPlaces: {
    ja: '選んだファイルの置き場所（フォルダー）がわかりません。まだ何も確かめていません。公表データのフォルダー全体か、.tarを選んでください。',
    en: 'The folders of these files are not known, so nothing was checked. Choose the whole folder of the bundle, or its .tar.',
  },
  noBundle: {
    ja: '選んだ中に選挙データ（package）がありません。公表データのフォルダー全体か、.tarを選んでください。',
    en: 'The package is not among these files. Choose the whole folder of the bundle, or its .tar.',
  },
  otherSuite: {
    ja: 'この選挙の票は、誰でも確かめられる方式のものではありません。',
    en: 'The records of this election are not of the kind that anybody can check.',
  },
  packageRefused: {
    ja: '選挙データが署名されたものと違うか、読めません（{problem}{file}）。このデータは使えません。選挙管理委員会に知らせてください。',
    en: 'The package is not as it was signed, or cannot be read ({problem}{file}). This bundle is of no use. Report it to the election commission.',
  },
  unreadable: {
    ja: 'ファイルを読めませんでした。ファイルを動かさずに、もう一度選んでください。',
    en: 'A file could not be read. Leave the files where they are and choose them again.',
  },
  noThreads: {
    ja: 'このブラウザーは計算を始められません。新しいFirefox、Chrome、Edgeで開いてください。',
    en: 'This browser cannot start the calculation. Open the page in a new Firefox, Chrome or Edge.',
  },
} as const satisfies TextCatalogue
