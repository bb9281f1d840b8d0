/** Refusals of the issuer's officer acts: machines that were started, the signed report, the end of the day. */
import type { RefusalCatalogue } from './message.ts'
import { printerTroubles } from './printer.ts'

export const issuerDayRefusals = {
  'log-not-written': {
    ja: { title: '機械の記録（ログ）に書けませんでした。投票と名簿の記録は無事です。', next: 'いま行った操作と時刻を投票録に書いてください。くり返すときは、予備の発券機で引き継いでください。' },
    en: {
      title: "An entry of the machine's log could not be written. Books and roll are safe.",
      next: 'Write what was just done, with the time, into the polling record. If it happens again, take over with the spare issuer.',
    },
  },
  'log-not-printed': {
    ja: { title: '記録簿の書類を書けませんでした。記録簿はそのままです。', next: '書類用の媒体を抜いて差し直すか、空きのある別の媒体に替えて、もう一度「記録簿のPDFを作る」を押してください。' },
    en: {
      title: 'The paper of the log could not be written. The log is as it was.',
      next: 'Pull the stick for papers out and put it in again, or use another one with room, then press "Make the PDF of the log" again.',
    },
  },
  'voter-of-other-desk': {
    ja: { title: 'この方は受付{desk}の名簿です。何も変えていません。', next: '受付{desk}の発券機で行ってください。' },
    en: { title: 'This voter is in the roll of desk {desk}. Nothing was changed.', next: 'Do it at the issuer of desk {desk}.' },
  },
  'other-desk-open': {
    ja: { title: '受付{desk}の報告を受け取っていません。投票機はまだ閉じられません。', next: '受付{desk}を閉じて報告の媒体に書き、この発券機で読み込んでください。' },
    en: { title: 'The report of desk {desk} is not here. The machines stay open.', next: 'Close desk {desk}, write its report on the stick, and read it in here.' },
  },
  'desk-report-not-there': {
    ja: { title: '媒体から受付{desk}の報告を読めません。', next: '受付{desk}で報告を書いた媒体を差し（差してあれば、抜いて差し直し）、もう一度押してください。' },
    en: { title: 'No report of desk {desk} can be read from the stick.', next: 'Put in the stick with the report of desk {desk} – if it is in, pull it out and put it in again – and press again.' },
  },
  'desk-report-wrong': {
    ja: { title: '媒体の報告は、この選挙の受付{desk}が署名したものではありません。読み込んでいません。', next: '受付{desk}で報告をもう一度書いてください。' },
    en: { title: 'The report on the stick was not signed by desk {desk} in this election. It was not taken in.', next: 'Write the report again at desk {desk}.' },
  },
  'desk-report-other-list': {
    ja: {
      title: '受付{desk}は、候補者一覧{other}で発券していて、選挙がこの受付（候補者一覧{own}）と違います。報告は読み込んでいません。',
      next: '「受付{desk}の報告がどうしても読めないときの理由」に書いてください。この投票所の報告は、開票所で紙から入力します。',
    },
    en: {
      title: 'Desk {desk} issued under candidate list {other}, whose contests are not those of list {own} at this desk. The report was not taken in.',
      next: 'Write it under "Why the report of desk {desk} cannot be had at all". The counting room types the report of this station from its papers.',
    },
  },
  'desk-report-here': {
    ja: { title: '受付{desk}の報告は、すでに読み込んであります。「報告なし」にはしていません。', next: 'そのまま続けてください。読み込んだ報告は、合計に入っています。' },
    en: { title: 'The report of desk {desk} is here already. It was not given up.', next: 'Go on as it is: the report that was read in is part of the sums.' },
  },
  'desk-report-older': {
    ja: {
      title: '媒体にあるのは受付{desk}の第{other}版の報告です。新しい第{held}版が読み込んであります。入れ替えていません。',
      next: 'そのまま続けてください。受付{desk}がさらに直したときは、その媒体を差して読み込んでください。',
    },
    en: {
      title: 'The stick has version {other} of the report of desk {desk}. The newer version {held} is here, and it stays.',
      next: 'Go on as it is. If desk {desk} has corrected it once more, put that stick in and read it.',
    },
  },
  'desk-report-two-of-one-version': {
    ja: {
      title: '媒体にあるのは、受付{desk}の第{version}版の別の報告です。先に読み込んだ第{version}版が残っています。入れ替えていません。',
      next: 'どちらが正しいかを受付{desk}で確かめてください。受付{desk}が報告を訂正して次の版を書けば、その媒体を読み込めます。訂正できないときは、投票録に書き、両方の媒体を開票所に渡してください。',
    },
    en: {
      title: 'The stick has another version {version} of the report of desk {desk}. The version {version} that was read in before stays.',
      next: 'See at desk {desk} which one is right. When desk {desk} corrects its report, that is the next version, and it is read in here. If it cannot, write it in the record and give both sticks to the count.',
    },
  },
  'desk-annex-missing': {
    ja: {
      title: '投票録の別紙（この受付の分）ができていません。業務の終わりには進めません。',
      next: '「書類」のページで印刷し、投票管理者が署名したら、「閉鎖」の「投票録の別紙」で印を付けてください。',
    },
    en: {
      title: 'The annex of the polling record is not made. This desk does not end its day yet.',
      next: 'Print it on the page "Papers". When the officer has signed it, tick it on the page "Close", step "Annex of the polling record".',
    },
  },
  'machines-at-main-desk': {
    ja: { title: '投票機は受付1で閉じます。ここでは行いません。', next: 'この受付の報告を受付1に渡してください。' },
    en: { title: 'The machines are closed at desk 1, and not here.', next: 'Give the report of this desk to desk 1.' },
  },
  suspended: {
    ja: { title: '投票を中断しています。いまは発券できません。', next: 'カードの返却は受けられます。続けられるようになったら「投票を再開する」を押してください。' },
    en: { title: 'Voting is suspended. No card is issued now.', next: 'Cards still come back. When voting can go on, press "Resume voting".' },
  },
  'closing-due': {
    ja: { title: '閉鎖の時刻（{time}）になりました。発券していません。', next: '投票管理者が閉鎖を宣言してください。窓口にいる方と、中にいる方は、宣言のあとで投票できます。' },
    en: { title: 'The closing hour ({time}) has come. No card was issued.', next: 'The presiding officer declares the closing. Who stands at the desk or inside votes after that.' },
  },
  ...printerTroubles,
  // At the desk there is a way without any printer.
  'printer-stopped': {
    ja: { title: 'プリンターが止まっています。', next: 'プリンターの表示を確かめてください。直らないときは、備え付けの用紙を使い、投票を続けてください。' },
    en: { title: 'The printer has stopped.', next: 'Look at what it shows. If that does not help, use the form that is ready and go on voting.' },
  },
  'printer-file-gone': {
    ja: { title: '印刷する書類のファイルが読めません。', next: '書類を作り直してください。投票の記録には関わりません。' },
    en: { title: 'The file of the paper cannot be read.', next: 'Make the paper again. Nothing of the voting is touched.' },
  },
  'desk-is-busy': {
    ja: { title: '窓口の手続きが途中です。まだ行えません。', next: 'いまの方の手続きを終えるか取りやめてから、もう一度押してください。名簿を読み込んでいるときは、終わるまでお待ちください。' },
    en: { title: 'The desk is in the middle of something. It was not done.', next: 'Finish with this voter or leave, then press it again. While the roll is being read, wait until it is done.' },
  },
  'kiosk-was-started': {
    ja: {
      title: '{machine} は今日投票できる状態になっていました。中に投票があるかもしれないので、使わなかった機体にはできません。状態は変えていません。',
      next: 'もう使わないときは「使用中止」を選び、備考に理由を書いてください。押し間違いで、その機体を一度も開始していないときも「使用中止」とし、備考にそう書いてください。',
    },
    en: {
      title: '{machine} stood ready for voters today and may hold votes: it cannot become an unused one. Its state stands as it was.',
      next: 'If it is not used any more, choose "out of use" and write why. Do the same when it was never started and somebody pressed the wrong line.',
    },
  },
  'tick-before-first': {
    ja: { title: '上の確認がまだ済んでいません。', next: '（ア）から順に確かめてください。' },
    en: { title: 'A line above it is not ticked yet.', next: 'Go through the list from the top.' },
  },
  'cards-still-out': {
    ja: {
      title: 'まだ外にあるカードが{count}枚あります。「全員が投票した」とはできません。',
      next: '返却箱のカードを数え、「回収窓口から届いた枚数」に入れてください。持ち帰られたカードなどは、分かっていることを書いてから印を付けてください。',
    },
    en: {
      title: '{count} cards are still out, so not everybody has voted yet.',
      next: 'Count the cards of the return box and enter them as "Cards brought from the return window". For a card that was taken home, write what is known and tick the line then.',
    },
  },
  'more-cards-than-out': {
    ja: {
      title: '{count}枚と入れましたが、外にあるカードは{out}枚です。登録していません。',
      next: '回収窓口から届いたカードを数え直し、その枚数を入れてください。渡していないカード、ほかの投票所のカードは数に入れません。',
    },
    en: {
      title: '{count} cards were entered, but {out} are out. Nothing was entered.',
      next: 'Count the cards from the return window once more and enter that number. Cards that were never handed out, or of another station, are not among them.',
    },
  },
  'kiosks-not-closing': {
    ja: { title: '投票機はまだ閉鎖してはいけません。確認が残っています。', next: 'すべての確認を済ませ、「投票機を閉鎖する」を押してから、投票機を閉鎖してください。' },
    en: { title: 'The machines are not to be closed yet: a check is missing.', next: 'Finish all checks, press "Close the machines now", then close them.' },
  },
  'kiosks-closing': {
    ja: { title: '投票機の閉鎖が始まっています。もう発券できません。何も変わっていません。', next: '間に合った方がまだ投票していないときは、投票管理者に知らせ、投票録に書いてください。' },
    en: {
      title: 'The machines are being closed. No card is issued any more. Nothing was changed.',
      next: 'If somebody who came in time has not voted, tell the presiding officer and write it into the polling record.',
    },
  },
  'boxes-not-ready': {
    ja: {
      title: '記録媒体の箱の確認が済んでいません。',
      next: '正（原本）・副（複写）の番号と封印を確かめ、「記録媒体の箱の用意ができた」を押してください。できないことがあれば、その理由を書いて押してください。',
    },
    en: {
      title: 'The media boxes are not said to be ready.',
      next: 'Check serials and seals of originals and duplicates and press "The media boxes are ready". If something cannot be done, write why and press it.',
    },
  },
  'told-by-unused': {
    ja: {
      title: '{machine} は閉鎖画面の数が入っていますが、開始した投票機になっていません。',
      next: '機体を確かめ、開始していれば「開始」にしてください。別の機体の数なら消してください。報告書で未使用とされた組は開票されません。',
    },
    en: {
      title: 'There are numbers of the closing screen of {machine}, and it does not stand as a started machine.',
      next: 'Look at the machine. If it was started, choose "started"; if the numbers are of another one, take them out. A pair reported as unused is not counted.',
    },
  },
  'report-signed': {
    ja: { title: '報告書はもう署名されています。数字は変えていません。', next: '数字に誤りがあるときは「報告書を訂正する」から、理由を入れて直してください。' },
    en: { title: 'The report is signed. No figure was changed.', next: 'If a figure is wrong, press "Correct the report" and give the reason.' },
  },
  'report-elsewhere': {
    ja: {
      title: 'その版の報告書は、ほかの発券機で署名したので、この機械では書き出せません。何も変わっていません。',
      next: 'その発券機から書き出してください。動かないときは「報告書を訂正する」で、理由を入れて次の版を作ってください。',
    },
    en: {
      title: 'That version was signed on another issuer and cannot be written by this one. Nothing was changed.',
      next: 'Write it from that issuer. If it does not work, press "Correct the report" and make the next version with the reason.',
    },
  },
  'report-being-corrected': {
    ja: {
      title: '報告書を訂正している途中です。何も印刷していません。署名した報告書は、そのままです。',
      next: '「閉鎖」のページの「投票所報告書」で訂正した報告書に署名すると、新しい版が印刷されます。訂正しないときは、そこで取りやめてから印刷します。',
    },
    en: {
      title: 'The report is being corrected. Nothing was printed, and the signed report is as it was.',
      next: 'Sign the corrected report on the page "Close", at "Station report": the new version is printed then. If nothing is to be corrected, take the correction back there and print again.',
    },
  },
  'correction-stays': {
    ja: {
      title: 'この訂正は、取りやめられません。署名を求めたあとか、別の発券機で始めた訂正です。何も変わっていません。',
      next: '数字を確かめ、「訂正した報告書に署名して書き出す」を押してください。前と同じ数字でもかまいません。',
    },
    en: {
      title: 'This correction cannot be taken back: its signature was asked for, or another issuer began it. Nothing was changed.',
      next: 'Check the figures and press "Sign and write the corrected report". They may be the same as before.',
    },
  },
  'day-over': {
    ja: { title: '本日の業務は終わっています。何も変わっていません。', next: '誤りに気付いたときは、投票録に書き、選挙管理委員会に連絡してください。' },
    en: { title: 'The day is ended. Nothing was changed.', next: 'Write a mistake into the polling record and call the election commission.' },
  },
} as const satisfies RefusalCatalogue<string>
