/** Words of the issuer's evening: machines beside what they told, the report and its correction, the officer's acts, the end. */
import { type TextCatalogue, text } from './message.ts'

export const issuerEvening = {
  cardsOutKnown: text('まだ外にあるカードについて分かっていること', 'What is known of the cards that are still out'),
  cardsOutNamed: text('外にあるカード: {words}', 'Cards still out: {words}'),
  closeKiosks: text('投票機を閉鎖する', 'Close the machines now'),
  closeKiosksHelp: text(
    '押したあとは発券できません。カードは受け取れます。',
    'No card is issued after this. Cards still come back.',
  ),
  closeTheseKiosks: text(
    '立会人全員の前で、次の投票機を一台ずつ閉鎖し、閉鎖画面の数を下の表に入れてください。',
    'Before all witnesses, close these machines one by one and enter the numbers of their closing screens below.',
  ),
  kioskTold: text('✓ 数を入れました', '✓ numbers entered'),
  kioskNotTold: text('まだです', 'not yet'),
  boxesReady: text('記録媒体の箱の用意ができた', 'The media boxes are ready'),
  boxesAreReady: text('記録媒体の箱の用意ができました', 'The media boxes are ready'),
  boxesException: text('できないことと、その理由', 'What cannot be done, and why'),
  boxesReadyWithout: text('理由を付けて、箱の用意ができたとする', 'Ready, with this reason'),
  machineNow: text('この発券機での状態', 'State here'),
  takenOverBy: text('組を引き継いで閉鎖した投票機', 'Its pair was taken over by'),
  nobody: text('なし', 'nobody'),
  toldByUnused: text(
    '▲ 閉鎖画面を表示した投票機は、開始した投票機です。状態を直してください。',
    '▲ A machine with a closing screen was started. Put its state right.',
  ),
  recordsHelp: text(
    '閉鎖画面を表示した投票機は、使わないはずの機体でも、すべて数を入れてください。',
    'Enter the numbers of every machine that showed a closing screen, also of one that was not to be used.',
  ),
  reportVersion: text('署名した報告書: 第{version}版', 'Signed report: version {version}'),
  correctReport: text('報告書を訂正する', 'Correct the report'),
  correctReason: text('何を、なぜ訂正するか', 'What is corrected, and why'),
  correcting: text('報告書を訂正しています（理由: {reason}）', 'The report is being corrected (reason: {reason})'),
  writeCorrected: text('訂正した報告書に署名して書き出す', 'Sign and write the corrected report'),
  endOfDay: text('本日の業務を終える', 'End the day'),
  endOfDayHelp: text(
    '報告書を選挙管理委員会に渡し、封印がすべて済んでから押してください。署名の鍵を消します。そのあと、報告書の訂正はできません。',
    'Press it when the report is handed over and everything is sealed. It erases the signing key; after it no report can be corrected.',
  ),
  endedAt: text('本日の業務は {time} に終わりました', 'The day was ended at {time}'),
  officerCard: text(
    '投票管理者または職務代理者のカードを置き、暗証番号を入れてください。',
    'Lay the card of the presiding officer or the deputy on the reader and enter its PIN.',
  ),
  substitute: text('代わりの立会人の氏名', 'Name of a substitute witness'),
  substituteFor: text('{name} に代わる', 'In place of {name}'),
  'officer_correct-report': text('報告書を訂正する', 'Correct the report'),
  'officer_correct-report_words': text(
    '署名した報告書はそのまま残ります。直した数字で次の版に署名し、理由を付けて渡します。新しい版が前の版に代わります。',
    'The signed report stays as it is. The next version is signed with the corrected figures and the reason, and takes its place.',
  ),
  'officer_end-day': text('本日の業務を終える', 'End the day'),
  'officer_end-day_words': text(
    'この発券機の署名の鍵を消します。元にもどせません。同じ報告書をもう一度書き出すことだけ、あとからできます。',
    'The signing key of this issuer is erased. There is no way back. Only the same report can be written again later.',
  ),
} as const satisfies TextCatalogue
