/** What the voting machine refuses: what is safe, then what to do. Nothing here can name a candidate. */
import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import { refusal } from './message.ts'

const DESK_JA = 'カードを取って、受付へお持ちください。'
const DESK_EN = 'Please take the card and bring it to the card desk.'

/** A voting card that starts no session. The card was not changed. */
export const kioskCardRefusals = {
  'foreign-card': refusal(
    'このカードは、この選挙・この投票所の投票カードではありません（模擬や別の選挙のカード、ほかのカードなど）。カードの内容はそのままです。',
    DESK_JA,
    "This is no voting card of this election and polling station (a rehearsal card, another election's, or another kind of card). It was not changed.",
    DESK_EN,
  ),
  'card-unreadable': refusal(
    'カードを読めませんでした。カードの内容はそのままです。',
    'カードを取って、もう一度まっすぐ置いてください。読めないときは受付へお持ちください。',
    'The card could not be read. It was not changed.',
    'Please lift the card and lay it down straight once more. If that does not help, bring it to the card desk.',
  ),
  'card-torn': refusal(
    'このカードは、発券が終わっていません。',
    DESK_JA,
    'Issuing this card was not completed.',
    DESK_EN,
  ),
  'card-blank': refusal('このカードは、まだ発券されていません。', DESK_JA, 'This card has not been issued.', DESK_EN),
  'other-issuer': refusal(
    'このカードは、この投票所で発券されたものではありません。',
    DESK_JA,
    'This card was not issued in this polling station.',
    DESK_EN,
  ),
  'other-election': refusal(
    'このカードは、別の選挙のものです。',
    DESK_JA,
    'This card is of another election.',
    DESK_EN,
  ),
  'other-use': refusal(
    'このカードは、この選挙では使えません（模擬・見本と本番の違い）。',
    DESK_JA,
    'This card cannot be used here: rehearsal or sample and real cards do not mix.',
    DESK_EN,
  ),
  'other-station': refusal(
    'このカードは、別の投票所のものです。',
    DESK_JA,
    'This card is of another polling station.',
    DESK_EN,
  ),
  'card-expired': refusal(
    'このカードは、使える時間が過ぎました。まだ何も記録されていません。',
    '投票はできます。カードを取って、受付で新しいカードを受け取ってください。',
    'The time of this card is over. Nothing has been recorded.',
    'You can still vote. Please take the card and get a new one at the card desk.',
  ),
  'clock-or-card': refusal(
    'カードの時間が過ぎたか、この投票機の時計が進んでいます。まだ何も記録されていません。この投票機の時計：{clock}',
    'カードを取って、係員をお待ちください。係員は発券機の時計と比べ、違うときはほかの投票機へ案内し、この投票機の電源を切って時計を直します。合っているときは、受付で新しいカードを渡します。',
    "Either the time of the card is over, or this machine's clock is fast. Nothing has been recorded. Clock of this machine: {clock}",
    "Take the card and wait for the staff. Staff: compare with the issuer's clock. If they differ, send the voter to another machine, switch this one off and set its clock. If they agree, the desk gives a new card.",
  ),
  'card-replayed': refusal(
    'このカードの内容は、今の発券のものではありません。',
    'カードを取って、係員にお渡しください。係員は投票管理者に知らせてください。',
    'The contents of this card are not those of its present issue.',
    'Please take the card and hand it to the staff. Staff: tell the presiding officer.',
  ),
  'card-changed': refusal(
    'カードの状態が、この投票機の記録と合いません。記録された投票はそのまま有効です。',
    'カードを取って、係員にお渡しください。係員は投票管理者に知らせてください。',
    'The state of this card does not fit what this machine has recorded. What was recorded stays recorded.',
    'Please take the card and hand it to the staff. Staff: tell the presiding officer.',
  ),
  'card-taken-elsewhere': refusal(
    'このカードは、投票機 {machine} で使われています。',
    'カードを取って、投票機 {machine} へお持ちください。分からないときは係員にお知らせください。',
    'This card is in use at voting machine {machine}.',
    'Please take the card to voting machine {machine}. If in doubt, ask the staff.',
  ),
  'card-returned': refusal(
    'このカードは返却されたもので、投票には使えません。',
    DESK_JA,
    'This card was returned and cannot be used for voting.',
    DESK_EN,
  ),
  'card-finished': refusal(
    'このカードでの投票は、もう終わっています。',
    'カードを取って、返却窓口へお返しください。',
    'Voting with this card is finished.',
    'Please take the card to the return desk.',
  ),
  'card-copied': refusal(
    'このカードの投票は、もう終わっています。カードの状態と合いません。',
    '係員をお呼びします。カードはそのままにしてください。係員は投票管理者に知らせてください。',
    'Voting with this card is already over, which does not agree with the card.',
    'Please leave the card and wait for the staff. Staff: call the presiding officer.',
  ),
  'on-battery': refusal(
    '電源の都合で、この投票機では、今、新しい投票を始められません。カードの内容はそのままです。',
    'カードを取って、ほかの投票機をお使いください。分からないときは係員にお知らせください。',
    'This machine begins no new vote just now, because of its power supply. The card was not changed.',
    'Please take the card and use another voting machine. If in doubt, ask the staff.',
  ),
  'no-contest-here': refusal(
    'このカードには、この投票機で投票する選挙がありません。',
    DESK_JA,
    'There is no contest on this card for this voting machine.',
    DESK_EN,
  ),
  'contest-suspended': refusal(
    'このカードの選挙のうち、今は投票用紙で投票するものがあります。カードの内容はそのままです。',
    'カードを取って、受付へお持ちください。投票用紙と、ほかの選挙のカードをお渡しします。',
    'One of the contests on this card is voted on ballot papers now. The card was not changed.',
    'Please take the card to the reception: you will get the ballot paper, and a card for the other contest.',
  ),
  'voice-missing': refusal(
    '音声投票のカードです。この投票機では音声投票はできません。まだ何も記録されていません。',
    'カードを取って、係員にお知らせください。係員は、音声投票のできる投票機へご案内ください。ないときは、受付でカードを取り替えます。',
    'This is a card for audio voting, which is not possible at this machine. Nothing has been recorded.',
    'Please take the card and tell the staff. Staff: another machine has a voice; if none has, the card desk changes the card.',
  ),
  'keypad-missing': refusal(
    '音声投票のカードです。専用キーボードがつながっていません。まだ何も記録されていません。',
    'カードを取って、係員にお知らせください。係員は専用キーボードをつないでから、もう一度カードを置いてください。',
    'This is a card for audio voting, but no keypad is connected. Nothing has been recorded.',
    'Please take the card and tell the staff. Staff: connect the keypad, then lay the card down again.',
  ),
  'headphones-missing': refusal(
    '音声投票のカードです。ヘッドホンがつながっていません。まだ何も記録されていません。',
    'カードを取って、係員にお知らせください。係員はヘッドホンをつないでから、もう一度カードを置いてください。',
    'This is a card for audio voting, but no headphones are connected. Nothing has been recorded.',
    'Please take the card and tell the staff. Staff: connect the headphones, then lay the card down again.',
  ),
  'other-session-open': refusal(
    'この投票機では、前の方の投票が途中です。カードの内容はそのままです。',
    'カードを取って、ほかの投票機をお使いください。',
    "Another voter's session is still open on this machine. This card was not changed.",
    'Please take the card and use another voting machine.',
  ),
  'machine-full': refusal(
    'この投票機は、もう投票を受け付けられません。カードの内容はそのままです。',
    'カードを取って、ほかの投票機をお使いください。係員は投票管理者に知らせてください。',
    'This voting machine has no room for another voter. This card was not changed.',
    'Please take the card and use another voting machine. Staff: tell the presiding officer.',
  ),
  'card-still-good': refusal(
    'このカードは、どの投票機でも使われていません。まだ何も記録されていません。',
    '解放はいりません。カードを取って、ほかの投票機をお使いください。',
    'No voting machine has taken this card. Nothing is recorded.',
    'It needs no release. Please take the card and use another voting machine.',
  ),
  'machine-not-open-today': refusal(
    'この投票機は、今日の投票に使える状態になっていません。カードの内容はそのままです。',
    'カードを取って、係員にお知らせください。',
    'This voting machine is not open for voting today. This card was not changed.',
    'Please take the card and tell the staff.',
  ),
} as const

