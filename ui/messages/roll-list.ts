/** Words of refusals where the lists of a roll are read in the office. */
import type { RefusalCatalogue } from './message.ts'

export const rollListRefusals = {
  'roll-of-other-office': {
    ja: { title: '投票所 {station} の名簿を、選管のファイルで開けません。何も書いていません。', next: 'この選挙データを準備したときの office のフォルダーを指定してください。' },
    en: { title: "The roll of station {station} does not open with the office's files. Nothing was written.", next: 'Name the office directory of the preparation that made this package.' },
  },
  'roll-lists-broken': {
    ja: { title: '{path} がないか、前の更新に続くものではありません。何も書いていません。', next: 'これまでに作った更新をすべて --rounds のフォルダーに戻して、もう一度行ってください。' },
    en: {
      title: '{path} is missing, or does not follow the list before it. Nothing was written.',
      next: 'Put every list that was made so far back into the directory of --rounds, and run this again.',
    },
  },
} as const satisfies RefusalCatalogue<string>
