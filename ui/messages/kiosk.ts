/** What the voting machine refuses, and its faults: what is safe, then what to do. Nothing here can name a candidate. */
import type { TextCatalogue } from './message.ts'

type Words = { readonly title: string; readonly next: string }

function words(ja: Words, en: Words) {
  return { ja, en }
}

function say(titleJa: string, nextJa: string, titleEn: string, nextEn: string) {
  return words({ title: titleJa, next: nextJa }, { title: titleEn, next: nextEn })
}

const DESK_JA = 'カードを取って、投票カードの窓口へお持ちください。'
const DESK_EN = 'Please take the card and bring it to the card desk.'

/** A voting card that starts no session. The card was not changed. */
export const kioskCardRefusals = {
  'foreign-card': say(
    'このカードは、この投票所の投票カードではありません。',
    DESK_JA,
    'This is not a voting card of this polling station.',
    DESK_EN,
  ),
  'card-unreadable': say(
    'カードを読めませんでした。カードは変わっていません。',
    'カードを取って、もう一度まっすぐ置いてください。読めないときは窓口へお持ちください。',
    'The card could not be read. It was not changed.',
    'Please lift the card and lay it down straight once more. If that does not help, bring it to the card desk.',
  ),
  'card-torn': say('このカードは、発券が終わっていません。', DESK_JA, 'Issuing this card was not completed.', DESK_EN),
  'card-blank': say('このカードは、まだ発券されていません。', DESK_JA, 'This card has not been issued.', DESK_EN),
  'other-issuer': say(
    'このカードは、この投票所で発券されたものではありません。',
    DESK_JA,
    'This card was not issued in this polling station.',
    DESK_EN,
  ),
  'other-election': say('このカードは、別の選挙のものです。', DESK_JA, 'This card is of another election.', DESK_EN),
  'other-use': say(
    'このカードは、この選挙では使えません（模擬・見本と本番の違い）。',
    DESK_JA,
    'This card cannot be used here: rehearsal or sample and real cards do not mix.',
    DESK_EN,
  ),
  'other-station': say(
    'このカードは、別の投票所のものです。',
    DESK_JA,
    'This card is of another polling station.',
    DESK_EN,
  ),
  'card-expired': say(
    'このカードは、使える時間が過ぎました。まだ何も記録されていません。',
    '投票はできます。カードを取って、投票カードの窓口で新しいカードを受け取ってください。',
    'The time of this card is over. Nothing has been recorded.',
    'You can still vote. Please take the card and get a new one at the card desk.',
  ),
  'card-replayed': say(
    'このカードの内容は、今の発券のものではありません。',
    'カードを取って、係員にお渡しください。係員は投票管理者に知らせてください。',
    'The contents of this card are not those of its present issue.',
    'Please take the card and hand it to the staff. Staff: tell the presiding officer.',
  ),
  'card-taken-elsewhere': say(
    'このカードは、投票機 {machine} で使われています。',
    'カードを取って、投票機 {machine} へお持ちください。分からないときは係員にお知らせください。',
    'This card is in use at voting machine {machine}.',
    'Please take the card to voting machine {machine}. If in doubt, ask the staff.',
  ),
  'card-returned': say(
    'このカードは返却されたもので、投票には使えません。',
    DESK_JA,
    'This card was returned and cannot be used for voting.',
    DESK_EN,
  ),
  'card-finished': say(
    'このカードでの投票は、もう終わっています。',
    'カードを取って、返却窓口へお返しください。',
    'Voting with this card is finished.',
    'Please take the card to the return desk.',
  ),
  'card-copied': say(
    'このカードの投票は、もう終わっています。カードの状態と合いません。',
    '係員をお呼びします。カードはそのままにしてください。係員は投票管理者に知らせてください。',
    'Voting with this card is already over, which does not agree with the card.',
    'Please leave the card and wait for the staff. Staff: call the presiding officer.',
  ),
  'no-contest-here': say(
    'このカードには、この投票機で投票する選挙がありません。',
    DESK_JA,
    'There is no contest on this card for this voting machine.',
    DESK_EN,
  ),
  'keypad-missing': say(
    '音声投票のカードです。専用キーボードがつながっていません。まだ何も記録されていません。',
    'カードを取って、係員にお知らせください。係員はキーボードをつないでから、もう一度カードを置いてください。',
    'This is a card for audio voting, but no keypad is connected. Nothing has been recorded.',
    'Please take the card and tell the staff. Staff: connect the keypad, then lay the card down again.',
  ),
  'other-session-open': say(
    'この投票機では、前の方の投票が途中です。このカードは変わっていません。',
    'カードを取って、ほかの投票機をお使いください。',
    "Another voter's session is still open on this machine. This card was not changed.",
    'Please take the card and use another voting machine.',
  ),
  'machine-full': say(
    'この投票機は、もう投票を受け付けられません。このカードは変わっていません。',
    'カードを取って、ほかの投票機をお使いください。係員は投票管理者に知らせてください。',
    'This voting machine has no room for another voter. This card was not changed.',
    'Please take the card and use another voting machine. Staff: tell the presiding officer.',
  ),
  'machine-not-open-today': say(
    'この投票機は、今日の投票に開かれていません。このカードは変わっていません。',
    'カードを取って、係員にお知らせください。',
    'This voting machine is not open for voting today. This card was not changed.',
    'Please take the card and tell the staff.',
  ),
} as const