/** Operator card and PIN. */
export const kioskUnlockRefusals = {
  'wrong-pin': refusal(
    '暗証番号が違うか、この投票所の運用カードではありません。',
    `カードと番号を確かめて、もう一度入れてください。${WRONG_PINS_MAX}回違うと、このカードはこの投票機では使えなくなります。`,
    'The PIN is wrong, or this is no operator card of this polling station.',
    `Check card and number and try once more. After ${WRONG_PINS_MAX} wrong tries this machine no longer accepts this card.`,
  ),
  'too-many-pins': refusal(
    `暗証番号が${WRONG_PINS_MAX}回違いました。このカードは、この投票機では使えません。`,
    '職務代理者の運用カードを使うか、選挙管理委員会に連絡してください。',
    `The PIN was wrong ${WRONG_PINS_MAX} times. This card is no longer accepted by this machine.`,
    "Use the deputy's operator card, or call the election commission.",
  ),
  'operator-card-unreadable': refusal(
    '運用カードを読めませんでした。',
    'カードを取って、もう一度置いてください。読めないときは、職務代理者の運用カードを使ってください。',
    'The operator card could not be read.',
    "Lift the card and lay it down again. If that does not help, use the deputy's operator card.",
  ),
  'operator-card-other-station': refusal(
    '別の投票所の運用カードです。',
    'この投票所の運用カードを置いてください。',
    'This operator card is of another polling station.',
    'Lay down the operator card of this polling station.',
  ),
  'operator-card-gone': refusal(
    '確認の途中で、運用カードが離れました。',
    '運用カードを置いて、もう一度、暗証番号を入れてください。',
    'The operator card was taken away while it was being checked.',
    'Lay it down and enter the PIN again.',
  ),
  'station-keys-not-opened': refusal(
    'この運用カードでは、この投票機の鍵を開けられません。',
    'この選挙の運用カードと投票機か、機体番号を確かめて、選挙管理委員会に連絡してください。',
    'This operator card does not open the keys of this machine.',
    'Compare card, election and machine number, then call the election commission.',
  ),
  'reader-lost': refusal(
    'カード読取機が応答しません。',
    'カード読取機のつなぎを確かめてください。つながると、続けられます。',
    'The card reader does not answer.',
    'Check its cable. It goes on when the reader is back.',
  ),
} as const

