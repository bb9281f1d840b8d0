/** What is said otherwise where the voter chooses among choices, and nobody is elected. Each takes the place of one sentence or number. */
import type { Prompts } from './prompt.ts'

export const CHOICES = {
  'choose-one-choice': { ja: '一つ選びます。', kana: 'ヒトツエラビマス', en: 'Choose one.' },
  'choices-begin': { ja: '最初の選択肢です。', kana: 'サイショノセンタクシデス', en: 'This is the first choice.' },
  'choices-end': { ja: '最後の選択肢です。', kana: 'サイゴノセンタクシデス', en: 'This is the last choice.' },
  'whole-choices': { ja: '全部の選択肢です。', kana: 'ゼンブノセンタクシデス', en: 'All choices.' },
  'next-choices': {
    ja: '次のページの選択肢です。見たあと、もう一度選んでください。',
    kana: 'ツギノページノセンタクシデス、ミタアト、モーイチドエランデクダサイ',
    en: 'These are more choices. When you have seen them, choose again.',
  },
  'no-choice-yet': { ja: 'まだ何も選ばれていません。', kana: 'マダナニモエラバレテイマセン', en: 'Nothing is chosen yet.' },
  'hear-choice-first': { ja: '選択肢を最後まで聞いてください。', kana: 'センタクシヲサイゴマデキーテクダサイ', en: 'Please hear the choice to its end.' },
  'all-choices': { ja: '全部の選択肢に戻る。', kana: 'ゼンブノセンタクシニモドル', en: 'Back to all choices.' },
  'key-all-choices': { ja: '全部の選択肢に戻るには、バツ。', kana: 'ゼンブノセンタクシニモドルニワ、バツ', en: 'For all choices, press cross.' },
  'method-hear-choices': {
    ja: '選択肢を、決まった順に、一つずつ読み上げます。',
    kana: 'センタクシヲ、キマッタジュンニ、ヒトツズツヨミアゲマス',
    en: 'Choices are read one at a time, in their order.',
  },
  'method-choose-choice': { ja: '選びたいものが聞こえたら、マルを押します。', kana: 'エラビタイモノガキコエタラ、マルヲオシマス', en: 'When you hear the one you want, press circle.' },
  'method-confirm-choice': {
    ja: '選んだものを、もう一度読み上げます。それからマルを押すと、記録されます。',
    kana: 'エランダモノヲ、モーイチドヨミアゲマス、ソレカラマルヲオスト、キロクサレマス',
    en: 'Your choice is read again. Pressing circle after that records it.',
  },
} satisfies Prompts
