/** What the voting machine refuses: what is safe, then what to do. Nothing here can name a candidate. */
import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import { clockRefusals } from './clock.ts'

const DESK = { ja: 'カードを取って、受付へお持ちください。', en: 'Please take the card and bring it to the card desk.' }

/** A voting card that starts no session. The card was not changed. */
export const kioskCardRefusals = {
  'foreign-card': {
    ja: {
      title: 'このカードは、この選挙・この投票所の投票カードではありません（模擬や別の選挙のカード、ほかのカードなど）。カードの内容はそのままです。',
      next: `${DESK.ja}係員のカードは、カードを取って「係員」を押してから置きます。`,
    },
    en: {
      title: "This is no voting card of this election and polling station (a rehearsal card, another election's, or another kind of card). It was not changed.",
      next: `${DESK.en} Staff: lift it and press "Staff" before you lay down your own card.`,
    },
  },
  'card-unreadable': {
    ja: { title: 'カードを読めませんでした。カードの内容はそのままです。', next: 'カードを取って、もう一度まっすぐ置いてください。読めないときは受付へお持ちください。' },
    en: { title: 'The card could not be read. It was not changed.', next: 'Please lift the card and lay it down straight once more. If that does not help, bring it to the card desk.' },
  },
  'card-torn': {
    ja: { title: 'このカードは、発券が終わっていません。', next: DESK.ja },
    en: { title: 'Issuing this card was not completed.', next: DESK.en },
  },
  'card-blank': {
    ja: { title: 'このカードは、まだ発券されていません。', next: DESK.ja },
    en: { title: 'This card has not been issued.', next: DESK.en },
  },
  'other-issuer': {
    ja: { title: 'このカードは、この投票所で発券されたものではありません。', next: DESK.ja },
    en: { title: 'This card was not issued in this polling station.', next: DESK.en },
  },
  'other-election': {
    ja: { title: 'このカードは、別の選挙のものです。', next: DESK.ja },
    en: { title: 'This card is of another election.', next: DESK.en },
  },
  'other-use': {
    ja: { title: 'このカードは、この選挙では使えません（模擬・見本と本番の違い）。', next: DESK.ja },
    en: { title: 'This card cannot be used here: rehearsal or sample and real cards do not mix.', next: DESK.en },
  },
  'other-station': {
    ja: { title: 'このカードは、別の投票所のものです。', next: DESK.ja },
    en: { title: 'This card is of another polling station.', next: DESK.en },
  },
  'card-expired': {
    ja: { title: 'このカードは、使える時間が過ぎました。まだ何も記録されていません。', next: '投票はできます。カードを取って、受付で新しいカードを受け取ってください。' },
    en: { title: 'The time of this card is over. Nothing has been recorded.', next: 'You can still vote. Please take the card and get a new one at the card desk.' },
  },
  'clock-or-card': {
    ja: {
      title: 'カードの時間が過ぎたか、この投票機の時計が進んでいます。まだ何も記録されていません。この投票機の時計：{clock}',
      next: 'カードを取って、係員をお待ちください。係員は発券機の日付・時刻と比べ、違うときはほかの投票機へ案内し、運用カードで「時計を合わせる」を押します。合っているときは、受付で新しいカードを渡します。',
    },
    en: {
      title: "Either the time of the card is over, or this machine's clock is fast. Nothing has been recorded. Clock of this machine: {clock}",
      next: 'Take the card and wait for the staff. Staff: compare date and time with the issuer. If they differ, send the voter to another machine, and press "Set the clock" with the operator card. If they agree, the desk gives a new card.',
    },
  },
  'card-replayed': {
    ja: { title: 'このカードの内容は、今の発券のものではありません。', next: 'カードを取って、係員にお渡しください。係員は投票管理者に知らせてください。' },
    en: { title: 'The contents of this card are not those of its present issue.', next: 'Please take the card and hand it to the staff. Staff: tell the presiding officer.' },
  },
  'card-changed': {
    ja: { title: 'カードの状態が、この投票機の記録と合いません。記録された投票はそのまま有効です。', next: 'カードを取って、係員にお渡しください。係員は投票管理者に知らせてください。' },
    en: {
      title: 'The state of this card does not fit what this machine has recorded. What was recorded stays recorded.',
      next: 'Please take the card and hand it to the staff. Staff: tell the presiding officer.',
    },
  },
  'card-taken-elsewhere': {
    ja: { title: 'このカードは、投票機 {machine} で使われています。', next: 'カードを取って、投票機 {machine} へお持ちください。分からないときは係員にお知らせください。' },
    en: { title: 'This card is in use at voting machine {machine}.', next: 'Please take the card to voting machine {machine}. If in doubt, ask the staff.' },
  },
  'card-returned': {
    ja: { title: 'このカードは返却されたもので、投票には使えません。', next: DESK.ja },
    en: { title: 'This card was returned and cannot be used for voting.', next: DESK.en },
  },
  'card-finished': {
    ja: { title: 'このカードでの投票は、もう終わっています。', next: 'カードを取って、返却窓口へお返しください。' },
    en: { title: 'Voting with this card is finished.', next: 'Please take the card to the return desk.' },
  },
  'card-copied': {
    ja: { title: 'このカードの投票は、もう終わっています。カードの状態と合いません。', next: '係員をお呼びします。カードはそのままにしてください。係員は投票管理者に知らせてください。' },
    en: { title: 'Voting with this card is already over, which does not agree with the card.', next: 'Please leave the card and wait for the staff. Staff: call the presiding officer.' },
  },
  'on-battery': {
    ja: {
      title: '電源の都合で、この投票機では、今、新しい投票を始められません。カードの内容はそのままです。',
      next: 'カードを取って、ほかの投票機をお使いください。分からないときは係員にお知らせください。',
    },
    en: {
      title: 'This machine begins no new vote just now, because of its power supply. The card was not changed.',
      next: 'Please take the card and use another voting machine. If in doubt, ask the staff.',
    },
  },
  'no-contest-here': {
    ja: { title: 'このカードには、この投票機で投票する選挙がありません。', next: DESK.ja },
    en: { title: 'There is no contest on this card for this voting machine.', next: DESK.en },
  },
  'contest-suspended': {
    ja: {
      title: 'このカードの選挙のうち、今は投票用紙で投票するものがあります。カードの内容はそのままです。',
      next: 'カードを取って、受付へお持ちください。投票用紙と、ほかの選挙のカードをお渡しします。',
    },
    en: {
      title: 'One of the contests on this card is voted on ballot papers now. The card was not changed.',
      next: 'Please take the card to the reception: you will get the ballot paper, and a card for the other contest.',
    },
  },
  'voice-missing': {
    ja: {
      title: '音声投票のカードです。この投票機では音声投票はできません。まだ何も記録されていません。',
      next: 'カードを取って、係員にお知らせください。係員は、音声投票のできる投票機へご案内ください。ないときは、受付でカードを取り替えます。',
    },
    en: {
      title: 'This is a card for audio voting, which is not possible at this machine. Nothing has been recorded.',
      next: 'Please take the card and tell the staff. Staff: another machine has a voice; if none has, the card desk changes the card.',
    },
  },
  'keypad-missing': {
    ja: {
      title: '音声投票のカードです。専用キーボードがつながっていません。まだ何も記録されていません。',
      next: 'カードを取って、係員にお知らせください。係員は専用キーボードをつないでから、もう一度カードを置いてください。',
    },
    en: {
      title: 'This is a card for audio voting, but no keypad is connected. Nothing has been recorded.',
      next: 'Please take the card and tell the staff. Staff: connect the keypad, then lay the card down again.',
    },
  },
  'headphones-missing': {
    ja: {
      title: '音声投票のカードです。ヘッドホンがつながっていません。まだ何も記録されていません。',
      next: 'カードを取って、係員にお知らせください。係員はヘッドホンをつないでから、もう一度カードを置いてください。',
    },
    en: {
      title: 'This is a card for audio voting, but no headphones are connected. Nothing has been recorded.',
      next: 'Please take the card and tell the staff. Staff: connect the headphones, then lay the card down again.',
    },
  },
  'other-session-open': {
    ja: { title: 'この投票機では、前の方の投票が途中です。カードの内容はそのままです。', next: 'カードを取って、ほかの投票機をお使いください。' },
    en: { title: "Another voter's session is still open on this machine. This card was not changed.", next: 'Please take the card and use another voting machine.' },
  },
  'machine-full': {
    ja: { title: 'この投票機は、もう投票を受け付けられません。カードの内容はそのままです。', next: 'カードを取って、ほかの投票機をお使いください。係員は投票管理者に知らせてください。' },
    en: { title: 'This voting machine has no room for another voter. This card was not changed.', next: 'Please take the card and use another voting machine. Staff: tell the presiding officer.' },
  },
  'card-still-good': {
    ja: { title: 'このカードは、どの投票機でも使われていません。まだ何も記録されていません。', next: '解放はいりません。カードを取って、ほかの投票機をお使いください。' },
    en: { title: 'No voting machine has taken this card. Nothing is recorded.', next: 'It needs no release. Please take the card and use another voting machine.' },
  },
  'machine-not-open-today': {
    ja: { title: 'この投票機は、今日の投票に使える状態になっていません。カードの内容はそのままです。', next: 'カードを取って、係員にお知らせください。' },
    en: { title: 'This voting machine is not open for voting today. This card was not changed.', next: 'Please take the card and tell the staff.' },
  },
  'before-stop-opens': {
    ja: { title: 'この場所の投票は、まだ始まっていません。カードの内容はそのままです。', next: 'カードを取って、係員にお知らせください。' },
    en: { title: 'Voting at this place has not begun yet. This card was not changed.', next: 'Please take the card and tell the staff.' },
  },
} as const