/** Why staff cannot go on yet. */
export const kioskStaffRefusals = {
  'witnesses-missing': refusal(
    '立会人の確認がそろっていません。',
    '一人ずつ「確認する」か「不在」を押してください。開始と終了には2人以上の確認が必要です。',
    'Not all witnesses are marked.',
    'Press "Confirm" or "Absent" for each one. Opening and closing need at least two.',
  ),
  'voter-not-confirmed': refusal(
    '最初の選挙人の確認が済んでいません。',
    '0票の画面を選挙人に見てもらい、「選挙人：確認する」を押してください。断られたら、次の方にお願いしてください。',
    'The first voter has not confirmed yet.',
    'Show this screen to the first voter and press the button. If the voter refuses, ask the next one.',
  ),
  'clock-not-confirmed': refusal(
    '投票機の時計がまだ確かめられていません。',
    '時報か発券機の時計と比べ、合っていれば「投票管理者：時計を確認する」を押してください。違うときは電源を切り、時計を直します。',
    'The clock of this machine has not been confirmed.',
    'Compare it with the issuer and press "Officer: confirm the clock". If it is wrong, switch off and set it.',
  ),
  'before-opening': refusal(
    '投票開始の時刻になっていません。',
    '開始の宣言まで、この画面のままお待ちください。',
    'It is not yet time to open.',
    'Stay on this screen until the opening is declared.',
  ),
  'front-open': refusal(
    '投票機の前面が開いています。',
    '前面を閉めて錠をかけ、もう一度押してください。閉めても消えないときは、この投票機は使わず、予備機を使ってください。',
    'The front of the machine is open.',
    'Close and lock it, then press again. If this stays although it is closed, use the spare machine instead.',
  ),
  'session-open': refusal(
    '途中の投票があります。終了できません。',
    '先に、途中の投票を終わらせてください。',
    'A voting session is still open, so the machine cannot be closed.',
    'End the open session first.',
  ),
  'storage-busy': refusal(
    '記録の仕上げをしています。',
    '数秒待って、もう一度押してください。',
    'Recording is being completed.',
    'Wait some seconds and press again.',
  ),
  'not-released': refusal(
    '解放できませんでした。記録されたものはそのままです。',
    '途中の投票を終わらせてください。カードは受付に預け、投票録に書いてください。',
    'It could not be released. What is recorded stays.',
    'End the open session. Hand the card to the desk and write it into the record.',
  ),
  'take-over-before-closing': refusal(
    'まだ投票終了の時刻ではありません。組の引き継ぎは、投票が終わってからです。何も書き込んでいません。',
    '電源を切り、この媒体を元の投票機に戻して、鍵をかけておいてください。投票は、ほかの投票機か予備機で続けます。',
    'Voting is not over yet. A pair is taken over after the closing hour. Nothing was written.',
    'Cut the power, put these media back into their machine and lock it. Voting goes on at other machines or the spare.',
  ),
  'already-closed': refusal(
    'この投票機は、もう閉鎖されています。',
    '電源を切って、記録媒体を取り出せます。',
    'This machine is closed already.',
    'Power can be cut and the media taken out.',
  ),
  'not-this-day': refusal(
    '今日は、この記録媒体に登録された投票日ではありません。',
    '時計の日付を確かめて、選挙管理委員会に連絡してください。',
    'Today is not a voting date of these media.',
    'Check the date of the clock, then call the election commission.',
  ),
  'zero-check-of-another-day': refusal(
    '0票の確認は、今日の日付で行われたものではありません。記録媒体には何も書き込んでいません。',
    '時計の日付を確かめ、電源を切って、もう一度入れてください。0票の確認がやり直されます。',
    'The zero check was not made under the date of today. Nothing was written to the media.',
    'Check the date of the clock, cut the power and switch on again. The zero check is then made anew.',
  ),
} as const

