/** Words of the desk: what lies there, what hands can do, and the tour. */
import type { Text, TextCatalogue } from './message.ts'

export const deskWords = {
  title: { ja: '机の上の投票所', en: 'A polling station on one desk' },
  titleOfRehearsal: { ja: '【模擬】机の上の投票所', en: 'REHEARSAL: a polling station on one desk' },
  pageTitle: { ja: '一票 {title}', en: 'Ippyō: {title}' },
  screenOfRehearsal: { ja: '【模擬】{app}', en: 'REHEARSAL: {app}' },
  clockOfSystem: { ja: '模擬は今の時刻で行います', en: 'A rehearsal takes place now' },
  issuer: { ja: '受付　発券機', en: 'Reception: card issuer' },
  kiosk: { ja: '投票機 {number}', en: 'Voting machine {number}' },
  tally: { ja: '開票所　集計', en: 'Counting centre: tally' },
  otherLanguage: { ja: 'English', en: '日本語' },
  clock: { ja: '机の上の時計', en: 'Clock of the desk' },
  rate_0: { ja: '止める', en: 'Stop' },
  rate_1: { ja: '１倍', en: '1×' },
  rate_60: { ja: '60倍', en: '60×' },
  jumpTo: { ja: '{time} へ', en: 'To {time}' },
  next: { ja: 'つぎにすること', en: 'What to do next' },
  nextOfRehearsal: { ja: '【模擬】つぎにすること', en: 'REHEARSAL: what to do next' },
  play: { ja: 'この手順を自動で行う', en: 'Do this step for me' },
  playing: { ja: '行っています…', en: 'Being done…' },
  stuck: {
    ja: '自動ではできませんでした。画面を見て、手で続けてください。（{why}）',
    en: 'This could not be done for you. Look at the screen and go on by hand. ({why})',
  },
  enlarge: { ja: '大きく', en: 'Enlarge' },
  shrink: { ja: 'もとの大きさ', en: 'Back' },
  // Places and things
  case: { ja: 'カード箱', en: 'Card case' },
  returned: { ja: '返却箱', en: 'Returned cards' },
  hand: { ja: '投票者の手', en: 'In a voter’s hand' },
  table: { ja: '机の上の媒体', en: 'Media on the table' },
  reader: { ja: 'カード読取機', en: 'Card reader' },
  putHere: { ja: 'ここに置く', en: 'Put it here' },
  held: { ja: '手に持っています：{thing}', en: 'In your hand: {thing}' },
  putBack: { ja: '手から放す', en: 'Let go' },
  votingCard: { ja: '投票カード {number}', en: 'Voting card {number}' },
  operatorCard: { ja: '運用カード {number}', en: 'Operator card {number}' },
  pin: { ja: '暗証番号 {pin}', en: 'PIN {pin}' },
  original: { ja: '正', en: 'Original' },
  duplicate: { ja: '副', en: 'Duplicate' },
  takeOver: { ja: '引継', en: 'Take-over' },
  any: { ja: '媒体', en: 'Medium' },
  medium: { ja: '媒体 {serial} {role}', en: 'Medium {serial} {role}' },
  share: { ja: '鍵 {index}', en: 'Key share {index}' },
  shares: { ja: '鍵を持つ人', en: 'Key holders' },
  shareGiven: { ja: '集計の前に置いた', en: 'Lies before the tally' },
  shareKept: { ja: '持っている', en: 'With its holder' },
  giveShare: { ja: '鍵を置く', en: 'Lay it down' },
  takeShare: { ja: '鍵をもどす', en: 'Take it back' },
  voters: { ja: '次に来る人（入場券）', en: 'Next voters (entrance tickets)' },
  rollNo: { ja: '名簿番号', en: 'Roll number' },
  // Power
  power_off: { ja: '電源が切れています', en: 'The power is off' },
  power_starting: { ja: '起動しています', en: 'Starting' },
  power_on: { ja: '動いています', en: 'Running' },
  power_failed: { ja: 'ソフトウェアが終わりました', en: 'The software has ended' },
  switchOn: { ja: '電源を入れる', en: 'Switch on' },
  pullPlug: { ja: '電源を切る', en: 'Pull the power plug' },
  // Faults
  faults: { ja: '故障を起こす', en: 'Cause a fault' },
  'lose-answer': { ja: '返事を１回失う', en: 'Lose one answer' },
  'garble-answer': { ja: '返事を１回乱す', en: 'Garble one answer' },
  silent: { ja: '返事をしない', en: 'Answer nothing' },
  unplug: { ja: 'USBを抜く', en: 'Unplug USB' },
  mend: { ja: '直す：{what}', en: 'Mend: {what}' },
  foreignCard: { ja: 'ほかのカードを置く', en: 'Lay a foreign card' },
  takeForeign: { ja: 'ほかのカードを取る', en: 'Take the foreign card' },
  fillMedium: { ja: '満杯にする', en: 'Fill it up' },
  fillMediumWhy: {
    ja: '票の場所は準備のときに確保してあるので、満杯にはなりません',
    en: 'Room for every vote was taken at preparation, so it cannot be full',
  },
  keypad: { ja: '専用キーボード', en: 'Voter’s keypad' },
  unplugKeypad: { ja: 'キーボードを抜く', en: 'Unplug the keypad' },
  plugKeypad: { ja: 'キーボードをさす', en: 'Plug the keypad in' },
  wire: { ja: '虫めがね：線の上の言葉', en: 'Magnifier: words on the wire' },
  wireTimes: { ja: '{times}回', en: '{times}×' },
  wireMany: { ja: '千回以上', en: 'over 1000×' },
} as const satisfies TextCatalogue