/** Operator card and PIN. */
export const kioskUnlockRefusals = {
  'wrong-pin': say(
    '暗証番号が違うか、この投票所の運用カードではありません。',
    'もう一度、暗証番号を入れてください。3回違うと、このカードは使えなくなります。',
    'The PIN is wrong, or this is no operator card of this polling station.',
    'Enter the PIN once more. After three wrong tries this card is no longer accepted.',
  ),
  'too-many-pins': say(
    '暗証番号が3回違いました。このカードは、この投票機では使えません。',
    '職務代理者の運用カードを使うか、選挙管理委員会に連絡してください。',
    'The PIN was wrong three times. This card is no longer accepted by this machine.',
    "Use the deputy's operator card, or call the election commission.",
  ),
  'operator-card-unreadable': say(
    '運用カードを読めませんでした。',
    'カードを取って、もう一度置いてください。読めないときは、職務代理者の運用カードを使ってください。',
    'The operator card could not be read.',
    "Lift the card and lay it down again. If that does not help, use the deputy's operator card.",
  ),
  'operator-card-other-station': say(
    '別の投票所の運用カードです。',
    'この投票所の運用カードを置いてください。',
    'This operator card is of another polling station.',
    'Lay down the operator card of this polling station.',
  ),
  'operator-card-gone': say(
    '確認の途中で、運用カードが離れました。',
    '運用カードを置いて、もう一度、暗証番号を入れてください。',
    'The operator card was taken away while it was being checked.',
    'Lay it down and enter the PIN again.',
  ),
  'station-keys-not-opened': say(
    'この運用カードでは、この投票機の鍵を開けられません。',
    'この選挙の運用カードと投票機か、機体番号を確かめて、選挙管理委員会に連絡してください。',
    'This operator card does not open the keys of this machine.',
    'Compare card, election and machine number, then call the election commission.',
  ),
  'reader-lost': say(
    'カード読み取り機が応答しません。',
    '読み取り機のつなぎを確かめてください。つながると、続けられます。',
    'The card reader does not answer.',
    'Check its cable. It goes on when the reader is back.',
  ),
} as const

