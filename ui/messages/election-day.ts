/** Words of `npm run election-day`: what it is asked, and how it tells the day. */
import { type RefusalCatalogue, type TextCatalogue, text } from './message.ts'

/** What `--help` says, by option; '' is the program itself. */
export const electionDayHelp = {
  '': text(
    '選挙を一つ、画面なしで終わりまで通します：準備、期日前投票（あれば）、開始、投票、閉鎖、送致、開票。帳尻が合わなければ 0 以外で終わります。',
    'Plays one election: prepare, early voting where there is any, open, vote, close, carry, count. Ends non-zero when anything does not balance.',
  ),
  '--election': text('CSVファイルのフォルダー', 'directory of CSV files'),
  '--votes': text(
    'だれが何に投票するかの表、来る順（指定がなければ選挙のフォルダーの votes.csv）',
    'who votes what, in order of arrival (default: votes.csv of the election)',
  ),
  '--voters': text(
    '表の最初の n 人。表がなければ、シードから作った n 人',
    'the first n of the votes, or n voters made up by seed',
  ),
  '--seed': text('鍵、カード、作った投票者が、同じ言葉なら同じになる', 'makes keys, cards and made-up voters repeat'),
  '--out': text(
    'package/、media/、reports/、documents/ を置くフォルダー（指定がなければ新しい一時フォルダー）',
    'where package/, media/, reports/ and documents/ go (default: a new temporary directory)',
  ),
  '--use': text(
    'rehearsal：今日、そのつど新しい鍵で。rehearsal=yes のファイルに使う。シードは投票者を作るだけ',
    'rehearsal: today, with keys of its own, for a set that says rehearsal=yes; the seed then only makes up voters',
  ),
  '--of-real': text(
    '本番のファイルのまま、別の鍵で行う模擬。ファイルは変わらない',
    'a rehearsal of a set for the real day: the same files, which stay as they are, with other keys',
  ),
  '--json': text('結果を一つのJSONで標準出力に出す', 'one object on stdout'),
  '--lang': text('言葉（指定がなければ LANG による）', 'language of words (default: from LANG)'),
  '--help': text('この説明を出す', 'say this'),
} satisfies TextCatalogue

export const electionDayWords = {
  progress_visits: text('来た人', 'visits'),
  progress_voice: text('音声', 'voice clips'),
  phase_import: text('取り込み', 'Import'),
  phase_prepare: text('準備：選挙データ、鍵、機械、媒体、カード', 'Preparation: package, keys, machines, media, cards'),
  phase_vote: text(
    '投票：投票所 {stations}、来る人 {visits}人',
    'Voting: {stations} polling stations, {visits} visits',
  ),
  phase_count: text('開票', 'Count'),
  rounds: text('事務局：名簿の異動の一覧 {rounds}回', 'Office: {rounds} rounds of roll lists'),
  station: text(
    '投票所 {station}：カードを渡した {cards}、断った {refused}',
    'Station {station}: {cards} cards handed out, {refused} voters refused',
  ),
  mistake: text('わざとした間違いへの答え：{answer}', 'Wrong on purpose, answered: {answer}'),
  count_zero: text('0票の確認', 'Zero check'),
  count_lists: text('送致目録', 'Transport lists'),
  count_reports: text('投票所報告', 'Station reports'),
  count_media: text('記録媒体', 'Media'),
  count_keys: text('鍵の保管者', 'Key holders'),
  count_open: text('開いて数える', 'Opening and counting'),
  count_lot: text('くじを待っています。結果はまだ印刷できません', 'A lot must be drawn before a result is printed'),
  result: text('結果（* は当選）', 'Result (* elected)'),
  balanced: text('✓ 帳尻はすべての投票所で合いました', '✓ The books of every station balance'),
  notBalanced: text(
    '▲ 帳尻が合いません：投票所 {stations}。理由は開票の書類にあります。',
    '▲ The books do not balance: station {stations}. The papers of the count say where.',
  ),
  documents: text('書類', 'Papers'),
  nothingImported: text(
    '何も取り込んでいません。表のとおりに直します。',
    'Nothing was imported. Mend it as the table says.',
  ),
  stopped: text(
    'プログラムかディスクの故障で止まりました。次の行を添えて、このプログラムを渡した人に知らせてください。',
    'The day stopped: the program or its disk failed. Tell whoever gave you this program, with the lines below.',
  ),
} satisfies TextCatalogue

/** In place of what `ippyo prepare` says: no election is ever prepared for the real day here. */
export const electionDayRefusals = {
  'use-differs': {
    ja: {
      title: 'election.csv の rehearsal=no は本番のためのファイルです。何も作られていません。',
      next: '--use rehearsal の代わりに --of-real を付けると、同じファイルのまま模擬として通せます。',
    },
    en: {
      title: 'election.csv says rehearsal=no: these files are for the real day. Nothing was made.',
      next: 'With --of-real in place of --use rehearsal the same files are played as a rehearsal.',
    },
  },
} satisfies RefusalCatalogue<'use-differs'>