export const deskKeys = {
  select: { ja: '○ 決定', en: '○ Select' },
  back: { ja: '× もどる', en: '× Back' },
  up: { ja: '↑', en: '↑' },
  down: { ja: '↓', en: '↓' },
  left: { ja: '←', en: '←' },
  right: { ja: '→', en: '→' },
  help: { ja: '？ 説明', en: '? Help' },
  slower: { ja: 'ゆっくり', en: 'Slower' },
  faster: { ja: 'はやく', en: 'Faster' },
  quieter: { ja: '小さく', en: 'Quieter' },
  louder: { ja: '大きく', en: 'Louder' },
} as const satisfies TextCatalogue

/** PN532 commands (user manual §7), in words for the magnifier. */
export const deskWire: Readonly<Record<number, Text>> = {
  2: { ja: '版をたずねる', en: 'ask version' },
  6: { ja: 'レジスターを読む', en: 'read registers' },
  8: { ja: 'レジスターを書く', en: 'write registers' },
  20: { ja: '使い方を決める', en: 'set up' },
  50: { ja: '電波を整える', en: 'set the field' },
  66: { ja: 'カードと話す', en: 'talk to the card' },
  68: { ja: 'カードを手放す', en: 'let the card go' },
  74: { ja: 'カードを探す', en: 'look for a card' },
  82: { ja: 'カードを放す', en: 'release the card' },
}

export const deskGuide = {
  wait: { ja: '機械が起動するのを待っています。', en: 'The machines are starting.' },
  'unlock-issuer': {
    ja: '運用カード1を発券機の読取機に置き、発券機の画面で暗証番号を入れます。',
    en: 'Lay operator card 1 on the issuer’s reader and type its PIN on the issuer’s screen.',
  },
  'clock-to-opening': {
    ja: '時計を投票開始の {time} に進めます。',
    en: 'Move the clock on to {time}, when voting opens.',
  },
  'open-kiosk': {
    ja: '投票機で、立会人と最初の投票者が０票を確認し、運用カードと暗証番号で投票できる状態にします。',
    en: 'At the voting machine, witnesses and the first voter confirm the zero check; then operator card and PIN.',
  },
  'open-station': {
    ja: '発券機で、時計、カードの枚数、立会人、投票機、確認書を確かめ、投票の開始を宣言します。',
    en: 'At the issuer, confirm clock, cards, witnesses, machines and the confirmation sheet; declare the opening.',
  },
  'serve-voter': {
    ja: '名簿番号 {rollNo} の人が来ました。発券機で名簿を照らし、投票カードを置いて発券します。',
    en: 'Voter {rollNo} has come. Check the roll at the issuer, lay down a voting card and issue it.',
  },
  vote: {
    ja: '投票カード {card} を投票機の読取機に置き、画面で投票します。終わったらカードを返却箱へ。',
    en: 'Lay voting card {card} on the voting machine’s reader and vote on its screen; then return the card.',
  },
  'clock-to-closing': {
    ja: 'ほかの人の投票を続けることもできます。終えるときは、時計を投票終了の {time} に進めます。',
    en: 'More voters may vote. To close, move the clock on to {time}, when voting ends.',
  },
  'close-kiosk': {
    ja: '投票機を、係員ボタン、運用カード、暗証番号、立会人の確認で閉じます。',
    en: 'Close the voting machine: staff button, operator card, PIN, witnesses.',
  },
  'close-station': {
    ja: '発券機で投票を閉じ、枚数と記録の数を合わせ、投票所報告書を作ります。',
    en: 'Close at the issuer, reconcile the counts and write the station report.',
  },
  'carry-media': {
    ja: '記録媒体の「正」{count}本を投票機から抜き、開票所の差し込み口へ運びます。',
    en: 'Pull {count} original media out of the voting machines and carry them to the counting centre.',
  },
  receive: {
    ja: '集計で、０の確認、報告書の受領、媒体の読み取りをします。',
    en: 'At the tally, confirm zero, receive the reports and read the media.',
  },
  'give-shares': {
    ja: '鍵を持つ人が集まります。あと{count}人が鍵を置き、合言葉を入れます。',
    en: 'The key holders come: {count} more lay down their share and type its passphrase.',
  },
  count: { ja: '集計を始めます。', en: 'Start the count.' },
  print: { ja: '結果の書類を作ります。', en: 'Print the result.' },
  finished: {
    ja: '選挙の一日が終わりました。もう一度は、終わらせてから {again} で。',
    en: 'The election day is over. For another one, end the desk and run {again}.',
  },
  trouble: {
    ja: '機械が止まっています。画面の言葉を読み、媒体や電源を確かめて、電源を入れなおします。',
    en: 'A machine has stopped. Read its screen, look at its media and power, and switch it on again.',
  },
} as const satisfies TextCatalogue
