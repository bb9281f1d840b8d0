/** One contest after the other: hear, choose, hear again, record; or leave out. */
import { prompt } from './prompt.ts'

export const VOTING = {
  'choose-one': prompt('一人選びます。', 'ヒトリエラビマス', 'Choose one.'),
  'next-contest': prompt('次は、', 'ツギワ', 'Next:'),
  'list-begins': prompt('最初の候補者です。', 'サイショノコーホシャデス', 'This is the first candidate.'),
  'list-ends': prompt('最後の候補者です。', 'サイゴノコーホシャデス', 'This is the last candidate.'),
  'whole-list': prompt('全部の候補者です。', 'ゼンブノコーホシャデス', 'All candidates.'),
  'next-page': prompt(
    '次のページの候補者です。見たあと、もう一度選んでください。',
    'ツギノページノコーホシャデス、ミタアト、モーイチドエランデクダサイ',
    'These are more candidates. When you have seen them, choose again.',
  ),
  // D-26: keeps the place and cannot be chosen.
  died: prompt(
    'この候補者は死亡しました。選ぶことはできません。',
    'コノコーホシャワシボーシマシタ、エラブコトワデキマセン',
    'This candidate has died and cannot be chosen.',
  ),
  withdrew: prompt(
    'この候補者は辞退しました。選ぶことはできません。',
    'コノコーホシャワジタイシマシタ、エラブコトワデキマセン',
    'This candidate has withdrawn and cannot be chosen.',
  ),
  'not-chosen-yet': prompt('まだ誰も選ばれていません。', 'マダダレモエラバレテイマセン', 'Nobody is chosen yet.'),
  chosen: prompt('選んだのは、', 'エランダノワ', 'You chose:'),
  // KSK-01, TCH-03: no record of a name that was not heard to its end.
  'hear-name-first': prompt(
    '名前を最後まで聞いてください。',
    'ナマエヲサイゴマデキーテクダサイ',
    'Please hear the name to its end.',
  ),
  'press-again-records': prompt(
    'もう一度マルを押すと、最後まで聞かずに記録されます。',
    'モーイチドマルヲオスト、サイゴマデキカズニキロクサレマス',
    'Pressing circle again records it without hearing the rest.',
  ),
  recording: prompt('記録しています。お待ちください。', 'キロクシテイマス、オマチクダサイ', 'Recording. Please wait.'),
  recorded: prompt('記録されました。', 'キロクサレマシタ', 'It is recorded.'),
  'left-out': prompt(
    'この選挙では、投票しませんでした。',
    'コノセンキョデワ、トーヒョーシマセンデシタ',
    'You did not vote in this contest.',
  ),
  'recorded-for': prompt('記録された選挙は、', 'キロクサレタセンキョワ', 'Recorded:'),
  'open-for': prompt('まだ記録されていない選挙は、', 'マダキロクサレテイナイセンキョワ', 'Not recorded yet:'),
  'leave-question': prompt('投票しないで終わりますか。', 'トーヒョーシナイデオワリマスカ', 'End without voting?'),
  'leave-this': prompt(
    'この選挙は投票しないで、次へ。',
    'コノセンキョワトーヒョーシナイデ、ツギエ',
    'Leave out this contest and go on.',
  ),
  'leave-all': prompt(
    'すべて投票しないで、終了する。',
    'スベテトーヒョーシナイデ、シューリョースル',
    'End without voting in any further contest.',
  ),
  'leave-back': prompt('投票に戻る。', 'トーヒョーニモドル', 'Back to voting.'),
  'leave-sure': prompt(
    'あとから投票することはできません。よろしいですか。',
    'アトカラトーヒョースルコトワデキマセン、ヨロシーデスカ',
    'You cannot vote later. Are you sure?',
  ),
  'leave-yes': prompt('はい、投票しません。', 'ハイ、トーヒョーシマセン', 'Yes, I do not vote.'),
  finishing: prompt(
    '記録を仕上げています。カードはそのままにしてください。',
    'キロクヲシアゲテイマス、カードワソノママニシテクダサイ',
    'Completing the record. Please leave the card where it is.',
  ),
  finished: prompt('投票が終わりました。', 'トーヒョーガオワリマシタ', 'You have finished voting.'),
  'take-card': prompt(
    'カードを取って、返却窓口へお返しください。',
    'カードヲトッテ、ヘンキャクマドグチエオカエシクダサイ',
    'Please take the card to the return desk.',
  ),
  'card-at': prompt('カードは、置き場の上です。', 'カードワ、オキバノウエデス', 'It lies on the card tray.'),
  'headphones-off': prompt(
    'ヘッドホンを外して、お立ちください。',
    'ヘッドホンヲハズシテ、オタチクダサイ',
    'You can take off the headphones and stand up.',
  ),
}