const VOICELESS_JA = 'この投票機では音声投票はできません。ほかの投票はできます。'
const VOICELESS_EN = 'Nobody can vote by voice at this machine. Everybody else votes as ever.'

/** Why the machine speaks to nobody: a line of the self-test, which goes on. */
export const kioskVoiceRefusals = {
  'voice-none': refusal(
    `この選挙のデータには音声がありません。${VOICELESS_JA}`,
    '音声投票がある選挙のときは、選挙管理委員会へ連絡してください。',
    `The package of this election has no voice. ${VOICELESS_EN}`,
    'If voting by voice was announced, call the election commission.',
  ),
  'voice-wrong-format': refusal(
    `音声のファイル {path} を読めません（{where}）。${VOICELESS_JA}`,
    '選挙管理委員会へ連絡してください。投票機のソフトウェアの版が違うことがあります。',
    `The voice {path} cannot be read ({where}). ${VOICELESS_EN}`,
    'Call the election commission. The program of this machine may be of another version.',
  ),
  'voice-incomplete': refusal(
    `音声（{language}）が {clips} 個足りません。最初は {clip} です。${VOICELESS_JA}`,
    '選挙管理委員会へ連絡してください。投票機のソフトウェアの版が違うことがあります。',
    `{clips} clips of the voice ({language}) are missing, the first is {clip}. ${VOICELESS_EN}`,
    'Call the election commission. The program of this machine may be of another version.',
  ),
  'voice-not-approved': refusal(
    `音声（{language}）のうち {clips} 個を、2人が聞いて承認していません。最初は {clip} です。${VOICELESS_JA}`,
    '選挙管理委員会へ連絡してください。',
    `Two people have not approved {clips} clips of the voice ({language}), the first is {clip}. ${VOICELESS_EN}`,
    'Call the election commission.',
  ),
}
