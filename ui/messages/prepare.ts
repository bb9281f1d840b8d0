/** Words of refusals in preparation, on the office's screens and on its command line: what is safe, and what to do next. */
import type { RefusalCatalogue } from './message.ts'

const NOTHING = { ja: '何も作られていません。', en: 'Nothing was made.' }

/** Preparing: sources, machines, passphrases, media. */
const preparing = {
  'import-refused': {
    ja: { title: `CSVファイルに誤りがあります。${NOTHING.ja}`, next: '表のとおりに直して、もう一度実行してください。' },
    en: { title: `The CSV files have errors. ${NOTHING.en}`, next: 'Correct them as the table says and run again.' },
  },
  'sources-missing': {
    ja: { title: `フォルダー {path} がありません。${NOTHING.ja}`, next: 'CSVファイルのあるフォルダーを指定してください。' },
    en: { title: `There is no directory {path}. ${NOTHING.en}`, next: 'Name the directory that holds the CSV files.' },
  },
  'sources-unreadable': {
    ja: { title: `{path} を読めません。${NOTHING.ja}`, next: 'ファイルの大きさと読み取り権限を確かめてください。' },
    en: { title: `{path} cannot be read. ${NOTHING.en}`, next: 'Check the size of the file and who may read it.' },
  },
  'sources-twice': {
    ja: { title: `同じファイルが、二つの名前で入っています（{path}）。${NOTHING.ja}`, next: '使わないほうをフォルダーから出してください。' },
    en: { title: `One file is there under two names ({path}). ${NOTHING.en}`, next: 'Take one of them out.' },
  },
  'out-not-empty': {
    ja: { title: '{path} には既に何かあります。上書きはしません。', next: '新しいフォルダーを指定してください。' },
    en: { title: 'There is something in {path} already. It was not touched.', next: 'Name a new directory.' },
  },
  'unfinished-not-erased': {
    ja: {
      title: '終わらなかった準備のファイル {path} を、上書きして消せませんでした。秘密の内容が、このディスクに残っています。',
      next: 'ディスクを確かめて、もう一度行ってください（はじめに、もう一度消します）。消えないときは、このディスクを使うのをやめ、壊すまで鍵のかかる所に保管します。',
    },
    en: {
      title: 'A file of a preparation that was not finished could not be overwritten: {path}. Its secrets are on this disk still.',
      next: 'Check the disk and start again: it is erased first. If it stays, use this disk no more and keep it locked away until it is destroyed.',
    },
  },
  'use-differs': {
    ja: { title: `election.csv の rehearsal が、この準備（本番か模擬か）と違います。${NOTHING.ja}`, next: '本番は rehearsal=no、模擬は rehearsal=yes にしてください。' },
    en: { title: `rehearsal in election.csv is not what is prepared here. ${NOTHING.en}`, next: 'Write rehearsal=no for a real election, rehearsal=yes for a rehearsal.' },
  },
  'machines-missing': {
    ja: { title: `機械のファイルがありません：{machines}。${NOTHING.ja}`, next: 'その機械で ippyo personalise machine を実行し、machine-file.json を集めてください。' },
    en: { title: `Machine files are missing: {machines}. ${NOTHING.en}`, next: 'Run ippyo personalise machine on them and collect their machine-file.json.' },
  },
  'machines-unknown': {
    ja: { title: `この選挙にない機械です：{machines}。${NOTHING.ja}`, next: 'stations.csv の台数を確かめるか、余分なファイルを除いてください。' },
    en: { title: `These are no machines of this election: {machines}. ${NOTHING.en}`, next: 'Check the numbers in stations.csv, or take the extra files away.' },
  },
  'machines-differ': {
    ja: { title: `機械のファイルが重複しているか、用途が違います：{machines}。${NOTHING.ja}`, next: '機体番号と鍵は1台ずつ別のものです。該当の機械を登録しなおしてください。' },
    en: { title: `Machine files are doubled or for another place: {machines}. ${NOTHING.en}`, next: 'Each machine has its own serial and keys. Personalise these anew.' },
  },
  'not-a-machine-file': {
    ja: { title: `{path} は機械のファイルではありません。${NOTHING.ja}`, next: '機械から machine-file.json をもう一度写してください。' },
    en: { title: `{path} is not a machine file. ${NOTHING.en}`, next: 'Carry machine-file.json over from the machine again.' },
  },
  'machine-file-altered': {
    ja: { title: `機械 {machine} のファイルが途中で変わっています。${NOTHING.ja}`, next: '誰が運んだかを確かめ、機械からもう一度写してください。' },
    en: { title: `The file of machine {machine} was changed on its way. ${NOTHING.en}`, next: 'Find out who carried it, and carry it over from the machine again.' },
  },
  'kits-missing': {
    ja: {
      title: `投票所のキットがありません：{stations}。${NOTHING.ja}`,
      next: '選管の画面の鍵のページで、後から入れた投票所のキットを作ってください。',
    },
    en: {
      title: `Station kits are missing: {stations}. ${NOTHING.en}`,
      next: 'Make the kits of stations that came later on the page of keys.',
    },
  },
  'machines-of-other-kit': {
    ja: {
      title: `ほかのキットで鍵を作った機械があります：{machines}。${NOTHING.ja}`,
      next: 'これらの機械のディレクトリを消し、office/kits/ の今のキットで ippyo personalise machine をやり直してください。模擬投票の機械は、本番では鍵から作り直します。キットを運んだ人も確かめてください。',
    },
    en: {
      title: `These machines made their keys with another kit: {machines}. ${NOTHING.en}`,
      next: 'Remove the directories of these machines and run ippyo personalise machine again with the present kit in office/kits/. Machines of a rehearsal make new keys for the election. Ask who carried the kit.',
    },
  },
  'holders-differ': {
    ja: { title: `鍵の保管者は{expected}人ですが、合言葉は{given}人分です。${NOTHING.ja}`, next: 'election.csv の key_holders の人数で、もう一度行ってください。' },
    en: { title: `There are {expected} key holders, but {given} passphrases. ${NOTHING.en}`, next: 'Do it again with the number of key_holders in election.csv.' },
  },
  'weak-passphrase': {
    ja: { title: `合言葉が短すぎます（保管者 {holder}、0は選管）。${NOTHING.ja}`, next: '12文字以上の、本人だけが覚えている合言葉にしてください。' },
    en: { title: `A passphrase is too short (holder {holder}, 0 is the office). ${NOTHING.en}`, next: 'Use at least 12 characters that only its holder remembers.' },
  },
  'same-passphrase': {
    ja: { title: `ほかの人と同じ合言葉です（保管者 {holder}）。${NOTHING.ja}`, next: '一人ずつ別の合言葉を、ほかの人に見せずに入力してください。' },
    en: { title: `This passphrase is another person's too (holder {holder}). ${NOTHING.en}`, next: 'Each types one of their own, unseen by the others.' },
  },
  'medium-failed': {
    ja: { title: '投票所 {station}・組 {pair} の記録媒体（{role}）に書けません。作りかけのものは消しました。', next: '空き容量を確かめ、媒体を取り替えてもう一度実行してください。' },
    en: { title: 'The medium of station {station}, pair {pair} ({role}) cannot be written. What was unfinished was taken away.', next: 'Check the free space, use another medium and run again.' },
  },
  'too-few-lines': {
    ja: { title: '合言葉と暗証番号は{needed}行必要ですが、{given}行でした。何も変わっていません。', next: 'ファイル記述子で1行に1つ渡してください。' },
    en: { title: 'Lines with passphrases or PINs needed: {needed}; given: {given}. Nothing has changed.', next: 'Give one a line through the file descriptor.' },
  },
  'answers-differ': {
    ja: { title: '二度の入力が一致しません。何も変わっていません。', next: 'もう一度実行して、入力してください。' },
    en: { title: 'The two answers differ. Nothing has changed.', next: 'Run the command and type them again.' },
  },
  'no-terminal': {
    ja: { title: '合言葉や暗証番号を入力する端末がありません。何も変わっていません。', next: '端末で実行するか、ファイル記述子で1行に1つ渡してください。' },
    en: { title: 'There is no terminal to type passphrases or PINs on. Nothing has changed.', next: 'Run it at a terminal, or give one a line through a file descriptor.' },
  },
  'typing-interrupted': {
    ja: { title: '入力を中断しました。何も変わっていません。', next: '続けるときは、もう一度実行してください。' },
    en: { title: 'Typing was interrupted. Nothing has changed.', next: 'Run the command again to go on.' },
  },
} satisfies RefusalCatalogue<string>

