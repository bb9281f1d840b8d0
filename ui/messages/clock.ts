/** The officer sets the clock before two witnesses: the same words at the voting machine and at the issuer. */
import type { TextCatalogue } from './message.ts'

export const clockWords = {
  set: { ja: '時計を合わせる', en: 'Set the clock' },
  title: { ja: '合わせる日付と時刻を入れてください', en: 'Enter the date and time to be set' },
  now: { ja: '今の時計', en: 'The clock now' },
  digits: { ja: '年4桁、月・日・時・分は2桁ずつ', en: 'Year (4 digits), month, day, hour, minute (2 digits each)' },
  note: {
    ja: '投票管理者：時報と比べ、1、2分あとの時刻を入れます。次のページで、時報がその時刻になった時に押します。進めるときも、戻すときも同じです。',
    en: 'Enter a minute that is still to come. On the next page, press when the time signal strikes it.',
  },
  goal: { ja: '合わせる時刻', en: 'Time to be set' },
  forward: { ja: '時計を {by} 進めます。', en: 'The clock goes forward by {by}.' },
  back: { ja: '時計を {by} 戻します。', en: 'The clock goes back by {by}.' },
  same: { ja: '時計を、この分の初めに合わせます。', en: 'The clock is set to the beginning of this minute.' },
  days: { ja: '{n}日', en: '{n} d' },
  hours: { ja: '{n}時間', en: '{n} h' },
  minutes: { ja: '{n}分', en: '{n} min' },
  otherDate: { ja: 'この日は、ここの投票日ではありません。', en: 'Nobody votes here on that date.' },
  means: {
    ja: '途中の投票も、投票できる時間が残ったカードも、そのままです。正しい日付になると、自動で続きます。間違えたときは、もう一度合わせます。記録に残ります。',
    en: 'Votes under way and cards that may still vote stay as they are. Under the right date it goes on by itself. After a mistake, set it again. The log keeps it.',
  },
  witnessSees: { ja: '立会人 {n}：二つの時刻を確認する', en: 'Witness {n}: confirm both times' },
  witnessSaw: { ja: '✓ 立会人 {n} 確認済', en: '✓ Witness {n}: confirmed' },
  go: { ja: 'その時刻になった：時計を合わせる', en: 'It is that minute: set the clock' },
  setting: { ja: '時計を合わせています', en: 'Setting the clock' },
} satisfies TextCatalogue

export const clockRefusals = {
  'clock-no-such-time': {
    ja: { title: 'その日付か時刻はありません。時計は変わっていません。', next: '年、月、日、時、分を、12桁の数字で入れ直してください。例：202611291205（2026年11月29日12時5分）' },
    en: { title: 'There is no such date or time. The clock is as it was.', next: 'Enter year, month, day, hour and minute again, as 12 digits. 202611291205 is 12:05 on 29 November 2026.' },
  },
  'clock-not-set': {
    ja: {
      title: '時計を合わせられませんでした。票も記録もそのままです。',
      next: '今の時計を見て、まだ違うときは、もう一度だけ合わせてください。できないときは電源を切り、技術者の手順書の「時計を直すとき」のとおりBIOSで直すか、予備機を使います。',
    },
    en: {
      title: 'The clock was not set. Votes and records are as they were.',
      next: 'Look at the clock. If it is still wrong, try once more. If that fails, switch off and set it in the firmware (page of the technician, "Setting a clock"), or take the spare.',
    },
  },
  'clock-not-kept': {
    ja: {
      title: '時計は今、合っています。電源を切ると、また違う時刻になります（電池の時計に書けませんでした）。',
      next: 'このまま続けられます。次に電源を入れた時に、もう一度合わせてください。投票が終わったら、電池を替えるよう、選挙管理委員会に連絡してください。',
    },
    en: {
      title: "The clock is right now. After the power is cut it will be wrong again: the battery's clock took nothing.",
      next: 'Go on. After the next start, set it again. After the poll, ask the election commission for a new battery.',
    },
  },
} as const
