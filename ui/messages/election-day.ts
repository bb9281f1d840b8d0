/** Words of `npm run election-day`: what it is asked, and how it tells the day. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

/** What `--help` says, by option; '' is the program itself. */
export const electionDayHelp = {
  '': {
    ja: '選挙を一つ、画面なしで終わりまで通します：準備、期日前投票（あれば）、開始、投票、閉鎖、送致、開票。帳尻が合わなければ 0 以外で終わります。',
    en: 'Plays one election: prepare, early voting where there is any, open, vote, close, carry, count. Ends non-zero when anything does not balance.',
  },
  '--election': { ja: 'CSVファイルのフォルダー', en: 'directory of CSV files' },
  '--votes': { ja: 'だれが何に投票するかの表、来る順（指定がなければ選挙のフォルダーの votes.csv）', en: 'who votes what, in order of arrival (default: votes.csv of the election)' },
  '--voters': { ja: '表の最初の n 人。表がなければ、シードから作った n 人', en: 'the first n of the votes, or n voters made up by seed' },
  '--seed': { ja: '鍵、カード、作った投票者が、同じ言葉なら同じになる', en: 'makes keys, cards and made-up voters repeat' },
  '--out': {
    ja: 'package/、media/、reports/、documents/ を置くフォルダー（指定がなければ新しい一時フォルダー）',
    en: 'where package/, media/, reports/ and documents/ go (default: a new temporary directory)',
  },
  '--use': {
    ja: 'rehearsal：今日、そのつど新しい鍵で。rehearsal=yes のファイルに使う。シードは投票者を作るだけ',
    en: 'rehearsal: today, with keys of its own, for a set that says rehearsal=yes; the seed then only makes up voters',
  },
  '--of-real': { ja: '本番のファイルのまま、別の鍵で行う模擬。ファイルは変わらない', en: 'a rehearsal of a set for the real day: the same files, which stay as they are, with other keys' },
  '--json': { ja: '結果を一つのJSONで標準出力に出す', en: 'one object on stdout' },
  '--lang': { ja: '言葉（指定がなければ LANG による）', en: 'language of words (default: from LANG)' },
  '--help': { ja: 'この説明を出す', en: 'print this help' },
} satisfies TextCatalogue

export const electionDayWords = {
  progress_visits: { ja: '来た人', en: 'visits' },
  progress_voice: { ja: '音声', en: 'voice clips' },
  phase_import: { ja: '取り込み', en: 'Import' },
  phase_prepare: { ja: '準備：選挙データ、鍵、機械、媒体、カード', en: 'Preparation: package, keys, machines, media, cards' },
  phase_vote: { ja: '投票：投票所 {stations}、来る人 {visits}人', en: 'Voting: {stations} polling stations, {visits} visits' },
  phase_count: { ja: '開票', en: 'Count' },
  rounds: { ja: '事務局：名簿の異動の一覧 {rounds}回', en: 'Office: {rounds} rounds of roll lists' },
  station: { ja: '投票所 {station}：カードを渡した {cards}、断った {refused}', en: 'Station {station}: {cards} cards handed out, {refused} voters refused' },
  mistake: { ja: 'わざとした間違いへの答え：{answer}', en: 'Wrong on purpose, answered: {answer}' },
  count_zero: { ja: '0票の確認', en: 'Zero check' },
  count_lists: { ja: '送致目録', en: 'Transport lists' },
  count_reports: { ja: '投票所報告', en: 'Station reports' },
  count_media: { ja: '記録媒体', en: 'Media' },
  count_keys: { ja: '鍵の保管者', en: 'Key holders' },
  count_open: { ja: '開いて数える', en: 'Opening and counting' },
  count_lot: { ja: 'くじを待っています。結果はまだ印刷できません', en: 'A lot must be drawn before a result is printed' },
  result: { ja: '結果（* は当選）', en: 'Result (* elected)' },
  balanced: { ja: '✓ 帳尻はすべての投票所で合いました', en: '✓ The books of every station balance' },
  notBalanced: { ja: '▲ 帳尻が合いません：投票所 {stations}。理由は開票の書類にあります。', en: '▲ The books do not balance: station {stations}. The papers of the count say where.' },
  documents: { ja: '書類', en: 'Papers' },
  nothingImported: { ja: '何も取り込んでいません。表のとおりに直します。', en: 'Nothing was imported. Mend it as the table says.' },
  stopped: {
    ja: 'プログラムかディスクの故障で止まりました。次の行を添えて、このプログラムを渡した人に知らせてください。',
    en: 'The day stopped: the program or its disk failed. Tell whoever gave you this program, with the lines below.',
  },
} satisfies TextCatalogue

/** In place of what the preparation says: no election is ever prepared for the real day here. */
export const electionDayRefusals = {
  'use-differs': {
    ja: { title: 'election.csv の rehearsal=no は本番のためのファイルです。何も作られていません。', next: '--use rehearsal の代わりに --of-real を付けると、同じファイルのまま模擬として通せます。' },
    en: { title: 'election.csv says rehearsal=no: these files are for the real day. Nothing was made.', next: 'With --of-real in place of --use rehearsal the same files are played as a rehearsal.' },
  },
} satisfies RefusalCatalogue<'use-differs'>
