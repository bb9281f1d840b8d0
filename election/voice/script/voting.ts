/** One contest after the other: hear, choose, hear again, record; or leave out. */
import type { Prompts } from './prompt.ts'

export const VOTING = {
  'choose-one': { ja: '一人選びます。', kana: 'ヒトリエラビマス', en: 'Choose one.' },
  'next-contest': { ja: '次は、', kana: 'ツギワ', en: 'Next:' },
  'list-begins': { ja: '最初の候補者です。', kana: 'サイショノコーホシャデス', en: 'This is the first candidate.' },
  'list-ends': { ja: '最後の候補者です。', kana: 'サイゴノコーホシャデス', en: 'This is the last candidate.' },
  'whole-list': { ja: '全部の候補者です。', kana: 'ゼンブノコーホシャデス', en: 'All candidates.' },
  'next-page': {
    ja: '次のページの候補者です。見たあと、もう一度選んでください。',
    kana: 'ツギノページノコーホシャデス、ミタアト、モーイチドエランデクダサイ',
    en: 'These are more candidates. When you have seen them, choose again.',
  },
  // D-26: keeps the place and cannot be chosen.
  died: { ja: 'この候補者は死亡しました。選ぶことはできません。', kana: 'コノコーホシャワシボーシマシタ、エラブコトワデキマセン', en: 'This candidate has died and cannot be chosen.' },
  withdrew: { ja: 'この候補者は辞退しました。選ぶことはできません。', kana: 'コノコーホシャワジタイシマシタ、エラブコトワデキマセン', en: 'This candidate has withdrawn and cannot be chosen.' },
  'not-chosen-yet': { ja: 'まだ誰も選ばれていません。', kana: 'マダダレモエラバレテイマセン', en: 'Nobody is chosen yet.' },
  chosen: { ja: '選んだのは、', kana: 'エランダノワ', en: 'You chose:' },
  // KSK-01, TCH-03: no record of a name that was not heard to its end.
  'hear-name-first': { ja: '名前を最後まで聞いてください。', kana: 'ナマエヲサイゴマデキーテクダサイ', en: 'Please hear the name to its end.' },
  'press-again-records': {
    ja: 'もう一度マルを押すと、最後まで聞かずに記録されます。',
    kana: 'モーイチドマルヲオスト、サイゴマデキカズニキロクサレマス',
    en: 'Pressing circle again records it without hearing the rest.',
  },
  recording: { ja: '記録しています。お待ちください。', kana: 'キロクシテイマス、オマチクダサイ', en: 'Recording. Please wait.' },
  recorded: { ja: '記録されました。', kana: 'キロクサレマシタ', en: 'It is recorded.' },
  'left-out': { ja: 'この選挙では、投票しませんでした。', kana: 'コノセンキョデワ、トーヒョーシマセンデシタ', en: 'You did not vote in this contest.' },
  'recorded-for': { ja: '記録された選挙は、', kana: 'キロクサレタセンキョワ', en: 'Recorded:' },
  'open-for': { ja: 'まだ記録されていない選挙は、', kana: 'マダキロクサレテイナイセンキョワ', en: 'Not recorded yet:' },
  'leave-question': { ja: '投票しないで終わりますか。', kana: 'トーヒョーシナイデオワリマスカ', en: 'End without voting?' },
  'leave-this': { ja: 'この選挙は投票しないで、次へ。', kana: 'コノセンキョワトーヒョーシナイデ、ツギエ', en: 'Leave out this contest and go on.' },
  'leave-all': { ja: 'すべて投票しないで、終了する。', kana: 'スベテトーヒョーシナイデ、シューリョースル', en: 'End without voting in any further contest.' },
  'leave-back': { ja: '投票に戻る。', kana: 'トーヒョーニモドル', en: 'Back to voting.' },
  'leave-sure': { ja: 'あとから投票することはできません。よろしいですか。', kana: 'アトカラトーヒョースルコトワデキマセン、ヨロシーデスカ', en: 'You cannot vote later. Are you sure?' },
  'leave-yes': { ja: 'はい、投票しません。', kana: 'ハイ、トーヒョーシマセン', en: 'Yes, I do not vote.' },
  finishing: {
    ja: '記録を仕上げています。カードはそのままにしてください。',
    kana: 'キロクヲシアゲテイマス、カードワソノママニシテクダサイ',
    en: 'Completing the record. Please leave the card where it is.',
  },
  finished: { ja: '投票が終わりました。', kana: 'トーヒョーガオワリマシタ', en: 'You have finished voting.' },
  'take-card': { ja: 'カードを取って、返却窓口へお返しください。', kana: 'カードヲトッテ、ヘンキャクマドグチエオカエシクダサイ', en: 'Please take the card to the return desk.' },
  'card-at': { ja: 'カードは、置き場の上です。', kana: 'カードワ、オキバノウエデス', en: 'It lies on the card tray.' },
  'headphones-off': { ja: 'ヘッドホンを外して、お立ちください。', kana: 'ヘッドホンヲハズシテ、オタチクダサイ', en: 'You can take off the headphones and stand up.' },
} satisfies Prompts
