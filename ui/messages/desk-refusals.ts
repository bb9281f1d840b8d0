/** Words on the console when the desk is not laid out, and on its page when its program has broken. */
import type { RefusalCatalogue, RefusalText } from './message.ts'

export const deskRefusals = {
  'rehearsal-on-voting-date': {
    ja: {
      title: '今日（{date}）は、この選挙の投票日です。投票日に模擬はできません。何も始めていません。',
      next: 'ほかの日に行うか、投票日のちがう選挙の組を --election で指定してください。見本なら npm start で今日も開けます。',
    },
    en: {
      title: 'Today ({date}) is a voting date of this election, and no rehearsal is held on one. Nothing was started.',
      next: 'Come back on another date, or name a set with other dates by --election. As a sample, npm start opens today too.',
    },
  },
  'set-is-for-the-day': {
    ja: {
      title: 'この選挙の組は本番用です（election.csv の rehearsal が yes ではありません）。何も始めていません。',
      next: '模擬のために写しを作り、その election.csv に rehearsal,yes と書いて、--election で指定してください。',
    },
    en: {
      title: 'This set is made for the real day (election.csv does not say rehearsal,yes). Nothing was started.',
      next: 'Make a copy for the rehearsal, write rehearsal,yes into its election.csv, and name the copy by --election.',
    },
  },
  'station-of-several-days': {
    ja: {
      title: '最初の投票所（{station}）は、期日前投票所のように何日も開きます。机の上では、投票日一日だけの投票所を開けます。何も始めていません。',
      next: 'stations.csv の最初の行を投票日だけの投票所にしてください。期日前投票は、画面のない一日（npm run -s election-day -- --election とそのフォルダー）で通せます。',
    },
    en: {
      title: 'The first station ({station}) is open on several days, as for early voting. The desk opens a station of election day alone. Nothing was started.',
      next: 'Put a station of election day alone into the first row of stations.csv. Early voting is played without screens: npm run -s election-day -- --election and that directory.',
    },
  },
  'no-election': {
    ja: { title: '{path} というフォルダーはありません。何も始めていません。', next: '選挙のCSVファイルのあるフォルダーを --election で指定してください。' },
    en: { title: 'There is no directory {path}. Nothing was started.', next: 'Name the directory with the CSV files of an election by --election.' },
  },
  'no-window': {
    ja: {
      title: '窓が開きませんでした（この端末から画面に接続できないか、コンテナーの中です）。投票所は終わりました。',
      next: 'npm start -- --no-window を実行し、表示されるアドレスをブラウザーで開いてください。',
    },
    en: {
      title: 'The window did not come up: no display can be reached from this terminal, or this is a container. The desk has ended.',
      next: 'Run npm start -- --no-window, and open the address that it prints in a browser.',
    },
  },
} as const satisfies RefusalCatalogue<string>

export const deskHasNoWindow = {
  ja: {
    title: '窓が開きませんでした（この端末から画面に接続できないか、コンテナーの中です）。投票所は動いています。',
    next: 'このアドレスをブラウザーで開いてください：{address}\n次からは npm start -- --no-window とすると、窓を開かずにアドレスを表示します。',
  },
  en: {
    title: 'The window did not come up: no display can be reached from this terminal, or this is a container. The desk is running.',
    next: 'Open this address in a browser: {address}\nNext time, npm start -- --no-window opens no window and prints the address.',
  },
} as const satisfies RefusalText

export type DeskRefusalCode = keyof typeof deskRefusals

export const deskEnded = {
  ja: { title: 'この机は終了しました。', next: 'もう一度始めるときは、端末で npm start を実行し、表示された住所を開いてください。終了していなければ、このままお待ちください。' },
  en: { title: 'This desk has ended.', next: 'To begin again run npm start in a terminal and open the address that it prints. If it has not ended, wait: the page goes on by itself.' },
} as const satisfies RefusalText

export const deskProgramError: RefusalText = {
  ja: {
    title: '机の上の投票所は、プログラムの誤りのため止まりました。機械は順に電源を切りました。記録媒体に書かれたものは無事です。',
    next: '始めた端末（文字だけの画面）で Ctrl キーを押しながら C を押して終わらせ、もう一度始めてください（新しい一日になります）。繰り返すときは、直前にしたことを開発者に伝えてください。',
  },
  en: {
    title: 'The polling station on one desk has stopped after a program error. Its machines were switched off in order. What is written on the media is safe.',
    next: 'In the terminal where it was started, hold Ctrl and press C; then start it again (it begins a new day). If this happens again, tell the developers what you did last.',
  },
}