/** Operator card and PIN. */
export const kioskUnlockRefusals = {
  'wrong-pin': {
    ja: {
      title: '暗証番号が違うか、この投票所の運用カードではありません。',
      next: `カードと番号を確かめて、もう一度入れてください。あと${WRONG_PINS_MAX - 1}回違うと、このカードはこの投票機では使えなくなります。`,
    },
    en: {
      title: 'The PIN is wrong, or this is no operator card of this polling station.',
      next: `Check card and number and try once more. When ${WRONG_PINS_MAX - 1} more are wrong, this machine no longer accepts this card.`,
    },
  },
  'wrong-pin-last': {
    ja: {
      title: '暗証番号が、もう一度違いました。あと1回違うと、このカードはこの投票機では使えなくなります。',
      next: '番号を書いた紙と、置いたカードを確かめてから、番号を入れてください。',
    },
    en: {
      title: 'The PIN was wrong again. One more wrong one, and this machine no longer accepts this card.',
      next: 'Look at the paper with the PIN and at the card that lies there before you type it.',
    },
  },
  'too-many-pins': {
    ja: { title: `暗証番号が${WRONG_PINS_MAX}回違いました。このカードは、この投票機では使えません。`, next: '職務代理者の運用カードを使うか、選挙管理委員会に連絡してください。' },
    en: { title: `The PIN was wrong ${WRONG_PINS_MAX} times. This card is no longer accepted by this machine.`, next: "Use the deputy's operator card, or call the election commission." },
  },
  'operator-card-unreadable': {
    ja: { title: '運用カードを読めませんでした。', next: 'カードを取って、もう一度置いてください。読めないときは、職務代理者の運用カードを使ってください。' },
    en: { title: 'The operator card could not be read.', next: "Lift the card and lay it down again. If that does not help, use the deputy's operator card." },
  },
  'voting-card': {
    ja: { title: 'これは投票カードです。カードの内容はそのままです。暗証番号のまちがいには数えていません。', next: '投票カードを取り、運用カードを置いてください。' },
    en: { title: 'This is a voting card. It was not changed, and no wrong PIN is counted.', next: 'Take it off and lay down the operator card.' },
  },
  'operator-card-other-station': {
    ja: { title: '別の投票所の運用カードです。', next: 'この投票所の運用カードを置いてください。' },
    en: { title: 'This operator card is of another polling station.', next: 'Lay down the operator card of this polling station.' },
  },
  'operator-card-gone': {
    ja: { title: '確認の途中で、運用カードが離れました。', next: '運用カードを置いて、もう一度、暗証番号を入れてください。' },
    en: { title: 'The operator card was taken away while it was being checked.', next: 'Lay it down and enter the PIN again.' },
  },
  'station-keys-not-opened': {
    ja: { title: 'この運用カードでは、この投票機の鍵を開けられません。', next: 'この選挙の運用カードと投票機か、機体番号を確かめて、選挙管理委員会に連絡してください。' },
    en: { title: 'This operator card does not open the keys of this machine.', next: 'Compare card, election and machine number, then call the election commission.' },
  },
  'reader-lost': {
    ja: { title: 'カード読取機が応答しません。', next: 'カード読取機のつなぎを確かめてください。つながると、続けられます。' },
    en: { title: 'The card reader does not answer.', next: 'Check its cable. It goes on when the reader is back.' },
  },
} as const

