/** Every refusal of the issuer: what happened and is safe, what to do next. Written to be read aloud by a clerk. */
import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import { clockRefusals } from './clock.ts'
import { issuerDevicesLost } from './devices.ts'
import { issuerDayRefusals } from './issuer-day.ts'
import { daysRefusals } from './issuer-days.ts'
import { issuerDeskRefusals } from './issuer-desk.ts'
import { mistakenRefusals } from './issuer-mistaken.ts'
import { issuerOfficeRefusals } from './issuer-office.ts'
import { orderRefusals } from './issuer-order.ts'
import { rollRefusals } from './issuer-roll.ts'
import type { RefusalCatalogue } from './message.ts'
import { packageRefusals } from './package.ts'

const OFFICE = { ja: '選挙管理委員会に連絡してください。', en: 'Call the election commission.' }

export const issuerRefusals = {
  // Start
  ...packageRefusals,
  ...daysRefusals,
  ...orderRefusals,
  ...mistakenRefusals,
  ...rollRefusals,
  ...issuerDayRefusals,
  ...issuerOfficeRefusals,
  ...clockRefusals,
  'clock-not-seen': {
    ja: { title: '立会人2人の確認がまだです。時計は変わっていません。', next: '二人に二つの時刻を見てもらい、それぞれの印を押してから、もう一度合わせてください。' },
    en: { title: 'The two witnesses have not confirmed yet. The clock is as it was.', next: 'Show both times to both, press the button of each, then set it again.' },
  },
  'machine-identity-missing': {
    ja: { title: 'この発券機は個別設定がされていません。何も変わっていません。', next: `予備の発券機を使ってください。${OFFICE.ja}` },
    en: { title: 'This machine has no identity of its own. Nothing was changed.', next: `Use the spare issuer. ${OFFICE.en}` },
  },
  'not-an-issuer': {
    ja: { title: 'この機械（{machine}）は発券機ではありません。', next: '発券機を使ってください。' },
    en: { title: 'This machine ({machine}) is not a card issuer.', next: 'Use the card issuer.' },
  },
  'randomness-not-secure': {
    ja: { title: 'この選挙データは見本用の設定では動きません。', next: '通常の方法で起動し直してください。' },
    en: { title: 'This package does not run with settings made for a sample.', next: 'Start the machine in the ordinary way.' },
  },
  'clock-not-allowed': {
    ja: { title: 'この選挙データは、設定された時計では動きません。', next: '設定から時計を除き、起動し直してください。' },
    en: { title: 'This package does not accept a clock from the configuration.', next: 'Remove the clock from the configuration and start again.' },
  },
  'software-differs': {
    ja: { title: 'この発券機のソフトウェアが、配布されたものと違います（{path}）。名簿は開いていません。カードは1枚も渡していません。', next: `予備の発券機を使ってください。${OFFICE.ja}` },
    en: { title: 'The software of this issuer is not what was delivered ({path}). The roll was not opened. No card was issued.', next: `Use the spare issuer. ${OFFICE.en}` },
  },
  'config-incomplete': {
    ja: { title: '設定にカード読取機または引継ぎ媒体がありません。', next: '設定を直し、起動し直してください。' },
    en: { title: 'The configuration names no card reader or no take-over medium.', next: 'Correct the configuration and start again.' },
  },
  'machine-file-system': {
    ja: { title: 'この発券機の記憶装置の形式（{found}）は、発券に使えません。使えるのは ext4 だけです。カードは1枚も渡していません。', next: `予備の発券機を使ってください。${OFFICE.ja}` },
    en: { title: 'The disk of this issuer has a file system ({found}) that cannot be used for issuing. Only ext4 can. No card was issued.', next: `Use the spare issuer. ${OFFICE.en}` },
  },
  'take-over-medium-file-system': {
    ja: { title: '引継ぎ媒体の形式（{found}）は使えません。使えるのは ext4 だけです。何も書いていません。', next: '準備された別の引継ぎ媒体を差し込み、起動し直してください。' },
    en: { title: 'The take-over medium has a file system ({found}) that cannot be used. Only ext4 can. Nothing was written.', next: 'Insert another take-over medium that was prepared, and restart.' },
  },
  'take-over-medium-mount': {
    ja: { title: '引継ぎ媒体が差し込まれていないか、決められた方法で接続されていません。何も書いていません。', next: `引継ぎ媒体を差し込み、起動し直してください。それでも同じなら、${OFFICE.ja}` },
    en: { title: 'The take-over medium is not inserted, or not mounted as it must be. Nothing was written.', next: `Insert the take-over medium and restart. If it stays so: ${OFFICE.en}` },
  },
  'take-over-medium-holes': {
    ja: {
      title: '引継ぎ媒体のファイルに、書き込まれていない部分があります。来た人の順番が残るおそれがあります。何も書いていません。',
      next: '準備された別の引継ぎ媒体を差し込み、起動し直してください。記録はこの発券機に残っています。',
    },
    en: {
      title: 'Parts of the file on the take-over medium were never written. It might keep the order of voters. Nothing was written.',
      next: 'Insert another take-over medium that was prepared, and restart. The records are safe on this issuer.',
    },
  },
  'take-over-medium-no-answer': {
    ja: {
      title: '引継ぎ媒体から、時間内に答えがありません。何も書いていません。',
      next: 'そのままお待ちください。1分ごとに自動で確かめ直します。3分たっても変わらないときは、引継ぎ媒体を抜いて差し直すか、予備の引継ぎ媒体に替えてください。',
    },
    en: {
      title: 'The take-over medium did not answer in time. Nothing was written.',
      next: 'Wait: each minute the issuer looks again by itself. If nothing has changed after three minutes, pull the take-over medium out and put it in again, or use the spare one.',
    },
  },
  'take-over-medium-look-failed': {
    ja: { title: '引継ぎ媒体のファイルの状態を確かめられませんでした。何も書いていません。', next: `準備された別の引継ぎ媒体を差し込み、起動し直してください。それでも同じなら、${OFFICE.ja}` },
    en: {
      title: 'The state of the file on the take-over medium could not be found out. Nothing was written.',
      next: `Insert another take-over medium that was prepared, and restart. If it stays so: ${OFFICE.en}`,
    },
  },
  // Unlocking
  'operator-card-missing': {
    ja: { title: '運用カードがリーダーにありません。', next: '運用カードを置き、暗証番号を入れてください。' },
    en: { title: 'There is no operator card on the reader.', next: 'Lay the operator card down and enter the PIN.' },
  },
  'wrong-pin': {
    ja: { title: '暗証番号が違うか、この投票所の運用カードではありません。', next: 'カードと番号を確かめて、もう一度入れてください。あと{left}回まちがえると、受け付けを止めます。' },
    en: { title: 'The PIN is wrong, or this is not an operator card of this station.', next: 'Check card and number and try once more. Tries left before it stops: {left}.' },
  },
  'tries-used-up': {
    ja: { title: `${WRONG_PINS_MAX}回まちがえたため、受け付けを止めました。記録はすべて残っています。`, next: '職務代理者の運用カードを用意し、発券機を起動し直してください。' },
    en: { title: `${WRONG_PINS_MAX} wrong tries: no more are accepted. All records are kept.`, next: "Fetch the deputy's operator card and restart the issuer." },
  },
  'voting-card-laid': {
    ja: { title: 'これは投票カードです。カードの内容はそのままです。暗証番号のまちがいには数えていません。', next: '投票カードを取り、運用カードを置いて、暗証番号を入れてください。' },
    en: { title: 'This is a voting card. It was not changed, and no wrong PIN is counted.', next: 'Take it off, lay down the operator card and enter the PIN.' },
  },
  'not-an-operator-card': {
    ja: { title: 'これは運用カードではありません。カードは変わっていません。', next: '運用カードを置いてください。' },
    en: { title: 'This is not an operator card. The card was not changed.', next: 'Lay down the operator card.' },
  },
  'operator-card-other-station': {
    ja: { title: '別の投票所または別の選挙の運用カードです。', next: 'この投票所の運用カードを使ってください。' },
    en: { title: 'This operator card is of another station or election.', next: 'Use the operator card of this station.' },
  },
  'operator-card-damaged': {
    ja: { title: '運用カードの内容が壊れています。', next: `職務代理者の運用カードを使ってください。${OFFICE.ja}` },
    en: { title: 'The contents of the operator card are damaged.', next: `Use the deputy's operator card. ${OFFICE.en}` },
  },
  'card-gone': {
    ja: { title: '読み取りの途中でカードが離れました。何も変わっていません。', next: 'カードを置いたまま、もう一度暗証番号を入れてください。' },
    en: { title: 'The card left the reader while it was read. Nothing was changed.', next: 'Leave the card on the reader and enter the PIN again.' },
  },
  'reader-not-there': issuerDevicesLost['reader-not-there'],
  'reader-refused': issuerDevicesLost['reader-refused'],
  'reader-silent': issuerDevicesLost['reader-silent'],
  // Out of service
  'roll-not-authentic': {
    ja: { title: '選挙人名簿が開けません。発券はできません。', next: `予備の発券機を使ってください。${OFFICE.ja}` },
    en: { title: 'The electoral roll cannot be opened. No card is issued.', next: `Use the spare issuer. ${OFFICE.en}` },
  },
  'roll-unreadable': {
    ja: { title: '選挙人名簿が読めません（{line}行目）。発券はできません。', next: `予備の媒体を使ってください。${OFFICE.ja}` },
    en: { title: 'The electoral roll cannot be read (line {line}). No card is issued.', next: `Use the spare medium. ${OFFICE.en}` },
  },
  'books-damaged': issuerDevicesLost['books-damaged'],
  'books-disk-full': issuerDevicesLost['books-disk-full'],
  'books-disk-slow': issuerDevicesLost['books-disk-slow'],
  'books-not-writable': issuerDevicesLost['books-not-writable'],
  'take-over-medium-missing': {
    ja: { title: '引継ぎ媒体がありません。発券を止めました。', next: '引継ぎ媒体を差し込み、発券機を起動し直してください。' },
    en: { title: 'The take-over medium is not there. Issuing has stopped.', next: 'Insert the take-over medium and restart the issuer.' },
  },
  'take-over-medium-failed': {
    ja: {
      title: '引継ぎ媒体に記録できません（{fault}）。最後のカードは渡さないでください。',
      next: '引継ぎ媒体を抜き、予備の引継ぎ媒体を差し込んで、起動し直してください。記録はこの発券機に残っています。',
    },
    en: {
      title: 'The take-over medium cannot be written ({fault}). Do not hand over the last card.',
      next: 'Pull it out, put the spare take-over medium in and restart. The records are safe on this issuer.',
    },
  },
  'take-over-medium-foreign': {
    ja: { title: 'この投票所の引継ぎ媒体ではありません。何も書いていません。', next: 'この投票所の引継ぎ媒体を差し込み、起動し直してください。' },
    en: { title: 'This is not the take-over medium of this station. Nothing was written to it.', next: 'Insert the take-over medium of this station and restart.' },
  },
  'program-error': {
    ja: { title: '発券機の内部で誤りが起きたため、止まりました。渡したカードは有効です。', next: '起動し直してください。最後のカードは、起動後に画面の指示どおり置いてください。' },
    en: { title: 'The issuer stopped because of an internal error. Cards already handed over are valid.', next: 'Restart. Then lay the last card down as the screen asks.' },
  },
  ...issuerDeskRefusals,
  // Acts
  'clock-not-confirmed': {
    ja: { title: '時計の確認がまだです。', next: '時報と合っていることを確かめ、「時計を確認した」を押してください。違うときは「時計を合わせる」を押してください。' },
    en: { title: 'The clock has not been confirmed.', next: 'Compare it with the time signal and confirm. If it is wrong, press "Set the clock".' },
  },
  'too-few-witnesses': {
    ja: { title: '投票立会人が{least}人そろっていません。', next: '立会人がそろうまで待ち、出席の印を付けてください。' },
    en: { title: 'Fewer than {least} polling witnesses are present.', next: 'Wait until they are here and mark them present.' },
  },
  'nobody-on-the-spot': {
    ja: {
      title: 'その場にいる投票立会人が1人もいません。カードは出しません。',
      next: '立会人をその場に呼んで出席の印を付けるか、補充選任をしてください。オンラインの立会いは、その場の1人のほかに限ります。',
    },
    en: {
      title: 'No polling witness is on the spot. No card is issued.',
      next: 'Call one and mark that witness present, or appoint a substitute. Over a line others look on, beside at least one on the spot.',
    },
  },
  'witness-not-on-the-spot': {
    ja: { title: 'この立会人はオンラインで立ち会っています。何も変えていません。', next: '封印・鍵・送致は、その場にいる立会人の方を選んでください。' },
    en: { title: 'This witness takes part over a line. Nothing was changed.', next: 'For seals, keys and the way to the count choose a witness who is on the spot.' },
  },
  'line-not-allowed': {
    ja: {
      title: 'この選挙では、オンラインの立会いを使いません。何も変えていません。',
      next: '立会人をその場に呼ぶか、補充選任をしてください。使えるのは、選挙管理委員会が承認した規則にあるときだけです。',
    },
    en: {
      title: 'No witness takes part over a line in this election. Nothing was changed.',
      next: 'Call the witness here or appoint a substitute. The rules that the commission approved would have to allow it.',
    },
  },
  'witnesses-below-appointed': {
    ja: { title: '投票立会人が定員（{appointed}人）より少なく、{present}人です。投票は続けられます。', next: '補充選任の手続きをし、投票録に書いてください。' },
    en: { title: '{present} of {appointed} polling witnesses are present. Voting may go on.', next: 'Appoint a substitute and note it in the polling record.' },
  },
  'no-kiosk-started': {
    ja: { title: '投票できる状態の投票機がありません。', next: '投票機の0票確認を済ませ、印を付けてください。' },
    en: { title: 'No voting machine stands ready.', next: 'Finish the zero check of a machine and mark it.' },
  },
  'kiosk-not-decided': {
    ja: { title: 'まだ印のない投票機があります。', next: 'すべての投票機に「開始」または「使用中止」を付けてください。' },
    en: { title: 'A voting machine is not marked yet.', next: 'Mark every machine as started or not used.' },
  },
  'sheet-not-signed': {
    ja: { title: '確認書の署名がまだです。発券できません。', next: '選挙人・投票管理者・立会人の署名を受け、「署名済み」を押してください。' },
    en: { title: 'The confirmation sheet is not signed: no card yet.', next: 'Have voter, presiding officer and witnesses sign, then confirm.' },
  },
  'sheet-not-printed': {
    ja: { title: '確認書が印刷されていません。', next: '書類用の媒体を抜いて差し直し、印刷し直してください。できないときは、備え付けの用紙に署名を受け、理由を入れてください。' },
    en: { title: 'The confirmation sheet was not printed.', next: 'Pull the stick for papers out, put it in again and print again; or sign the blank sheet and enter the reason.' },
  },
  'paper-not-made': {
    ja: {
      title: '書類を作れませんでした。投票と発券は続けられます。',
      next: '書類用の媒体を抜いて差し直すか、空きのある別の媒体に替えて、もう一度押してください。急ぐときは、備え付けの用紙に手で書いてください。',
    },
    en: {
      title: 'The paper could not be made. Voting and cards go on.',
      next: 'Pull the stick for papers out and put it in again, or use another one with room, and press again. If there is no time, write on the form that lies ready.',
    },
  },
  'reason-needed': {
    ja: { title: '理由が書かれていません。何も変わっていません。', next: '理由の欄に書いてから、もう一度押してください。' },
    en: { title: 'The reason is missing. Nothing was changed.', next: 'Write it into the field for the reason, then press again.' },
  },
  'before-opening-time': {
    ja: { title: '開始時刻（{time}）の前です。', next: '{time}になってから宣言してください。' },
    en: { title: 'It is not yet {time}.', next: 'Declare the opening at {time}.' },
  },
  'not-this-day': {
    ja: { title: '時計の日付が、この投票所の投票日ではありません。開始は記録していません。', next: '時計の日付を確かめてください。正しいときは、選挙管理委員会に連絡してください。' },
    en: { title: 'The date of the clock is no voting date of this station. No opening was recorded.', next: 'Check the date of the clock. If it is right, call the election commission.' },
  },
  'inner-lid-first': {
    ja: { title: '投票箱の内ふたの施錠に、まだ印がありません。発券できません。', next: '立会人の前で内ふたに鍵をかけ、印を付けてください。錠がかからない箱は、別の投票箱に替えます。' },
    en: {
      title: 'The inner lid of the ballot box is not ticked as locked: no card yet.',
      next: 'Lock it before the witnesses and tick its line. A box whose lock does not close is exchanged for another.',
    },
  },
  'spare-not-signed': {
    ja: { title: '{machines}：確認書の署名がまだです。選挙人を案内しないでください。', next: '確認書を作り直し、選挙人・投票管理者・立会人の署名を受けて、「署名済み」を押してください。' },
    en: { title: '{machines}: the confirmation sheet is not signed yet. Send nobody there.', next: 'Make the sheet anew, have voter, presiding officer and witnesses sign it, then confirm.' },
  },
  'eve-prepares-only': {
    ja: {
      title: '今日は投票日（{date}）の前日です。前日の準備だけを記録できます。いまの操作は記録していません。',
      next: '前日の準備を済ませてください。開始の手順は投票日の朝に行います。今日が投票日のときは、「時計」で「時計を合わせる」を押してください。',
    },
    en: {
      title: 'Today is the eve of the poll ({date}). Only the preparation can be entered; this act was not.',
      next: 'Finish the list of the day before. The opening follows on the morning of the poll. If today is the day, press "Set the clock" under "Clock".',
    },
  },
  'opened-day-is-over': {
    ja: {
      title: '発券機の時計の日付（{today}）が、開いた日（{day}）と違います。投票カードは発行しません。これまでの記録は安全です。',
      next: 'まず時計の日付を確かめてください。まだその日なら、「準備」の「時計」で「時計を合わせる」を押してください。合うと自動で続きます。本当に日が変わったときは、「閉鎖」の画面で、その日の手続きを終わりまで進めてください。',
    },
    en: {
      title: 'The date of this clock ({today}) is not that of the day that was opened ({day}). No card is issued. What was recorded is safe.',
      next: 'First look at the date. If it is still that day, press "Set the clock" on the page "Prepare", "Clock"; the issuer then goes on by itself. If the day is really over, bring it to its end on the closing page.',
    },
  },
  'not-opened': {
    ja: { title: '投票の開始が宣言されていません。発券できません。', next: '「開始」の画面で手順を済ませてください。' },
    en: { title: 'The opening has not been declared: no card yet.', next: 'Finish the steps on the opening page.' },
  },
  'already-closed': {
    ja: { title: 'この手続きは、もう済んでいます。', next: '変えるときは投票録に書き、投票管理者の指示を受けてください。' },
    en: { title: 'This step is already done.', next: 'Corrections go into the polling record, by the presiding officer.' },
  },
  'before-closing-time': {
    ja: { title: '閉鎖時刻（{time}）の前です。', next: '{time}になってから宣言してください。' },
    en: { title: 'It is not yet {time}.', next: 'Declare the closing at {time}.' },
  },
  'closing-not-declared': {
    ja: { title: '閉鎖がまだ宣言されていません。', next: '{time}になってから、先に「閉鎖の宣言」で閉鎖を宣言してください。' },
    en: { title: 'The closing has not been declared.', next: 'Declare the closing at {time} first.' },
  },
  'assistants-needed': {
    ja: { title: '代理投票・操作補助に必要なことが、まだそろっていません。発券していません。', next: '発券のボタンに出ていることを先に済ませてください。やめるときは投票の方法を「本人」に戻します。' },
    en: { title: 'The proxy or assisted vote is not complete. Nothing was issued.', next: 'First do what the issue button names. To leave it, set "Assistance" back to "alone".' },
  },
  'way-incomplete': {
    ja: { title: 'まだそろっていないことがあります。何も記録していません。', next: 'ボタンに出ていることを先に済ませてください。やめるときは「もどる」を押します。' },
    en: { title: 'Something is still missing. Nothing was recorded.', next: 'First do what the button names. To leave this page press "Back".' },
  },
  'voice-not-here': {
    ja: { title: 'この投票所では音声投票はできません。カードは変わっていません。', next: '点字投票をご案内ください。できないときは、代理投票を選んでください。' },
    en: { title: 'Nobody can vote by voice at this station. No card was changed.', next: 'Offer voting in braille; where that is not possible, choose proxy voting.' },
  },
  'contests-not-offered': {
    ja: { title: '選べない選挙が入っています。', next: '画面にある選挙から選んでください。' },
    en: { title: 'A contest was chosen that is not offered.', next: 'Choose among the contests on the screen.' },
  },
  'replaced-contests-needed': {
    ja: {
      title: 'この方には、ほかのカードも発券しています。まだ何も発券していません。',
      next: '読めない（なくした）カードに入っていた選挙だけを選んでください。ほかのカードで投票が終わった選挙は選ばないでください。',
    },
    en: { title: 'This voter has had another card as well. Nothing was issued yet.', next: 'Choose only the contests of the card that is replaced, never one that was voted with the other card.' },
  },
  'replaced-contest-off-cards': {
    ja: {
      title: 'このカードの選挙は、今は投票用紙で投票しています。カードを替えられません。まだ何も発券していません。',
      next: 'カードを探してください。前のカードで投票が終わっているかもしれないので、投票用紙も渡せません。次の候補者一覧でこの選挙がカードに戻れば、替えのカードを出せます。',
    },
    en: {
      title: 'The contest of this card is voted on ballot papers now, so no other card can be issued. Nothing was issued.',
      next: 'Look for the card. It may have voted, so no ballot paper is given either. When the next candidate list brings the contest back to cards, another card can be issued.',
    },
  },
  'marks-without-card': {
    ja: { title: 'カードのない印、または終わっていない発券があります。', next: '受付中の方の発券を済ませるか、印を消してください。' },
    en: { title: 'A mark has no card, or an issue is not finished.', next: 'Finish the issue, or strike the mark.' },
  },
  'closing-ticks-missing': {
    ja: { title: '閉鎖前の確認が残っています。', next: '（ア）から順に確かめ、印を付けてください。' },
    en: { title: 'A check before closing is missing.', next: 'Go through the list from the top and tick each line.' },
  },
  'records-missing': {
    ja: { title: '投票機{machine}の記録数が入っていません。', next: '「閉鎖」のページの表に、その投票機の閉鎖画面にある数を入れてください。' },
    en: { title: 'The number of records of machine {machine} is missing.', next: 'Enter the numbers from its closing screen into the table on the page "Close".' },
  },
  'seal-number-missing': {
    ja: { title: '投票機{machine}の封印の照合番号が入っていません。', next: '閉鎖画面の番号を、「閉鎖」のページの表に入れてください。番号が分からないときは、その欄の「番号なし…」に理由を書きます。' },
    en: {
      title: 'The check number of the seal of machine {machine} is missing.',
      next: 'Enter it from the closing screen, on the page "Close". Where nobody can read it any more, write the reason under "No number…" in its place.',
    },
  },
  'kiosk-not-closed': {
    ja: {
      title: '投票機{machine}の閉鎖が、まだ済んでいません（記録数と封印の照合番号がそろっていません）。封印にはまだ進めません。',
      next: '投票機を閉鎖し、閉鎖画面の数と番号を「閉鎖」のページの表に入れてください。動かない投票機は、「開始」のページで理由を書いて「使用中止」にします。',
    },
    en: {
      title: 'Machine {machine} is not closed yet: its number of records or the number of its seal is missing. Nothing is sealed before.',
      next: 'Close it and enter what its closing screen says into the table on the page "Close". Where it is dead, write the reason and mark it "out of use" on the page "Open".',
    },
  },
  'seal-label-missing': {
    ja: {
      title: '封印シールの番号が、二人分入っていません。まだ「済み」にはしていません。',
      next: '一人がシールの番号を読んで入れ、もう一人がシールを見てもう一度入れてから、印を付けてください。番号のないシールなら「なし」と入れます。',
    },
    en: {
      title: 'The number of the sealing label is not there twice. Nothing was ticked.',
      next: 'One person types it from the label, another one once more, then tick. Where the label has no number, type "none".',
    },
  },
  'seal-label-of-originals': {
    ja: {
      title: 'シール {label} は、正（原本）の容器の番号です。印は付けていません。',
      next: '副（複写）の容器のシールを見て、二人とも入れ直してください。正（原本）の方が違うときは、先にその印を取り消します。',
    },
    en: {
      title: 'Label {label} is the one of the container for the originals. Nothing was ticked.',
      next: 'Read the label of the container for the duplicates, both of you. If the first entry was wrong, take its tick back first.',
    },
  },
  'seal-label-of-duplicates': {
    ja: {
      title: 'シール {label} は、副（複写）の容器の番号です。印は付けていません。',
      next: '正（原本）の容器のシールを見て、二人とも入れ直してください。副（複写）の方が違うときは、先にその印を取り消します。',
    },
    en: {
      title: 'Label {label} is the one of the container for the duplicates. Nothing was ticked.',
      next: 'Read the label of the container for the originals, both of you. If the first entry was wrong, take its tick back first.',
    },
  },
  'bell-not-rung': {
    ja: { title: '「宣言と同時に鈴を鳴らした」に、まだ印がありません。', next: '開始を宣言し、鈴を鳴らして、印を付けてください。0票の確認はそのあとです。' },
    en: { title: '"The bell was rung with the declaration" is not ticked yet.', next: 'Declare the opening, ring the bell and tick it. The zero check comes after that.' },
  },
  'seal-label-differs': {
    ja: {
      title: '二人が入れた封印シールの番号が違います。まだ「済み」にはしていません。',
      next: '貼ったシールを二人で見て、違う方を入れ直してください。シールのほうを貼り替えたときは、新しい番号を二人とも入れます。',
    },
    en: { title: 'The two numbers of the sealing label differ. Nothing was ticked.', next: 'Look at the label together and mend the wrong one. Where a new label was put on, both type its number.' },
  },
  'absentees-elsewhere': {
    ja: { title: 'この投票所は、不在者投票を受ける投票所ではありません。何も記録していません。', next: '不在者投票が届いたら、開けずに選管へ連絡してください。' },
    en: { title: 'This station takes no absentee votes. Nothing was recorded.', next: 'If one came, do not open it: call the commission.' },
  },
  'absentees-not-decided': {
    ja: { title: '不在者投票の決定が済んでいません。何も記録していません。', next: '全部の受理を決めて（ウ）を済みにしてから、数を入れてください。' },
    en: { title: 'The absentee votes are not decided yet. Nothing was recorded.', next: 'Decide all of them, tick (c), then type the figures.' },
  },
  'absentees-not-told': {
    ja: { title: '不在者投票の数が入っていません。報告書は、まだ作れません。', next: '（ウ）（エ）のページで、決定票の数を二人が一人ずつ入れてください。一通も届いていないときは、全部 0 です。' },
    en: { title: 'The absentee figures are not typed. The report waits.', next: 'On the page of (c) and (d) two people type what the decision forms say, one after the other; all 0 where none came.' },
  },
  'absentees-differ': {
    ja: { title: '二人が入れた不在者投票の数が違います。何も記録していません。', next: '決定票を二人で数えなおし、一人ずつもう一度入れてください。' },
    en: { title: 'The two people typed different absentee figures. Nothing was recorded.', next: 'Count the decision forms together, and type them again, one after the other.' },
  },
  'absentees-too-many': {
    ja: { title: '{contest}：受理しなかった数と拒否した数の和が、届いた数より多くなっています。何も記録していません。', next: '決定票を数えなおし、二人とももう一度入れてください。' },
    en: { title: '{contest}: more votes were not accepted or refused than came. Nothing was recorded.', next: 'Count the decision forms again, and both type the figures anew.' },
  },
  'ended-without-witness': {
    ja: { title: '係員が終わらせた投票に、立会人の氏名がありません。何も記録していません。', next: '見ていた立会人の氏名を入れてから、数を入れてください。' },
    en: { title: 'Sessions ended by staff lack the name of a witness. Nothing was recorded.', next: 'Type who looked on, then the number.' },
  },
  'difference-unexplained': {
    ja: { title: '数が合わず、理由がありません。', next: '赤い数を確かめ、合わない理由を入れてください。数は合わせません。' },
    en: { title: 'The numbers differ and there is no reason.', next: 'Check the red numbers and enter the reason. Never change a number to fit.' },
  },
  'tickets-not-counted': {
    ja: { title: '入場券の枚数が入っていません。', next: '入場券を数えて入れてください。' },
    en: { title: 'The entrance tickets are not counted.', next: 'Count them and enter the number.' },
  },
  'cards-not-counted': {
    ja: { title: 'カードの枚数が入っていません。', next: '受け取った枚数と、箱の中の枚数を入れてください。' },
    en: { title: 'The cards are not counted.', next: 'Enter the cards received and those in the case.' },
  },
  'inside-already-listed': {
    ja: {
      title: '名簿番号 {rollNo} の方は、もう中にいた方の名簿に入っています。名簿は変わっていません。',
      next: '次の入場券を読み取ってください。入れまちがいは、その行の「{rollNo} を外す」で直せます。',
    },
    en: { title: 'Roll number {rollNo} is on the list of those inside already. The list was not changed.', next: 'Scan the next ticket. A wrong row is taken off by its button "Remove {rollNo}".' },
  },
  'inside-has-card': {
    ja: {
      title: '名簿番号 {rollNo} の方には、カードか投票用紙をもう渡しています。名簿には入れました。',
      next: 'カードや用紙を持っている方、投票が済んだ方なら、その行の「{rollNo} を外す」を押します。カードをなくした方、読めないカードの方なら、そのままにします。',
    },
    en: {
      title: 'The voter with roll number {rollNo} was given a card or a paper before. The row is on the list.',
      next: 'If the voter holds it or has voted, press "Remove {rollNo}" in that row. If the card is lost or cannot be read, leave it as it is.',
    },
  },
  'inside-voted-elsewhere': {
    ja: {
      title: '名簿番号 {rollNo} の方は、不在者投票・期日前投票・オンライン投票のどれかが済んでいます。名簿には入れました。',
      next: 'そのことをお伝えし、その行の「{rollNo} を外す」を押します。納得されず仮投票をされる方なら、そのままにします。',
    },
    en: {
      title: 'The voter with roll number {rollNo} has voted by absentee ballot, early or online. The row is on the list.',
      next: 'Say so, and press "Remove {rollNo}" in that row. If the voter insists and casts a provisional ballot, leave it as it is.',
    },
  },
  'inside-list-open': {
    ja: { title: '閉鎖時に中にいた方の名簿が確定していません。', next: '全員を入れたら「名簿を確定する」を押してください。' },
    en: { title: 'The list of voters inside at closing is not fixed.', next: 'When everybody is on it, press "Fix the list".' },
  },
  'seal-digits-wrong': {
    ja: {
      title: '投票機{machine}：封印の照合番号は、20桁と、その後ろの確かめの2桁です（あわせて22桁）。いまの入力は保存していません。',
      next: '投票機の閉鎖の画面に出ている順に、22桁を入れてください。空白はあってもなくてもかまいません。確かめの2桁が分からないときは、20桁を投票録に書き、欄の「番号なし…」に理由を書きます。',
    },
    en: {
      title: 'Machine {machine}: the check number of a seal has 20 digits and two check digits behind them, 22 in all. This entry was not kept.',
      next: "Type the 22 digits in the order of the kiosk's closing screen, with or without spaces. Where the two are not known, write the 20 into the polling record and the reason under 'No number…'.",
    },
  },
  'seal-digits-slip': {
    ja: {
      title: '投票機{machine}：封印の照合番号のどこかが違います（確かめの2桁と合いません）。いまの入力は保存していません。投票の記録は安全です。',
      next: '投票機の閉鎖の画面を、一人が5桁ずつ読み、一人が欄の数字と比べてください。違うところを直して Enter を押します。',
    },
    en: {
      title: 'Machine {machine}: some digit of the check number is wrong (it does not go with its two check digits). This entry was not kept; the votes are safe.',
      next: "One person reads the kiosk's closing screen aloud, five digits at a time, another compares them with the field. Mend what differs and press Enter.",
    },
  },
  'seal-of-other-machine': {
    ja: {
      title: '投票機{machine}：入れた封印の照合番号は、投票機{of}の番号です。いまの入力は保存していません。投票の記録は安全です。',
      next: '投票機{machine}の閉鎖の画面の番号を入れてください。投票機{of}の番号のほうが違うときは、先にそちらを直します。',
    },
    en: {
      title: 'Machine {machine}: the number typed is that of machine {of}. This entry was not kept; the votes are safe.',
      next: 'Type the number on the closing screen of machine {machine}. If the one kept for machine {of} is wrong, mend that first.',
    },
  },
  'issuer-was-used': {
    ja: {
      title: 'この発券機の記録には、投票所の開始または発券があります。署名の鍵は消していません。',
      next: '閉鎖のあと、この発券機で投票所報告書を書いてください。鍵はそのとき消えます。もう一台が引き継いだときは、電源を切り、この発券機ごと封をして選挙管理委員会に渡してください。',
    },
    en: {
      title: 'The books of this issuer know of an opening or of cards. Its signing key was not erased.',
      next: 'Write the station report here after closing: that erases the key. If another issuer has taken over, cut the power, put this machine under seal and hand it to the election commission.',
    },
  },
  'signing-key-gone': {
    ja: {
      title: 'この発券機の署名の鍵は消されているか、読めません。名簿と記録は安全です。',
      next: '使わなかった発券機として消したのなら、これでよく、電源を切ります。そうでなければ、予備の発券機で引き継いでください。投票録に書き、選挙管理委員会に連絡してください。',
    },
    en: {
      title: 'The signing key of this issuer was erased or cannot be read. Roll and books are safe.',
      next: 'If it was erased as an issuer that was not used, all is well: cut the power. If not, take over with the spare issuer, write it into the record and call the election commission.',
    },
  },
  'oath-missing': {
    ja: {
      title: '期日前投票の宣誓書を、まだ受け取っていません。何も変えていません。',
      next: '宣誓書に事由の印と署名があるか見て、受け取り、印のある事由を選んでください。どの事由にも当たらない方は、投票日に投票していただきます。',
    },
    en: {
      title: 'The oath of early voting is not here yet. Nothing was changed.',
      next: 'See that a reason is ticked and the voter has signed, keep it, and choose that reason. Who has none of the reasons votes on election day.',
    },
  },
  'replace-voter-first': {
    ja: { title: '先に、カードの持ち主の方を名簿で確かめてください。何も変えていません。', next: 'この確認を閉じて番号か氏名で探し、発券済みと出たら、もう一度カード状態確認を押してください。' },
    en: {
      title: 'First find the voter whose card it is on the roll. Nothing was changed.',
      next: 'Close this check, look the voter up by number or name, and when the desk says that a card was issued press "Card check" again.',
    },
  },
  'replace-pair-open': {
    ja: {
      title: 'このカードを発券したのは、投票機（{machines}）の使用中止より前か、あとだと確かめられません。その機械に票が残っているかもしれないので、代わりのカードは出せません。',
      next: '先に、ほかの投票機にその記録媒体を引き継ぎ、「閉鎖」のページの「組を閉鎖した投票機」で選んでください。日中に引き継がない投票所では閉鎖時刻のあとです。この方に投票所内でお待ちいただき、「閉鎖時に中にいた方」に加えれば、そのあと発券できます。',
    },
    en: {
      title: 'This card was issued before a machine ({machines}) went out of use, or nobody can show that it was later. A vote of it may be in there. No other card is issued.',
      next: 'First let another machine take its media over, and choose it on the page "Close" under "Its pair was closed by". Where no media are moved in the day, that is after the closing hour: a voter who is inside then, and on the list "Voters inside at closing", still gets one.',
    },
  },
  'replace-ask-main-desk': {
    ja: {
      title: '止まった投票機に、このカードの票が残っているかもしれません。代わりのカードはまだ出していません。',
      next: '受付1に、使用中止のままで組を引き継いでいない投票機がないか聞き、なければ印を付けてください。あるときは、引き継ぎが済むまでこの方にお待ちいただいてください。',
    },
    en: {
      title: 'A voting machine that failed may hold a vote of this card. No other card was issued so far.',
      next: 'Ask desk 1 whether a failed machine is left whose pair nobody has taken over. If there is none, tick it. If there is one, the voter waits for the take-over.',
    },
  },
  'too-many-cards-received': {
    ja: {
      title: 'この投票所で使えるカードは{most}枚までです。枚数は保存していません。',
      next: '{most}枚までを受け取ってください。残りは封をしたまま選挙管理委員会に返し、投票録に書いてください。枚数の打ち間違いなら、入れ直してください。',
    },
    en: {
      title: 'This station can use {most} cards at most. The number was not kept.',
      next: 'Receive up to {most}. Leave the others in their seal for the election commission, and write it into the record. If it was mistyped, enter it again.',
    },
  },
  'day-record-full': {
    ja: {
      title: '今日の記録に書き込める長さを超えるため、いまの入力は保存していません。それまでの記録はそのままです。',
      next: '備考を短くして、もう一度入力してください。長い説明は紙に書いて投票録に添えてください。',
    },
    en: {
      title: 'This entry was not kept: the record of the day has no room for it. Everything before it stands as it was.',
      next: 'Enter it again in fewer words, or shorten another note. Write long explanations on paper and add them to the record of voting.',
    },
  },
  'take-over-tickets-differ': {
    ja: {
      title: '手元の入場券は{counted}枚ですが、引継ぎの記録では{expected}枚のはずです。まだ何も引き継いでいません。',
      next: 'もう一度数えてください。違うままのときは、媒体が古いおそれがあります。新しい媒体か、もう一台の発券機がないか確かめ、続けるときは理由を書いてください。',
    },
    en: {
      title: 'There are {counted} tickets in hand, but by these books there should be {expected}. Nothing was taken over yet.',
      next: 'Count once more. If the numbers still differ, the medium may be an old one: look for a newer medium or the other issuer. To go on, write down why.',
    },
  },
  'take-over-reason-missing': {
    ja: {
      title: '数え直した入場券は{counted}枚で、引継ぎの記録と合いました。初めの数は{first}枚でした。まだ何も引き継いでいません。',
      next: '初めの数が違った理由を書いて、もう一度押してください（例：投票用紙の方の束も数えた）。理由は投票所報告書に載ります。',
    },
    en: {
      title: 'Counted again there are {counted} tickets, as these books say. The first count was {first}. Nothing was taken over yet.',
      next: 'Write why the first count was another one (for example: the pile of voters on paper was counted with them), and press again. The station report prints it.',
    },
  },
  'medium-serials-missing': {
    ja: { title: '封をした記録媒体の番号が足りません。', next: '正（原本）と副（複写）の番号をそれぞれ入れ、封印の印を付けてください。封がないと選挙が無効となるおそれがあります。' },
    en: { title: 'The serial number of a sealed medium is missing.', next: 'Enter original and duplicate and tick them sealed. An unsealed container may void the election.' },
  },
  'sealing-incomplete': {
    ja: { title: '封印と施錠の確認が残っています。', next: '封印シールと錠を確かめ、印を付けてください。' },
    en: { title: 'A sealing step is missing.', next: 'Check labels and locks and tick each line.' },
  },
  'report-first': {
    ja: { title: '投票所報告書にまだ署名していません。', next: '「閉鎖」のページの「投票所報告書」で、数を確かめて署名します。' },
    en: { title: 'The station report is not signed yet.', next: 'On the page "Close", at "Station report", check the figures and sign it.' },
  },
  'report-not-kept': {
    ja: {
      title: 'この発券機の内部の記憶装置に、報告書を書けませんでした。報告はまだ署名されていません。数は残っています。',
      next: 'もう一度押してください。変わらないときは、引継ぎ媒体を予備の発券機に差し、運用カードで引き継いで、そこで報告書を作ってください。',
    },
    en: {
      title: 'The own disk of this issuer could not take the report. No report is signed yet. All counts are safe.',
      next: 'Press again. If it stays so, put the take-over medium into the spare issuer, take over with the operator card, and make the report there.',
    },
  },
  'report-not-written': {
    ja: { title: '投票所報告書を書けませんでした。数は残っています。', next: '報告書用の媒体を抜いて差し直すか、別の媒体に替えて、もう一度押してください。' },
    en: { title: 'The station report could not be written. All counts are safe.', next: 'Pull the report medium out and put it in again, or use another one, and press again.' },
  },
} as const satisfies RefusalCatalogue<string>