/** Why staff cannot go on yet. */
export const kioskStaffRefusals = {
  'witnesses-missing': say(
    '立会人の確認がそろっていません。',
    '一人ずつ「確認」か「不在」を押してください。開始と終了には2人以上の確認が必要です。',
    'Not all witnesses are marked.',
    'Mark each one as confirmed or absent. Opening and closing need at least two.',
  ),
  'voter-not-confirmed': say(
    '最初の選挙人の確認が済んでいません。',
    '0票の画面を選挙人に見てもらい、「選挙人が確認した」を押してください。断られたら、次の方にお願いしてください。',
    'The first voter has not confirmed yet.',
    'Show this screen to the first voter and press the button. If the voter refuses, ask the next one.',
  ),
  'before-opening': say(
    '投票開始の時刻になっていません。',
    '開始の宣言まで、この画面のままお待ちください。',
    'It is not yet time to open.',
    'Stay on this screen until the opening is declared.',
  ),
  'session-open': say(
    '途中の投票があります。終了できません。',
    '先に、途中の投票を終わらせてください。',
    'A voting session is still open, so the machine cannot be closed.',
    'End the open session first.',
  ),
  'storage-busy': say(
    '記録の仕上げをしています。',
    '数秒待って、もう一度押してください。',
    'Recording is being completed.',
    'Wait some seconds and press again.',
  ),
  'already-closed': say(
    'この投票機は、もう閉鎖されています。',
    '電源を切って、記録媒体を取り出せます。',
    'This machine is closed already.',
    'Power can be cut and the media taken out.',
  ),
  'not-this-day': say(
    '今日は、この記録媒体に登録された投票日ではありません。',
    '時計の日付を確かめて、選挙管理委員会に連絡してください。',
    'Today is not a voting date of these media.',
    'Check the date of the clock, then call the election commission.',
  ),
} as const

const COMMISSION_JA = 'この投票機は使わず、選挙管理委員会に連絡してください。'
const COMMISSION_EN = 'Do not use this machine and call the election commission.'
const MEDIA_JA = '電源を切り、正しい記録媒体を入れて、もう一度電源を入れてください。'
const MEDIA_EN = 'Cut the power, insert the right medium and switch on again.'
const LOCKED_JA =
  '前面を開けず、この投票機を使わないでください。投票管理者に知らせ、ほかの投票機か予備機を使ってください。'
const LOCKED_EN =
  'Do not open the front and do not use this machine. Tell the presiding officer; use another machine or the spare.'