/** Why staff cannot go on yet. */
export const kioskStaffRefusals = {
  'permission-answers-missing': {
    ja: { title: '印が三つそろっていません。まだ閉鎖していません。', next: '三つとも本当のときだけ、印を付けて閉鎖します。そうでなければ、運用カードを発券機に持って行きます。' },
    en: { title: 'Not all three are ticked. Nothing is closed.', next: 'Tick them and close only if all three are true. Otherwise take the operator card to the issuer.' },
  },
  'witnesses-missing': {
    ja: { title: '立会人の確認がそろっていません。', next: '一人ずつ「確認する」か「不在」を押してください。開始、終了、時計合わせには2人以上の確認が必要です。' },
    en: { title: 'Not all witnesses are marked.', next: 'Press "Confirm" or "Absent" for each one. Opening, closing and setting the clock need at least two.' },
  },
  'voter-not-confirmed': {
    ja: { title: '最初の選挙人の確認が済んでいません。', next: '0票の画面を選挙人に見てもらい、「選挙人：確認する」を押してください。断られたら、次の方にお願いしてください。' },
    en: { title: 'The first voter has not confirmed yet.', next: 'Show this screen to the first voter and press the button. If the voter refuses, ask the next one.' },
  },
  'clock-not-confirmed': {
    ja: {
      title: '投票機の時計がまだ確かめられていません。',
      next: '時報か発券機の時計と比べ、合っていれば「投票管理者：時計を確認する」を押してください。違うときは「時計を合わせる」を押してください。',
    },
    en: { title: 'The clock of this machine has not been confirmed.', next: 'Compare it with the issuer and press "Officer: confirm the clock". If it is wrong, press "Set the clock".' },
  },
  'before-opening': {
    ja: { title: '投票開始の時刻になっていません。', next: '開始の宣言まで、この画面のままお待ちください。' },
    en: { title: 'It is not yet time to open.', next: 'Stay on this screen until the opening is declared.' },
  },
  'front-open': {
    ja: { title: '投票機の前面が開いています。', next: '前面を閉めて錠をかけ、もう一度押してください。閉めても消えないときは、この投票機は使わず、予備機を使ってください。' },
    en: { title: 'The front of the machine is open.', next: 'Close and lock it, then press again. If this stays although it is closed, use the spare machine instead.' },
  },
  'session-open': {
    ja: { title: '途中の投票があります。終了できません。', next: '先に、途中の投票を終わらせてください。' },
    en: { title: 'A voting session is still open, so the machine cannot be closed.', next: 'End the open session first.' },
  },
  'storage-busy': {
    ja: { title: '記録の仕上げをしています。', next: '数秒待って、もう一度押してください。' },
    en: { title: 'Recording is being completed.', next: 'Wait some seconds and press again.' },
  },
  'not-released': {
    ja: { title: '解放できませんでした。記録されたものはそのままです。', next: '途中の投票を終わらせてください。カードは受付に預け、投票録に書いてください。' },
    en: { title: 'It could not be released. What is recorded stays.', next: 'End the open session. Hand the card to the desk and write it into the record.' },
  },
  'take-over-before-closing': {
    ja: {
      title: 'まだ投票終了の時刻ではありません。組の引き継ぎは、投票が終わってからです。何も書き込んでいません。',
      next: '電源を切り、この媒体を元の投票機に戻して、鍵をかけておいてください。投票は、ほかの投票機か予備機で続けます。',
    },
    en: {
      title: 'Voting is not over yet. A pair is taken over after the closing hour. Nothing was written.',
      next: 'Cut the power, put these media back into their machine and lock it. Voting goes on at other machines or the spare.',
    },
  },
  'already-closed': {
    ja: { title: 'この投票機は、もう閉鎖されています。', next: '電源を切って、記録媒体を取り出せます。' },
    en: { title: 'This machine is closed already.', next: 'Power can be cut and the media taken out.' },
  },
  'not-this-day': {
    ja: {
      title: '今日は、この記録媒体に登録された投票日ではありません。',
      next: '時計の日付を確かめ、違うときは「時計を合わせる」を押してください。合っているときは、選挙管理委員会に連絡してください。',
    },
    en: { title: 'Today is not a voting date of these media.', next: 'Check the date of the clock. If it is wrong, press "Set the clock". If it is right, call the election commission.' },
  },
  ...clockRefusals,
  'zero-check-of-another-day': {
    ja: {
      title: '0票の確認は、今日の日付で行われたものではありません。記録媒体には何も書き込んでいません。',
      next: '時計の日付を確かめ、電源を切って、もう一度入れてください。0票の確認がやり直されます。',
    },
    en: {
      title: 'The zero check was not made under the date of today. Nothing was written to the media.',
      next: 'Check the date of the clock, cut the power and switch on again. The zero check is then made anew.',
    },
  },
} as const

