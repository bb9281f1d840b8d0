/** Words of the office's first page: a new election that begins as the last one was held. */
import type { TextCatalogue } from './message.ts'

export const officeBeginWords = {
  asLast: { ja: '前の選挙と同じ決まりで始める（なくても始められます）', en: 'As last time (you can begin without it)' },
  asLastText: {
    ja: '終わった選挙の準備のフォルダーをUSBメモリーで「ファイルの口」に入れて、「ファイルを探す」を押してください。',
    en: 'Put the stick with the project folder of an election that is over into the slot of files, and press "Look for files".',
  },
  none: { ja: '終わった選挙の準備は、まだ見つかっていません。', en: 'No election that is over was found yet.' },
  earlier: { ja: '{title}（{date}）', en: '{title} ({date})' },
  takenHead: { ja: '引き継ぐもの', en: 'What is taken over' },
  settings: { ja: '選挙の決まり（鍵の保管者 {keyHolders}人など）', en: 'the settings (key holders: {keyHolders}, and the others)' },
  contests: { ja: '選挙の種類と選ぶ人数　{count}件', en: 'contests with their seats: {count}' },
  stations: { ja: '投票所　{stations}か所、機械　{machines}台', en: 'stations: {stations}, with voting machines: {machines}' },
  scripts: { ja: '職員の言葉', en: 'words of staff' },
  profile: { ja: '名簿の読み方（対応表）', en: 'how the roll is read (its profile)' },
  leftHead: { ja: '引き継がないもの', en: 'What is not taken over' },
  left: {
    ja: '選挙人名簿、候補者、期日、選挙の記号、補欠選挙などの人数、前回の投票率、様式を告示で確かめたこと、準備をした人、鍵、合言葉、カード、媒体。どれも新しくします。',
    en: 'Voters, candidates, dates, the mark of the election, the seats of a by-election, the turnout of last time, that the forms were confirmed, people, keys, passphrases, cards, media. All of these are made anew.',
  },
  approveLater: {
    ja: '「準備を始める」を押すと取り込みます。引き継いだものも、一つずつ二人が「内容の承認」で承認します。',
    en: '"Begin" imports them. Two people approve each item on "Look and approve", also what was taken over.',
  },
  from: {
    ja: '照合番号 {number} の選挙から引き継いだファイルがあります。期日は下の表で直し、候補者と名簿は、そのファイルだけを取り込めば加わります。',
    en: 'Some files were taken over from the election with check number {number}. Mend the dates in the table below. Candidates and the roll are added by an import of their files alone.',
  },
  approveFrom: {
    ja: '引き継いだ内容があります。前回の投票率と、様式を告示で確かめたかどうかは、引き継がずに空にしました。この選挙のものが入っているかを確かめてください。',
    en: 'Some of this was taken over. Turnout of last time, and whether the forms were confirmed, were not: they were left empty. Look whether they are those of this election.',
  },
} as const satisfies TextCatalogue