/** Faults of the machine. None says anything of a vote: what is recorded stands beside it. */
export const kioskFaults = {
  'not-personalised': say(
    'この投票機は、まだ登録（個別化）されていません。',
    COMMISSION_JA,
    'This machine has not been personalised.',
    COMMISSION_EN,
  ),
  'identity-damaged': say(
    'この投票機の登録ファイルが壊れています。',
    COMMISSION_JA,
    'The identity of this machine is damaged.',
    COMMISSION_EN,
  ),
  'package-missing': say(
    '選挙データがありません。',
    '選挙データの入った媒体を確かめて、もう一度電源を入れてください。',
    'There is no election package.',
    'Check the medium with the election package and switch on again.',
  ),
  'package-unreadable': say(
    '選挙データを読めません。',
    '選挙データの媒体を取り替えて、もう一度電源を入れてください。',
    'The election package cannot be read.',
    'Replace its medium and switch on again.',
  ),
  'package-not-signed': say(
    '選挙データに署名がありません。',
    COMMISSION_JA,
    'The election package is not signed.',
    COMMISSION_EN,
  ),
  'package-other-authority': say(
    '選挙データは、別の選挙管理委員会のものです。',
    COMMISSION_JA,
    'The election package is of another commission.',
    COMMISSION_EN,
  ),
  'package-changed': say(
    '選挙データが、署名のあとで変わっています。',
    COMMISSION_JA,
    'The election package was changed after it was signed.',
    COMMISSION_EN,
  ),
  'package-wrong-format': say(
    '選挙データの形式が、この投票機のソフトウェアと合いません。',
    COMMISSION_JA,
    'This software does not know the format of the election package.',
    COMMISSION_EN,
  ),
  'list-missing': say(
    '候補者データがありません。',
    '候補者データを入れて、もう一度電源を入れてください。',
    'There is no candidate list.',
    'Load the candidate list and switch on again.',
  ),
  'list-refused': say(
    '候補者データが正しくありません。',
    COMMISSION_JA,
    'The candidate list is not valid.',
    COMMISSION_EN,
  ),
  'package-other-machine': say(
    '選挙データに、この投票機が登録されていません。',
    '機体番号を確かめて、選挙管理委員会に連絡してください。',
    'The election package does not list this machine.',
    'Check the machine number and call the election commission.',
  ),
  'no-contest': say(
    'この投票所では、投票を行う選挙がありません。',
    '選挙管理委員会に確かめてください。',
    'There is no contested election for this polling station.',
    'Ask the election commission.',
  ),
  'seeded-randomness': say(
    'この選挙データは、試験用の乱数では使えません。',
    COMMISSION_JA,
    'This election package refuses a repeatable source of randomness.',
    COMMISSION_EN,
  ),
  'clock-not-allowed': say(
    'この選挙データは、設定された時計では使えません。',
    COMMISSION_JA,
    'This election package accepts only the clock of the system.',
    COMMISSION_EN,
  ),
  'not-on-this-date': say(
    '今日は、この投票所の投票日ではありません。',
    '時計の日付と、選挙データを確かめてください。',
    'Today is not a voting date of this polling station.',
    'Check the date of the clock and the election package.',
  ),
  'rehearsal-on-live-date': say(
    '模擬投票のデータは、投票日には使えません。',
    '本番の選挙データに取り替えて、もう一度電源を入れてください。',
    'Rehearsal data cannot be used on an election date.',
    'Load the live election package and switch on again.',
  ),
  'machine-disk': say(
    'この投票機の内部の記憶装置に書き込めません。これまでの記録は安全です。',
    LOCKED_JA,
    "The machine's own disk takes no more. What is recorded is safe.",
    LOCKED_EN,
  ),
  'original-missing': say('記録媒体（正）がありません。', MEDIA_JA, 'The original medium is missing.', MEDIA_EN),
  'duplicate-missing': say('記録媒体（副）がありません。', MEDIA_JA, 'The duplicate medium is missing.', MEDIA_EN),
  'original-unreadable': say(
    '記録媒体（正）を読めません。',
    '電源を切り、予備の記録媒体の組に取り替えるか、予備機を使ってください。',
    'The original medium cannot be read.',
    'Cut the power, then use the spare pair of media or the spare machine.',
  ),
  'duplicate-unreadable': say(
    '記録媒体（副）を読めません。',
    '電源を切り、予備の記録媒体の組に取り替えるか、予備機を使ってください。',
    'The duplicate medium cannot be read.',
    'Cut the power, then use the spare pair of media or the spare machine.',
  ),
  'medium-read-only': say(
    '記録媒体が書き込み禁止になっています。',
    '電源を切り、書き込み禁止を外して、もう一度電源を入れてください。',
    'The medium is write-protected.',
    'Cut the power, remove the write protection and switch on again.',
  ),
  'medium-full': say('記録媒体に空きがありません。', MEDIA_JA, 'The medium has no free space.', MEDIA_EN),
  'medium-foreign': say(
    'この選挙の記録媒体ではありません（署名がありません）。',
    MEDIA_JA,
    'This is no medium of this election: its header is not signed.',
    MEDIA_EN,
  ),
  'medium-size': say(
    '記録媒体の大きさが、登録と合いません。',
    MEDIA_JA,
    'The size of the medium is not as prepared.',
    MEDIA_EN,
  ),
  'medium-other-use': say(
    '記録媒体の種類（本番・模擬・見本）が違います。',
    MEDIA_JA,
    'The medium is of another use: live, rehearsal or sample.',
    MEDIA_EN,
  ),
  'medium-other-election': say('別の選挙の記録媒体です。', MEDIA_JA, 'This medium is of another election.', MEDIA_EN),
  'medium-other-station': say(
    '別の投票所の記録媒体です。',
    MEDIA_JA,
    'This medium is of another polling station.',
    MEDIA_EN,
  ),
  'medium-other-pair': say('別の投票機の記録媒体です。', MEDIA_JA, 'This medium is of another machine.', MEDIA_EN),
  'two-originals': say(
    '両方とも「正」の記録媒体です。',
    '電源を切り、「正」と「副」を1枚ずつ入れて、もう一度電源を入れてください。',
    'Both media are originals.',
    'Cut the power, insert one original and one duplicate, and switch on again.',
  ),
  'two-duplicates': say(
    '両方とも「副」の記録媒体です。',
    '電源を切り、「正」と「副」を1枚ずつ入れて、もう一度電源を入れてください。',
    'Both media are duplicates.',
    'Cut the power, insert one original and one duplicate, and switch on again.',
  ),
  'media-swapped': say(
    '「正」と「副」の記録媒体が、逆に入っています。',
    '電源を切り、入れ替えて、もう一度電源を入れてください。',
    'Original and duplicate are in the wrong slots.',
    'Cut the power, swap them and switch on again.',
  ),
  'media-of-two-initialisations': say(
    '「正」と「副」の記録媒体が、同じ組ではありません。',
    MEDIA_JA,
    'Original and duplicate do not belong together.',
    MEDIA_EN,
  ),
  'zero-check-not-zero': say(
    '記録媒体が、初期状態（0票）ではありません。',
    'この記録媒体では開始できません。電源を切り、投票管理者に知らせてください。',
    'The media are not as initialised: zero is not proven.',
    'This machine cannot open on them. Cut the power and tell the presiding officer.',
  ),
  'original-failed': say(
    '記録媒体（正）が故障しました。記録は、もう1枚に残っています。',
    LOCKED_JA,
    'The original medium failed. The records are on the other one.',
    LOCKED_EN,
  ),
  'duplicate-failed': say(
    '記録媒体（副）が故障しました。記録は、もう1枚に残っています。',
    LOCKED_JA,
    'The duplicate medium failed. The records are on the other one.',
    LOCKED_EN,
  ),
  'no-medium': say(
    '記録媒体がどちらも読めません。何が記録されているかは、まだ分かりません。',
    LOCKED_JA,
    'Neither medium can be read. What is recorded cannot be told yet.',
    LOCKED_EN,
  ),
  contradiction: say(
    '2枚の記録媒体の内容が合いません。何も書き換えていません。',
    LOCKED_JA,
    'The two media contradict each other. Nothing was written.',
    LOCKED_EN,
  ),
  'old-image': say(
    '記録媒体の内容が、この投票機の控えより古いものです。何も書き換えていません。',
    LOCKED_JA,
    'The media are older than what this machine has written. Nothing was written.',
    LOCKED_EN,
  ),
  'not-closed-earlier-day': say(
    '前の投票日の閉鎖が済んでいません。記録は安全です。',
    '運用カードで、先に前の日の分を閉鎖してください。',
    'An earlier voting date was not closed. The records are safe.',
    'Close that day first with the operator card.',
  ),
  'reopening-refused': say(
    'この記録媒体は、今日の投票に開けません。記録は安全です。',
    LOCKED_JA,
    'These media cannot be reopened today. The records are safe.',
    LOCKED_EN,
  ),
  software: say(
    'ソフトウェアの異常で止まりました。記録が終わったと表示された投票は安全です。',
    LOCKED_JA,
    'The software stopped. Every vote that was shown as recorded is safe.',
    LOCKED_EN,
  ),
} as const

/** Titles of the three answers on the fault screen. */
export const kioskAnswers = {
  recorded: { ja: 'この選挙の投票は記録されました', en: 'Your vote in this contest is recorded' },
  notRecorded: { ja: 'この選挙の投票は、まだ記録されていません', en: 'Nothing is recorded in this contest yet' },
  staffWillCheck: { ja: 'この選挙の投票は、係員が確認します', en: 'Staff will check your vote in this contest' },
} as const satisfies TextCatalogue