const VOICELESS = { ja: 'この投票機では音声投票はできません。ほかの投票はできます。', en: 'Nobody can vote by voice at this machine. Everybody else votes as ever.' }

/** Why the machine speaks to nobody: a line of the self-test, which goes on. */
export const kioskVoiceRefusals = {
  'voice-none': {
    ja: { title: `この選挙のデータには音声がありません。${VOICELESS.ja}`, next: '音声投票がある選挙のときは、選挙管理委員会へ連絡してください。' },
    en: { title: `The package of this election has no voice. ${VOICELESS.en}`, next: 'If voting by voice was announced, call the election commission.' },
  },
  'voice-wrong-format': {
    ja: { title: `音声のファイル {path} を読めません（{where}）。${VOICELESS.ja}`, next: '選挙管理委員会へ連絡してください。投票機のソフトウェアの版が違うことがあります。' },
    en: { title: `The voice {path} cannot be read ({where}). ${VOICELESS.en}`, next: 'Call the election commission. The program of this machine may be of another version.' },
  },
  'voice-incomplete': {
    ja: { title: `音声（{language}）が {clips} 個足りません。最初は {clip} です。${VOICELESS.ja}`, next: '選挙管理委員会へ連絡してください。投票機のソフトウェアの版が違うことがあります。' },
    en: {
      title: `{clips} clips of the voice ({language}) are missing, the first is {clip}. ${VOICELESS.en}`,
      next: 'Call the election commission. The program of this machine may be of another version.',
    },
  },
  'voice-not-approved': {
    ja: { title: `音声（{language}）のうち {clips} 個を、2人が聞いて承認していません。最初は {clip} です。${VOICELESS.ja}`, next: '選挙管理委員会へ連絡してください。' },
    en: { title: `Two people have not approved {clips} clips of the voice ({language}), the first is {clip}. ${VOICELESS.en}`, next: 'Call the election commission.' },
  },
}
