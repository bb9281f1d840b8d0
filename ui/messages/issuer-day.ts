/** Refusals of the issuer's officer acts: machines that were started, the signed report, the end of the day. */
import { type RefusalCatalogue, refusal } from './message.ts'

export const issuerDayRefusals = {
  'kiosk-was-started': refusal(
    '{machine} は今日投票できる状態になっていました。中に投票があるかもしれないので、使わなかった機体にはできません。状態は変えていません。',
    'もう使わないときは「使用中止」を選び、備考に理由を書いてください。押し間違いで、その機体を一度も開始していないときも「使用中止」とし、備考にそう書いてください。',

    '{machine} stood ready for voters today and may hold votes: it cannot become an unused one. Its state stands as it was.',
    'If it is not used any more, choose “out of use” and write why. Do the same when it was never started and somebody pressed the wrong line.',
  ),
  'told-by-unused': refusal(
    '{machine} は閉鎖画面の数が入っていますが、開始した投票機になっていません。',
    '機体を確かめ、開始していれば「開始」にしてください。別の機体の数なら消してください。報告書で未使用とされた組は開票されません。',

    'There are numbers of the closing screen of {machine}, and it does not stand as a started machine.',
    'Look at the machine. If it was started, choose “started”; if the numbers are of another one, take them out. A pair reported as unused is not counted.',
  ),
  'report-signed': refusal(
    '報告書はもう署名されています。数字は変えていません。',
    '数字に誤りがあるときは「報告書を訂正する」から、理由を入れて直してください。',
    'The report is signed. No figure was changed.',
    'If a figure is wrong, press “Correct the report” and give the reason.',
  ),
  'report-elsewhere': refusal(
    'その版の報告書は、ほかの発券機で署名したので、この機械では書き出せません。何も変わっていません。',
    'その発券機から書き出してください。動かないときは「報告書を訂正する」で、理由を入れて次の版を作ってください。',
    'That version was signed on another issuer and cannot be written by this one. Nothing was changed.',
    'Write it from that issuer. If it does not work, press “Correct the report” and make the next version with the reason.',
  ),
  'day-over': refusal(
    '本日の業務は終わっています。何も変わっていません。',
    '誤りに気付いたときは、投票録に書き、選挙管理委員会に連絡してください。',
    'The day is ended. Nothing was changed.',
    'Write a mistake into the polling record and call the election commission.',
  ),
} as const satisfies RefusalCatalogue<string>