/** Personalising machines and cards. */
const personalising = {
  'already-personalised': {
    ja: { title: 'この機械は登録済みです。鍵はそのまま残っています。', next: 'やりなおすときは、前の登録を使う選挙がないことを確かめて、フォルダーを空にしてください。' },
    en: { title: 'This machine is personalised already. Its keys were kept.', next: 'To do it anew, make sure no election uses the old ones and empty the directory.' },
  },
  'kit-of-other-station': {
    ja: { title: 'キットが別の投票所のものです。何も変わっていません。', next: 'この機械を置く投票所のキットを使ってください。' },
    en: { title: 'The kit is of another station. Nothing has changed.', next: 'Use the kit of the station where this machine will stand.' },
  },
  'not-of-station': {
    ja: {
      title: '{machine} は、この投票所の機械ではありません。何も変わっていません。',
      next: 'この投票所の機械は {machines} です。どれかを確かめて、--machine に書いてください。台数が変わったときは、選管でキットを写しなおします。',
    },
    en: {
      title: '{machine} is no machine of this station. Nothing has changed.',
      next: 'The machines of this station are {machines}. Find out which one this is and name it with --machine. If their number has changed, the office puts the kits onto the stick again.',
    },
  },
  'not-a-kit': {
    ja: { title: '{path} は投票所のキットではありません。何も変わっていません。', next: '選管から受け取ったキットのファイルを指定してください。' },
    en: { title: '{path} is not a station kit. Nothing has changed.', next: 'Name the kit file that the office handed out.' },
  },
  'unknown-station': {
    ja: { title: '投票所 {station} はこの選挙にありません。何も変わっていません。', next: 'stations.csv にある番号を指定してください。' },
    en: { title: 'There is no station {station} in this election. Nothing has changed.', next: 'Name one of stations.csv.' },
  },
  'not-a-machine-name': {
    ja: { title: '{machine} は機械の名前ではありません。何も変わっていません。', next: '2-K3（投票所2の投票機3）や 2-I1（発券機）のように指定してください。' },
    en: { title: '{machine} is no name of a machine. Nothing has changed.', next: 'Write for example 2-K3 (kiosk 3 of station 2) or 2-I1 (its issuer).' },
  },
  'serial-is-placeholder': {
    ja: { title: '機体番号が、説明のページの文字のままです。何も変わっていません。', next: '機械に貼ってある番号を --serial に書いてください。' },
    en: { title: "The serial number is the page's own word for one. Nothing has changed.", next: 'Write the number on the machine behind --serial.' },
  },
  'not-a-pin': {
    ja: { title: '暗証番号は8〜12桁の数字です。カードは変わっていません。', next: 'もう一度、本人が入力してください。' },
    en: { title: 'A PIN has 8 to 12 digits. The card was not changed.', next: 'Its holder types it again.' },
  },
  'foreign-card': {
    ja: { title: '使えない種類のカードです。何も書いていません。', next: 'MIFARE Ultralight AES の新しいカードを置いてください。' },
    en: { title: 'This card is of another kind. Nothing was written.', next: 'Place a new MIFARE Ultralight AES card.' },
  },
  'card-in-use': {
    ja: { title: 'このカードは発券されたことがあります（{counter}）。', next: '新しいカードを使い、これは保管してください。' },
    en: { title: 'This card has been issued before ({counter}).', next: 'Use a new card and put this one aside.' },
  },
  'card-gone': {
    ja: { title: 'カードが途中で離れました。まだ使えません。', next: '同じカードをもう一度置くと、続きから書きます。' },
    en: { title: 'The card left too early. It is not ready yet.', next: 'Place the same card again; writing goes on.' },
  },
  'other-card': {
    ja: { title: '別のカードに替わっています。どちらもまだ使えません。', next: '1枚だけ置いて、もう一度行ってください。' },
    en: { title: 'Another card lies there now. Neither is ready.', next: 'Place one card only and do it again.' },
  },
  'not-authentic': {
    ja: { title: 'このカードは別の鍵で登録されています。何も変わっていません。', next: '新しいカードを使ってください。' },
    en: { title: 'This card has another key. Nothing has changed.', next: 'Use a new card.' },
  },
  garbled: {
    ja: { title: 'カードの応答が読み取れません。まだ使えません。', next: 'カードを置きなおし、続くときは別のカードを使ってください。' },
    en: { title: "The card's answers cannot be read. It is not ready.", next: 'Place it again; if it goes on, use another card.' },
  },
  refused: {
    ja: { title: 'カードが書き込みを受け付けません。', next: 'そのカードは使わず、別のカードにしてください。' },
    en: { title: 'The card refuses to be written.', next: 'Do not use it; take another one.' },
  },
  'reader-lost': {
    ja: { title: 'カード読取機が応答しません。何も変わっていません。', next: '配線と、指定した装置の名前を確かめてください。' },
    en: { title: 'The card reader does not answer. Nothing has changed.', next: 'Check its cable and the name of the device.' },
  },
  'wrong-format': {
    ja: { title: '運用カードの内容がこのソフトウェアのものではありません。', next: 'そのカードは使わず、新しいカードにしてください。' },
    en: { title: 'The operator card holds something of another software.', next: 'Do not use it; take a new card.' },
  },
  blank: {
    ja: { title: '書いたはずの運用カードが空です。', next: 'そのカードは使わず、別のカードにしてください。' },
    en: { title: 'The operator card reads back blank.', next: 'Do not use it; take another one.' },
  },
} satisfies RefusalCatalogue<string>

export const prepareRefusals = { ...preparing, ...personalising }
